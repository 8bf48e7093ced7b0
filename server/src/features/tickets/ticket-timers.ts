import type { Instant } from '@wide-angle/shared';
import { MINUTE, SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../../platform/database/column-types.js';
import { placesFor, readRows, updateRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { Ticket } from './entities/ticket.entity.js';
import { NO_LEASE } from './ticket-row.js';

/** Tickets of one claim. A worker that is killed leaves so many to wait for the end of its lease. */
const CLAIMED_AT_ONCE = 200;
/** Each worker claims some of the first so many, at random, so that several seldom reach for the same. */
const LOOKED_AT = 4 * CLAIMED_AT_ONCE;
/** How long a claim is respected; many times what its work takes. */
const LEASE = 15 * SECOND;
/** A ticket that cannot be settled is tried again after so long, twice as long each time … */
const FIRST_PAUSE = 5 * MINUTE;
/** … and after so many tries, about ten hours, not any more until somebody says so. */
const TRIES_MAX = 8;

/** Due tickets that one worker has for itself. */
export interface TimerClaim {
  /** Names this claim. */
  readonly worker: string;
  readonly until: Instant;
  /** In the order of their next timers; empty where others were faster. */
  readonly tickets: readonly Ticket[];
}

/** A ticket whose timers could not be fired. */
export type TimerTrouble = Pick<
  Ticket,
  'id' | 'number' | 'timerFailedAt' | 'timerFailures' | 'timerError' | 'nextTimerAt'
>;

const TROUBLE_KEYS = [
  'id',
  'number',
  'timerFailedAt',
  'timerFailures',
  'timerError',
  'nextTimerAt',
] as const;

/**
 * Which tickets' timers are due, who works at them, and which cannot be fired (DESIGN §4.3). Workers share the work
 * through the database alone: a claim is one guarded update, and the version of the ticket decides in the end, so a
 * lease only keeps workers from doing the same work twice. No clock can make two of them fire one rung.
 */
@Injectable()
export class TicketTimers {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * Takes some of the tickets that are due longest and that no other worker has.
   * @returns null where there is none
   */
  async claim(now: Instant): Promise<TimerClaim | null> {
    const ids = await this.freeIds(now);
    if (ids.length === 0) return null;
    const [worker, until] = [newId(), now + LEASE];
    const free = freeAt(now);
    const mine = `id IN (${placesFor(ids)})`;
    await this.unitOfWork.run(
      (tx) =>
        updateRows(
          tx,
          Ticket,
          { timerWorker: worker, timerLeaseUntil: until },
          `${mine} AND ${free.sql}`,
          [...ids, ...free.params],
        ),
      // Whoever claims twice in the same name has claimed once.
      { isRepeatable: true },
    );
    const rest = `WHERE ${mine} AND timerWorker = ? ORDER BY nextTimerAt, id`;
    const tickets = await readRows(this.unitOfWork.reader, Ticket, rest, [...ids, worker]);
    return { worker, until, tickets };
  }

  /** Gives back what a worker leaves undone, so that nobody has to wait for the end of its lease. */
  async release({ worker }: TimerClaim, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const condition = `id IN (${placesFor(ids)}) AND timerWorker = ?`;
    await this.unitOfWork.run((tx) =>
      updateRows(tx, Ticket, NO_LEASE, condition, [...ids, worker]),
    );
  }

  /**
   * Sets a ticket aside whose timers cannot be fired: it is tried again later, at last not any more. Nothing happens
   * where somebody has changed it meanwhile.
   * @param kind of the error, without any words of people
   */
  async setAside(tx: Tx, ticket: Ticket, failure: { at: Instant; kind: string }): Promise<void> {
    const tries = ticket.timerFailures + 1;
    const retryAt = failure.at + FIRST_PAUSE * 2 ** ticket.timerFailures;
    const change: Partial<Ticket> = {
      ...NO_LEASE,
      timerFailures: tries,
      timerFailedAt: ticket.timerFailedAt ?? failure.at,
      timerError: failure.kind.slice(0, 300),
      nextTimerAt: tries < TRIES_MAX ? retryAt : null,
    };
    await updateRows(tx, Ticket, change, 'id = ? AND version = ?', [ticket.id, ticket.version]);
  }

  /**
   * Tickets that are set aside, longest first.
   * @param after failedAt and id of the last one of the page before
   */
  troubles(after: readonly [Instant, string] | null, limit: number): Promise<TimerTrouble[]> {
    const [at, id] = after ?? [];
    const from = at === undefined ? '' : 'AND timerFailedAt >= ? AND (timerFailedAt > ? OR id > ?)';
    const params = at === undefined ? [] : [instantParam(at), instantParam(at), id];
    const rest = `WHERE timerFailedAt IS NOT NULL ${from} ORDER BY timerFailedAt, id LIMIT ${limit}`;
    return readRows(this.unitOfWork.reader, Ticket, rest, params, TROUBLE_KEYS);
  }

  /** How many tickets are set aside, and how many of these are not tried again by themselves. */
  async countTroubles(): Promise<{ setAside: number; givenUp: number }> {
    const [row]: { setAside: unknown; givenUp: unknown }[] = await this.unitOfWork.reader.query(
      `SELECT COUNT(*) AS setAside, COUNT(*) - COUNT(nextTimerAt) AS givenUp FROM ticket WHERE timerFailedAt IS NOT NULL`,
    );
    return { setAside: Number(row?.setAside ?? 0), givenUp: Number(row?.givenUp ?? 0) };
  }

  /**
   * Has tickets that are set aside tried again at once, with all tries before them.
   * @param id one of them; all where it is left out
   * @returns how many
   */
  retry(now: Instant, id?: string): Promise<number> {
    const one = id === undefined ? '' : 'AND id = ?';
    const change = { nextTimerAt: now, timerFailures: 0 };
    const params = id === undefined ? [] : [id];
    return this.unitOfWork.run((tx) =>
      updateRows(tx, Ticket, change, `timerFailedAt IS NOT NULL ${one}`, params),
    );
  }

  private async freeIds(now: Instant): Promise<string[]> {
    const { sql, params } = freeAt(now);
    const rest = `WHERE ${sql} ORDER BY nextTimerAt, id LIMIT ${LOOKED_AT}`;
    const found = await readRows(this.unitOfWork.reader, Ticket, rest, params, ['id']);
    const chunks = Math.ceil(found.length / CLAIMED_AT_ONCE);
    const from = Math.floor(Math.random() * chunks) * CLAIMED_AT_ONCE;
    return found.slice(from, from + CLAIMED_AT_ONCE).map(({ id }) => id);
  }
}

/**
 * Due, and nobody's. A lease that ends later than any that could begin now was written by a clock that went wrong, or that
 * went back since: it is not respected, or its tickets would wait for as long as the clock was wrong.
 */
function freeAt(now: Instant): { sql: string; params: string[] } {
  return {
    sql: 'nextTimerAt <= ? AND (timerLeaseUntil IS NULL OR timerLeaseUntil <= ? OR timerLeaseUntil > ?)',
    params: [now, now, now + LEASE].map(instantParam),
  };
}
