import type {
  Changes,
  EventActor,
  EventData,
  TicketEventType,
  Visibility,
} from '@wide-angle/shared';
import { Entity, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One immutable fact of a ticket's history. Its key is the history's order: two writers cannot both be next. */
@Entity('ticket_event')
export class TicketEventRow {
  @PrimaryId() ticketId: string;
  @PrimaryColumn({ type: 'int' }) seq: number;
  @CodeColumn(20) type: TicketEventType;
  @InstantColumn() at: number;
  @InstantColumn({ nullable: true }) dueAt: number | null;
  @IdColumn({ nullable: true }) actorPersonId: string | null;
  @CodeColumn(20, { nullable: true }) actorRole: EventActor['role'] | null;
  @IdColumn({ nullable: true }) actorOrganizationId: string | null;
  @CodeColumn(10) visibility: Visibility;
  @TextColumn(2000) text: string;
  @JsonColumn<readonly string[]>() mediaIds: readonly string[];
  @JsonColumn<EventData>() data: EventData;
  @JsonColumn<Changes>() changes: Changes;
}
