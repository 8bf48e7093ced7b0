import { Injectable } from '@nestjs/common';
import { instantParam } from '../../../platform/database/column-types.js';
import {
  insertWithCommit,
  placesFor,
  updateRows,
  updateWithCommit,
} from '../../../platform/database/plain-rows.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { TicketWord } from '../entities/ticket-word.entity.js';
import { Ticket } from '../entities/ticket.entity.js';
import { isUnindexed, withoutOwnWords } from './search-text.js';
import { termsOf } from './search-words.js';

/** What the index of words is made from. */
export type Indexed = Pick<Ticket, 'id' | 'number' | 'submittedAt' | 'search' | 'isOpen'>;

/**
 * Keeps the index of words: what stands there of a ticket is exactly the terms of its number and its column `search`, with
 * whether it is open, at each commit. So a ticket's entries are known without reading them, and leave the index one by one by their key.
 */
@Injectable()
export class TicketSearch {
  /** Enters new tickets, in the transaction that stores them. */
  async index(tx: Tx, tickets: readonly Indexed[]): Promise<void> {
    await insertWithCommit(tx, TicketWord, tickets.flatMap(entriesOf));
  }

  /**
   * Gives a ticket other words to be found by. What it is not found by any more leaves the index in this transaction.
   * @returns false where somebody else changed them since `ticket` was read; nothing is written then
   */
  async rewrite(tx: Tx, ticket: Indexed, search: string): Promise<boolean> {
    const guard = [ticket.id, ticket.search, Number(ticket.isOpen)];
    const condition = 'id = ? AND search = ? AND isOpen = ?';
    const changed = await updateRows(tx, Ticket, { search }, condition, guard);
    if (changed === 0) return false;
    const before = new Set(isUnindexed(ticket.search) ? [] : termsOf(ticket));
    const after = entriesOf({ ...ticket, search });
    await this.remove(tx, ticket, [...before].filter(isMissingIn(after)));
    const fresh = after.filter(({ term }) => !before.has(term));
    await insertWithCommit(tx, TicketWord, fresh);
    return true;
  }

  /** Moves the entries of a ticket that has ended, or is open again; nothing where that is as it was. */
  async follow(tx: Tx, before: Indexed, { isOpen, search }: Indexed): Promise<void> {
    if (before.isOpen === isOpen || isUnindexed(search)) return;
    const keys = keysOf(before, termsOf({ ...before, search }));
    await updateWithCommit(tx, TicketWord, { changes: { isOpen }, ...keys });
  }

  /**
   * Nobody finds the ticket any more by what people wrote in it: for text that is withheld or made anonymous. The caller
   * changes the text itself.
   * @returns false for an unknown ticket
   */
  async forgetOwnWords(tx: Tx, ticketId: string): Promise<boolean> {
    const ticket = await tx.findOneBy(Ticket, { id: ticketId });
    return ticket !== null && this.rewrite(tx, ticket, withoutOwnWords(ticket.search));
  }

  private async remove(tx: Tx, ticket: Indexed, terms: readonly string[]): Promise<void> {
    if (terms.length === 0) return;
    const { condition, params } = keysOf(ticket, terms);
    await tx.query(`DELETE FROM ticket_word WHERE ${condition}`, params);
  }
}

/** The entries of a ticket under these terms, by their whole keys. */
function keysOf({ id, submittedAt, isOpen }: Indexed, terms: readonly string[]) {
  return {
    condition: `term IN (${placesFor(terms)}) AND isOpen = ? AND submittedAt = ? AND ticketId = ?`,
    params: [...terms, Number(isOpen), instantParam(submittedAt), id],
  };
}

/** What stands in the index of a ticket. */
export function entriesOf(ticket: Indexed): TicketWord[] {
  const { id: ticketId, submittedAt, isOpen } = ticket;
  return termsOf(ticket).map((term) => ({ term, isOpen, submittedAt, ticketId }));
}

function isMissingIn(entries: readonly TicketWord[]): (term: string) => boolean {
  const terms = new Set(entries.map(({ term }) => term));
  return (term) => !terms.has(term);
}
