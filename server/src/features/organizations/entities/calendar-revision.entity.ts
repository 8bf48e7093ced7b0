import type { CalendarYear } from '@wide-angle/shared';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One change of the calendar: a year's table as it was entered then, and how far open tickets have been brought to it. */
@Entity('calendar_revision')
@Index('calendar_revision_open', ['doneAt', 'revision'])
export class CalendarRevision {
  /** Of all years together: each change gets the next number. */
  @PrimaryColumn({ type: 'int' }) revision: number;
  @CodeColumn(4) year: string;
  @TextColumn(200) source: string;
  @TextColumn(200) reason: string;
  @JsonColumn<CalendarRevision['days']>() days: Pick<CalendarYear, 'holidays' | 'makeUpDays'>;
  @InstantColumn() importedAt: number;
  @IdColumn({ nullable: true }) importedById: string | null;
  /** The last open ticket that was looked at. */
  @IdColumn({ nullable: true }) reachedTicketId: string | null;
  @IntColumn() changedTickets: number;
  @InstantColumn({ nullable: true }) doneAt: number | null;
}
