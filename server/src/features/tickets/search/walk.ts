import type { TicketSort } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantOf } from '../../../platform/database/column-types.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { directionOf, TicketQueries } from '../lists/ticket.queries.js';
import type { CardRow } from '../views/card-row.js';

/** One look at a list. */
export interface Look {
  readonly plan: ListPlan;
  readonly search: readonly Condition[];
  readonly after: readonly CursorValue[] | null;
  readonly limit: number;
}

/** What a look found, and where it stopped before the list was at its end; null: it has seen all, or its page is full. */
export interface Found {
  readonly rows: readonly CardRow[];
  readonly stoppedAt: readonly CursorValue[] | null;
}

/** Something that holds tickets in a list's order: the list itself, or the index of words. */
export interface Way {
  /** Tickets that are looked at in one go, one stride after the other. */
  readonly strides: readonly number[];
  /** What tells those of the list among its tickets. */
  readonly within: readonly Condition[];
  /** SELECT of `ticketId` and `sortKey` of the next so many after a position, in the list's order. */
  stretch(after: readonly CursorValue[] | null, length: number): Condition;
  /** SELECT of `ticketId`: those of a stretch that are worth a look at the ticket. */
  worth(stretch: Condition): Condition;
}

/**
 * Goes along a way in strides until a page is full, the way ends or it has looked far enough: no search reads all of a
 * large county at once, and the next page goes on where it stopped.
 */
@Injectable()
export class Walk {
  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ProblemError `input.cursor` */
  async rows(way: Way, { plan, search, after, limit }: Look): Promise<Found> {
    const rows: CardRow[] = [];
    const found = { ...plan, within: way.within };
    let from = after;
    for (const length of way.strides) {
      const stretch = way.stretch(from, length);
      const wanted = limit - rows.length;
      rows.push(...(await this.queries.rowsAmong(way.worth(stretch), found, search, null, wanted)));
      if (rows.length >= limit) return { rows, stoppedAt: null };
      from = await this.lastOf(stretch, plan.sort, length);
      if (!from) break;
    }
    return { rows, stoppedAt: from };
  }

  /** Where a stretch ends; null where the way ends sooner. */
  async lastOf(
    stretch: Condition,
    sort: TicketSort,
    length: number,
  ): Promise<[key: number, id: string] | null> {
    const direction = directionOf(sort);
    const [row]: { ticketId: string; sortKey: Date | string | number }[] =
      await this.unitOfWork.reader.query(
        `SELECT ticketId, sortKey FROM (${stretch.sql}) stretch ` +
          `ORDER BY sortKey ${direction}, ticketId ${direction} LIMIT 1 OFFSET ${length - 1}`,
        [...stretch.params],
      );
    return row ? [keyOf(sort, row.sortKey), row.ticketId] : null;
  }
}

function keyOf(sort: TicketSort, sortKey: Date | string | number): number {
  return sort === 'urgent' ? Number(sortKey) : instantOf(sortKey as Date | string);
}
