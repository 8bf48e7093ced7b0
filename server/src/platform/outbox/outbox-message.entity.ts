import type { Instant } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  PrimaryId,
  TextColumn,
} from '../database/column-types.js';

export const OUTBOX_ERROR_MAX = 500;

/** One message for one consumer; the row goes when it is delivered. */
@Entity('outbox_message')
@Index('ix_outbox_message_due', ['isDead', 'dueAt'])
@Index('outbox_message_by_consumer', ['consumer', 'isDead', 'dueAt'])
export class OutboxMessageEntity {
  @PrimaryId()
  id: string;

  @CodeColumn(60)
  consumer: string;

  @CodeColumn(60)
  topic: string;

  /** What the consumer tells repeats by. */
  @CodeColumn(120)
  messageKey: string;

  @JsonColumn<object>()
  payload: object;

  /** Deliveries begun so far. */
  @IntColumn()
  attempts: number;

  /** When to try next; while a worker has the message, when others may take it over. */
  @InstantColumn()
  dueAt: Instant;

  /** The worker that has it, null while nobody has. */
  @IdColumn({ nullable: true })
  takenBy: string | null;

  /** Given up after the last attempt; stays for a person to look at. */
  @FlagColumn()
  isDead: boolean;

  @TextColumn(OUTBOX_ERROR_MAX, { nullable: true })
  lastError: string | null;

  @InstantColumn()
  createdAt: Instant;
}
