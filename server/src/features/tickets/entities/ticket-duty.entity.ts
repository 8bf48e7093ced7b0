import type { DutyKind, DutyState } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PrimaryCode,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** Whose duty it is; a subdistrict oversees its communities and not its bureau. */
export type DutyOfficeKind = 'community' | 'bureau';

/**
 * What offices owe and were late with (履职): what the facts of a ticket tell of it, stored beside them in the same
 * transaction so that lists and counts of an office or area are read from an index.
 */
@Entity('ticket_duty')
@Index('ticket_duty_office', ['organizationId', 'state', 'dueAt', 'ticketId', 'dutyKey'])
@Index('ticket_duty_subdistrict', [
  'subdistrictId',
  'officeKind',
  'state',
  'dueAt',
  'ticketId',
  'dutyKey',
])
@Index('ticket_duty_bureau', ['bureauId', 'state', 'dueAt', 'ticketId', 'dutyKey'])
@Index('ticket_duty_subdistrict_counted', [
  ...['subdistrictId', 'officeKind', 'state', 'organizationId', 'dueAt'],
])
@Index('ticket_duty_bureau_counted', ['bureauId', 'state', 'organizationId', 'dueAt'])
export class TicketDuty {
  @PrimaryId() ticketId: string;
  /** Stable within the ticket, see `Duty` of the rules. */
  @PrimaryCode(40) dutyKey: string;
  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() organizationId: string;
  @CodeColumn(10) officeKind: DutyOfficeKind;
  @CodeColumn(12) kind: DutyKind;
  @CodeColumn(10) state: DutyState;
  @InstantColumn() dueAt: number;
  @InstantColumn({ nullable: true }) doneAt: number | null;
}
