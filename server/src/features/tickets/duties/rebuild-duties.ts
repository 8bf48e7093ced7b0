import { replay, type TicketEvent } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows, placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { TicketDuty } from '../entities/ticket-duty.entity.js';
import { TicketEventRow } from '../entities/ticket-event.entity.js';
import { Ticket } from '../entities/ticket.entity.js';
import { eventOf } from '../ticket-row.js';
import { dutyRowsOf } from './duty-rows.js';

/** Tickets of one transaction. */
const BATCH = 200;

/**
 * Writes what offices owe and were late with anew, from nothing but the histories of the tickets. For what was imported
 * past the use cases; nobody else may write tickets meanwhile.
 */
@Injectable()
export class RebuildDuties {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * May be stopped and begun again.
   * @returns how many tickets were looked at
   */
  async run(signal?: AbortSignal): Promise<number> {
    await this.unitOfWork.run((tx) =>
      tx.query('DELETE FROM ticket_duty WHERE ticketId NOT IN (SELECT id FROM ticket)'),
    );
    let looked = 0;
    for (let last = ''; !signal?.aborted;) {
      const ids = await this.unitOfWork.run((tx) => this.batchAfter(tx, last));
      if (ids.length === 0) break;
      looked += ids.length;
      last = ids.at(-1) ?? '';
    }
    return looked;
  }

  private async batchAfter(tx: Tx, last: string): Promise<string[]> {
    const next = `WHERE id > ? ORDER BY id LIMIT ${BATCH}`;
    const ids = (await readRows(tx, Ticket, next, [last], ['id'])).map(({ id }) => id);
    if (ids.length === 0) return ids;
    const histories = await historiesOf(tx, ids);
    await tx.query(`DELETE FROM ticket_duty WHERE ticketId IN (${placesFor(ids)})`, ids);
    await insertRows(
      tx,
      TicketDuty,
      histories.flatMap((events) => dutyRowsOf(replay(events))),
    );
    return ids;
  }
}

/** The whole histories of tickets, each in order. */
async function historiesOf(tx: Tx, ids: readonly string[]): Promise<TicketEvent[][]> {
  const which = `WHERE ticketId IN (${placesFor(ids)}) ORDER BY ticketId, seq`;
  const histories = new Map<string, TicketEvent[]>();
  for (const row of await readRows(tx, TicketEventRow, which, ids)) {
    const known = histories.get(row.ticketId);
    if (known) known.push(eventOf(row));
    else histories.set(row.ticketId, [eventOf(row)]);
  }
  return [...histories.values()];
}
