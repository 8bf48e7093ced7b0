import type { TicketEvent } from '@wide-angle/shared';
import { COUNTED_FACTS, TELLING_EVENTS } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertWithCommit, placesFor, readRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { TicketChange } from './entities/ticket-change.entity.js';
import { TicketEventRow } from './entities/ticket-event.entity.js';
import { Ticket } from './entities/ticket.entity.js';
import { eventOf } from './ticket-row.js';

const TICKET_COLUMNS = [
  'id',
  'bureauId',
  'submittedAt',
  ...COUNTED_FACTS,
] as const satisfies readonly (keyof Ticket)[];

const EVENT_COLUMNS = [
  'ticketId',
  'seq',
  'type',
  'at',
  'actorPersonId',
  'actorRole',
  'actorOrganizationId',
  'data',
] as const satisfies readonly (keyof TicketEventRow)[];

/** What statistics need to know of a ticket. */
export interface CountedHistory {
  readonly ticket: Pick<Ticket, (typeof TICKET_COLUMNS)[number]>;
  /** Events that say more than the facts, in order. */
  readonly events: readonly Pick<TicketEvent, 'seq' | 'type' | 'at' | 'actor' | 'data'>[];
}

/** Hands on to the statistics which tickets have changed (decision 0007). */
@Injectable()
export class TicketChanges {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Says that tickets were made or changed, in their own transaction. */
  async note(tx: Tx, ticketIds: readonly string[]): Promise<void> {
    const rows = ticketIds.map((ticketId) => ({ id: newId(), ticketId }));
    await insertWithCommit(tx, TicketChange, rows);
  }

  /** Says that every ticket has changed, so that all are counted anew. */
  async noteAll(tx: Tx): Promise<void> {
    await tx.query('DELETE FROM ticket_change');
    await tx.query('INSERT INTO ticket_change (id, ticketId) SELECT id, id FROM ticket');
  }

  /** Changes that wait, the oldest first. */
  waiting(limit: number): Promise<TicketChange[]> {
    const first = `ORDER BY id LIMIT ${Math.trunc(limit)}`;
    return readRows(this.unitOfWork.reader, TicketChange, first, []);
  }

  /** Do more changes wait than this? Looks no further than that. */
  async areMoreThan(count: number): Promise<boolean> {
    const next = `ORDER BY id LIMIT 1 OFFSET ${Math.trunc(count)}`;
    return (await readRows(this.unitOfWork.reader, TicketChange, next, [], ['id'])).length > 0;
  }

  /** Forgets changes that were counted. */
  async forget(tx: Tx, changes: readonly TicketChange[]): Promise<void> {
    const ids = changes.map(({ id }) => id);
    await tx.query(`DELETE FROM ticket_change WHERE id IN (${placesFor(ids)})`, ids);
  }

  /** Tickets with what statistics are made from; unknown ids are left out. */
  async histories(ids: readonly string[]): Promise<CountedHistory[]> {
    if (ids.length === 0) return [];
    const { reader } = this.unitOfWork;
    const which = placesFor(ids);
    const tickets = await readRows(reader, Ticket, `WHERE id IN (${which})`, ids, TICKET_COLUMNS);
    const telling =
      `WHERE ticketId IN (${which}) AND type IN (${placesFor(TELLING_EVENTS)}) ` +
      'ORDER BY ticketId, seq';
    const params = [...ids, ...TELLING_EVENTS];
    const rows = await readRows(reader, TicketEventRow, telling, params, EVENT_COLUMNS);
    const byTicket = new Map<string, CountedHistory['events'][number][]>();
    for (const row of rows) {
      const known = byTicket.get(row.ticketId);
      if (known) known.push(eventOf(row));
      else byTicket.set(row.ticketId, [eventOf(row)]);
    }
    return tickets.map((ticket) => ({ ticket, events: byTicket.get(ticket.id) ?? [] }));
  }
}

/** Does a step change any number? A call to the owner does without a change of the facts that are counted. */
export function isCounted(
  changes: Partial<Ticket>,
  events: readonly Pick<TicketEvent, 'type'>[],
): boolean {
  return (
    COUNTED_FACTS.some((fact) => fact in changes) || events.some(({ type }) => type === 'followUp')
  );
}
