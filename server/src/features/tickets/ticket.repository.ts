import type { Progress, Reckoning, TicketEvent, TicketFacts } from '@wide-angle/shared';
import { categoryOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import {
  insertRows,
  insertWithCommit,
  placesFor,
  readRows,
  updateEach,
} from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { TicketDuties } from './duties/ticket-duties.js';
import { TicketEventRow } from './entities/ticket-event.entity.js';
import { TicketJoiner } from './entities/ticket-joiner.entity.js';
import { TicketRating } from './entities/ticket-rating.entity.js';
import { Ticket } from './entities/ticket.entity.js';
import { ticketEventMessage } from './ticket-messages.js';
import { TicketSearch } from './search/ticket-search.js';
import { isUnindexed, withCategory } from './search/search-text.js';
import { changedColumns, eventOf, eventRow, NO_FAILURE, NO_LEASE } from './ticket-row.js';
import { isCounted, TicketChanges } from './ticket-changes.js';
import { TicketTally } from './ticket-tally.js';

/** A ticket's way from one stored state to the next. */
export interface Step {
  readonly before: Ticket;
  readonly reckoning: Reckoning;
  readonly progress: Progress;
}

/** A step with what it does to the row. */
interface Made extends Step {
  readonly changes: Partial<Ticket>;
  readonly after: Ticket;
}

/** Stores tickets with their histories: row, events, counts and messages always go together. */
@Injectable()
export class TicketRepository {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(TicketTally) private readonly tally: TicketTally,
    @Inject(TicketSearch) private readonly search: TicketSearch,
    @Inject(TicketChanges) private readonly changes: TicketChanges,
    @Inject(TicketDuties) private readonly duties: TicketDuties,
  ) {}

  /** A ticket by id; inside a unit of work as it stands there. */
  async find(id: string): Promise<Ticket | null> {
    const [row] = await this.findMany([id]);
    return row ?? null;
  }

  findMany(ids: readonly string[]): Promise<Ticket[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return readRows(this.unitOfWork.reader, Ticket, `WHERE id IN (${placesFor(ids)})`, ids);
  }

  /**
   * A new ticket with its first event.
   * @throws a duplicate key error where the number is taken
   */
  async insert(tx: Tx, row: Ticket, event: TicketEvent): Promise<void> {
    await insertRows(tx, Ticket, [row]);
    await insertWithCommit(tx, TicketEventRow, [eventRow(event)]);
    await this.search.index(tx, [row]);
    await this.tally.book(tx, [{ before: null, after: row }]);
    await this.changes.note(tx, [row.id]);
    await this.duties.book(tx, [{ before: null, after: row }]);
    await this.outbox.publish(tx, ticketEventMessage(event));
  }

  /**
   * The next state of a ticket, unless somebody else was first.
   * @returns the row as it is now, or null where its version was not that of `before` any more; nothing is written then
   */
  async advance(tx: Tx, step: Step): Promise<Ticket | null> {
    const [made] = await this.advanceAll(tx, [step]);
    return made?.after ?? null;
  }

  /** As {@link advance} for many tickets with few statements; gives the steps that were made. */
  async advanceAll(tx: Tx, steps: readonly Step[]): Promise<Made[]> {
    const made = await this.updateAll(tx, steps.map(tried));
    const events = made.flatMap(({ progress }) => progress.events);
    await insertWithCommit(tx, TicketEventRow, events.map(eventRow));
    await this.tally.book(tx, made);
    for (const one of made) await this.keepFound(tx, one);
    const counted = made.filter(({ changes, progress }) => isCounted(changes, progress.events));
    const countedIds = counted.map(({ after }) => after.id);
    await this.changes.note(tx, countedIds);
    await this.duties.book(tx, made);
    await this.outbox.publishAll(tx, events.map(ticketEventMessage));
    return made;
  }

  /** The guard of every change: whoever read an older version changes nothing. @returns those that were first */
  private async updateAll(tx: Tx, all: readonly Made[]): Promise<Made[]> {
    // Settled meanwhile, and noted as such: there is nothing left to write.
    const isWritten = ({ changes }: Made) => Object.keys(changes).length > 0;
    const written = all.filter(isWritten);
    const met = await updateEach(
      tx,
      Ticket,
      written.map(({ before, changes }) => ({
        changes,
        condition: 'id = ? AND version = ?',
        params: [before.id, before.version],
      })),
    );
    const late = new Set(written.filter((_, n) => met[n] !== 1));
    return all.filter((one) => !late.has(one));
  }

  /** A ticket is found by the name of its category, and among the open ones as long as it is open. */
  private async keepFound(tx: Tx, { before, after, reckoning }: Made): Promise<void> {
    await this.search.follow(tx, before, after);
    if (before.categoryCode === after.categoryCode || isUnindexed(after.search)) return;
    const { name } = categoryOf(reckoning.policy, after.categoryCode);
    await this.search.rewrite(tx, after, withCategory(after.search, name));
  }

  async event(ticketId: string, seq: number): Promise<TicketEvent | null> {
    const row = await this.unitOfWork.reader.findOneBy(TicketEventRow, { ticketId, seq });
    return row && eventOf(row);
  }

  /** A whole history in order. */
  async events(ticketId: string): Promise<TicketEvent[]> {
    const where = { ticketId };
    const rows = await this.unitOfWork.reader.find(TicketEventRow, {
      where,
      order: { seq: 'ASC' },
    });
    return rows.map(eventOf);
  }

  /** Why each of these tickets is shelved: the words of the last request. */
  async shelvingReasons(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rest = `WHERE ticketId IN (${placesFor(ids)}) AND type = 'requestShelving' ORDER BY ticketId, seq`;
    const keys = ['ticketId', 'text'] as const;
    const rows = await readRows(this.unitOfWork.reader, TicketEventRow, rest, ids, keys);
    return new Map(rows.map(({ ticketId, text }) => [ticketId, text]));
  }

  async joinerIds(ticketId: string): Promise<string[]> {
    const rows = await this.unitOfWork.reader.findBy(TicketJoiner, { ticketId });
    return rows.map(({ personId }) => personId);
  }

  isJoined(ticketId: string, personId: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(TicketJoiner, { ticketId, personId });
  }

  /**
   * Makes people joiners of an open ticket; those who are already, and its reporter, stay what they are.
   * @returns false where the ticket has ended meanwhile: then the transaction must not be committed
   */
  async addJoiners(
    tx: Tx,
    ticket: Pick<TicketFacts, 'id' | 'reporterId'>,
    personIds: readonly string[],
    joinedAt: number,
  ): Promise<boolean> {
    const known = new Set([ticket.reporterId, ...(await this.joinerIds(ticket.id))]);
    const fresh = [...new Set(personIds)].filter((id) => !known.has(id));
    const rows = fresh.map((personId) => ({ ticketId: ticket.id, personId, joinedAt }));
    await insertRows(tx, TicketJoiner, rows);
    // Also for nobody: two tickets that are merged into each other at once must meet here. The mark makes it a true change:
    // nodes of a cluster compare what has changed, and a row that is written as it was has not.
    const change = { joinerCount: () => `joinerCount + ${fresh.length}`, joinMark: newId() };
    const { affected } = await tx.update(Ticket, { id: ticket.id, isOpen: true }, change);
    return affected === 1;
  }

  /** What a person says of a round; saying it again replaces it. */
  async putRating(tx: Tx, rating: TicketRating): Promise<void> {
    const { ticketId, round, personId } = rating;
    await tx.delete(TicketRating, { ticketId, round, personId });
    await insertRows(tx, TicketRating, [rating]);
  }
}

function tried(step: Step): Made {
  const { before, reckoning, progress } = step;
  // What a person could do has settled the ticket: then nothing is wrong with its timers, and nothing leased is left.
  const changes = { ...changedColumns(reckoning, before, progress.ticket), ...healed(before) };
  return { ...step, changes, after: { ...before, ...changes } };
}

/** Takes back what the workers noted at a ticket; nothing where nothing is noted. */
function healed(before: Ticket): Partial<Ticket> {
  return {
    ...(before.timerWorker === null ? {} : NO_LEASE),
    ...(before.timerFailedAt === null ? {} : NO_FAILURE),
  };
}
