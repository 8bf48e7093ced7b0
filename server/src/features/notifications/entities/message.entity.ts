import type { MessageAbout, MessageKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One message to one person in one capacity. Nobody gets a second one about the same happening in that capacity. */
@Entity('message')
@Index('message_source', ['sourceKey', 'personId', 'capacity'], { unique: true })
@Index('message_list', ['personId', 'capacity', 'at', 'id'])
@Index('message_unread', ['personId', 'capacity', 'readAt'])
@Index('message_age', ['at'])
export class Message {
  @PrimaryId() id: string;
  @IdColumn() personId: string;
  /** The post that it is for, or {@link RESIDENT}. */
  @IdColumn() capacity: string;
  /** What it tells of, e.g. `ticket:<id>#<seq>`. */
  @CodeColumn(80) sourceKey: string;
  @CodeColumn(10) kind: MessageKind;
  @TextColumn(60) title: string;
  @TextColumn(1000) text: string;
  @CodeColumn(10) about: MessageAbout;
  @IdColumn({ nullable: true }) ticketId: string | null;
  @IdColumn({ nullable: true }) orderId: string | null;
  @InstantColumn() at: number;
  @InstantColumn({ nullable: true }) readAt: number | null;
}

/** The capacity of people who act for themselves. */
export const RESIDENT = 'resident';
