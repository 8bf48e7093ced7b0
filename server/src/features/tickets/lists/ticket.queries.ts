import type { Instant, TicketSort } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../../../platform/database/column-types.js';
import { placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Ticket } from '../entities/ticket.entity.js';
import { CARD_COLUMNS, type CardRow } from '../views/card-row.js';
import type { Condition } from './condition.js';
import type { ListPlan } from './list-plan.js';

/** How each order is read from an index, and where a page goes on after a row. */
interface Order {
  readonly column: 'urgentRank' | 'submittedAt' | 'appealedAt';
  readonly direction: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<TicketSort, Order>> = {
  urgent: { column: 'urgentRank', direction: 'ASC' },
  newest: { column: 'submittedAt', direction: 'DESC' },
  appealed: { column: 'appealedAt', direction: 'ASC' },
};

/** Lists of tickets, read only: rules are for changes. */
@Injectable()
export class TicketQueries {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * Rows of a list in its order.
   * @param after sort values of the row before, null for the start
   * @param limit how many at most
   * @throws ProblemError `input.cursor` where `after` is of another list
   */
  async rows(
    plan: ListPlan,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<CardRow[]> {
    if (plan.branches.length === 0) return [];
    return this.page(plan.sort, positionsOf(plan, after, limit));
  }

  /**
   * Those rows of a list that are among candidates, in the list's order.
   * @param candidates a SELECT of the column `ticketId`; read whole, so the caller keeps it short
   */
  async rowsAmong(
    candidates: Condition,
    plan: ListPlan,
    search: readonly Condition[],
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<CardRow[]> {
    if (plan.branches.length === 0) return [];
    const conditions = [...plan.within, ...search, ...(after ? [afterRow(plan.sort, after)] : [])];
    const { column, direction } = ORDERS[plan.sort];
    const sql =
      `SELECT id, ${column} AS sortKey FROM (${candidates.sql}) found ` +
      // Not JOIN: SQLite would begin with an index of the list, thinking little of the candidates.
      `CROSS JOIN ticket WHERE ticket.id = found.ticketId AND ${whereOf(conditions)} ` +
      `ORDER BY ${column} ${direction}, id ${direction} LIMIT ${limit}`;
    const params = [...candidates.params, ...conditions.flatMap((one) => one.params)];
    return this.page(plan.sort, { sql, params });
  }

  /** The rows of a page by the query of its ids. */
  private page(sort: TicketSort, { sql, params }: Condition): Promise<CardRow[]> {
    const { direction } = ORDERS[sort];
    const page = `JOIN (${sql}) page ON page.id = ticket.id ORDER BY page.sortKey ${direction}, page.id ${direction}`;
    return readRows(this.unitOfWork.reader, Ticket, page, params, CARD_COLUMNS);
  }

  /** Rows by id, in the order of the ids; unknown ids are left out. */
  async cardRows(ids: readonly string[]): Promise<CardRow[]> {
    if (ids.length === 0) return [];
    const wanted = `WHERE id IN (${placesFor(ids)})`;
    const rows = await readRows(this.unitOfWork.reader, Ticket, wanted, ids, CARD_COLUMNS);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  }

  /** Whether more than so many tickets of a list were submitted since a moment; reads no more of it than that. */
  async holdsMoreSince(since: Instant, few: number, plan: ListPlan): Promise<boolean> {
    const isYoung = { sql: 'submittedAt >= ?', params: [instantParam(since)] };
    const parts = plan.branches.map((branch, at) => ({
      sql:
        `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ticket WHERE ${whereOf([...branch, isYoung])} ` +
        `LIMIT ${few + 1}) b${at}`,
      params: [...branch, isYoung].flatMap(({ params }) => params),
    }));
    return parts.length > 0 && (await this.sum(parts)) > few;
  }

  /** How many tickets a list holds, by reading its index. For lists of one person or estate, and of what few wait for. */
  async count(plan: ListPlan): Promise<number> {
    if (plan.branches.length === 0) return 0;
    const parts = plan.branches.map((branch) => ({
      sql: `SELECT COUNT(*) AS n FROM ticket WHERE ${whereOf(branch)}`,
      params: branch.flatMap(({ params }) => params),
    }));
    return this.sum(parts);
  }

  private async sum(parts: readonly Condition[]): Promise<number> {
    const rows: { n: number | string }[] = await this.unitOfWork.reader.query(
      parts.map(({ sql }) => sql).join(' UNION ALL '),
      parts.flatMap(({ params }) => params),
    );
    return rows.reduce((sum, { n }) => sum + Number(n), 0);
  }
}

/** The direction in which a list is read. */
export function directionOf(sort: TicketSort): 'ASC' | 'DESC' {
  return ORDERS[sort].direction;
}

/**
 * SELECT of `id` and `sortKey` of a page, each branch read from its index; the rows themselves are joined to so few.
 * @throws ProblemError `input.cursor` where `after` is of another list
 */
export function positionsOf(
  plan: ListPlan,
  after: readonly CursorValue[] | null,
  limit: number,
): Condition {
  const { column, direction } = ORDERS[plan.sort];
  const more = after ? [afterRow(plan.sort, after)] : [];
  const parts = plan.branches.map((branch) => {
    const conditions = [...branch, ...more];
    const sql =
      `SELECT id, ${column} AS sortKey FROM ticket WHERE ${whereOf(conditions)} ` +
      `ORDER BY ${column} ${direction}, id ${direction} LIMIT ${limit}`;
    return { sql, params: conditions.flatMap(({ params }) => params) };
  });
  const union = parts
    .map(({ sql }, i) => `SELECT id, sortKey FROM (${sql}) b${i}`)
    .join(' UNION ALL ');
  const order = `ORDER BY sortKey ${direction}, id ${direction} LIMIT ${limit}`;
  return {
    sql: parts.length === 1 ? parts[0]!.sql : `${union} ${order}`,
    params: parts.flatMap(({ params }) => params),
  };
}

function whereOf(conditions: readonly Condition[]): string {
  return conditions.map(({ sql }) => sql).join(' AND ');
}

/** The sort values of a row, as a cursor keeps them. */
export function cursorOf(sort: TicketSort, row: CardRow): CursorValue[] {
  return [row[ORDERS[sort].column], row.id];
}

/**
 * Rows after another in the list's order. Written as a range of the sorted column with the ties cut off, which both
 * databases read as one range of the index.
 * @param idColumn the column that holds the tickets' ids
 */
export function afterRow(
  sort: TicketSort,
  [key, id]: readonly CursorValue[],
  idColumn = 'id',
): Condition {
  if (typeof key !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
  const { column, direction } = ORDERS[sort];
  const sign = direction === 'ASC' ? '>' : '<';
  const value = sort === 'urgent' ? key : instantParam(key);
  return {
    sql: `${column} ${sign}= ? AND (${column} ${sign} ? OR ${idColumn} ${sign} ?)`,
    params: [value, value, id],
  };
}
