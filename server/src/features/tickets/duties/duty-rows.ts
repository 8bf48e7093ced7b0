import { dutiesOf, type TicketFacts } from '@wide-angle/shared';
import type { Ticket } from '../entities/ticket.entity.js';
import type { TicketDuty } from '../entities/ticket-duty.entity.js';

/** What offices owe to a ticket or were late with, as rows: what its facts tell of it. */
export function dutyRowsOf(ticket: TicketFacts): TicketDuty[] {
  const { id: ticketId, bureauId, subdistrictId } = ticket;
  return dutiesOf(ticket).map(({ key, organizationId, ...duty }) => ({
    ticketId,
    dutyKey: key,
    bureauId,
    subdistrictId,
    organizationId,
    officeKind: organizationId === bureauId ? 'bureau' : 'community',
    ...duty,
  }));
}

/** What a change of a ticket does to its duties; both empty for almost every change. */
export interface DutyChange {
  readonly gone: readonly TicketDuty[];
  readonly come: readonly TicketDuty[];
}

/** @param before null before it was submitted */
export function dutyChange(before: Ticket | null, after: Ticket): DutyChange {
  const [was, is] = [before ? dutyRowsOf(before) : [], dutyRowsOf(after)];
  return { gone: without(was, is), come: without(is, was) };
}

function without(rows: readonly TicketDuty[], others: readonly TicketDuty[]): TicketDuty[] {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}
