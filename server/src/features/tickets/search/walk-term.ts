import { Inject, Injectable } from '@nestjs/common';
import { instantOf } from '../../../platform/database/column-types.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { afterRow, TicketQueries } from '../lists/ticket.queries.js';
import type { CardRow } from '../views/card-row.js';

/** One look at a list. */
export interface Look {
  readonly plan: ListPlan;
  readonly search: readonly Condition[];
  readonly after: readonly CursorValue[] | null;
  readonly limit: number;
}

/** The ended and the open tickets of a term, each in the order of age. */
const HALVES = [0, 1];

/**
 * Searches a list by age along the tickets of a common term, newest first. Those that lack another of the searched terms are
 * left out by the index of words alone; only the rest are looked up.
 */
@Injectable()
export class WalkTerm {
  /**
   * `stride`: tickets of the term that are looked at in one go, eight times as many each time up to `longest` while the page is
   * not full. `sample` and `sparse`: a list that holds no more than `sparse` tickets since the term's newest `sample` is
   * shorter to read than the term. Tests shorten them.
   */
  readonly reach = { stride: 60, longest: 4_000, sample: 200, sparse: 200 };

  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whether a page is sooner filled along the first term than by reading the list in its own order.
   * @param terms each of more tickets than `sample`; the first is walked along
   */
  async isShort([term]: readonly string[], plan: ListPlan): Promise<boolean> {
    if (term === undefined) return false;
    const { sample, sparse } = this.reach;
    const last = await this.rowAt(term, plan, null, sample - 1);
    return last !== null && this.queries.holdsMoreSince(last.submittedAt, sparse, plan);
  }

  /**
   * Rows of the list that hold all the terms and what else is searched, newest first.
   * @throws ProblemError `input.cursor`
   */
  async rows(terms: readonly string[], look: Look): Promise<CardRow[]> {
    const [term = '', ...others] = terms;
    const rows: CardRow[] = [];
    let from = look.after;
    const { longest } = this.reach;
    for (let { stride } = this.reach; ; stride = Math.min(stride * 8, longest)) {
      const stretch = stretchOf(term, look.plan, from, stride);
      rows.push(...(await this.holding(others, stretch, look, look.limit - rows.length)));
      if (rows.length >= look.limit) return rows;
      const last = await this.rowAt(term, look.plan, from, stride - 1);
      if (!last) return rows;
      from = [last.submittedAt, last.ticketId];
    }
  }

  /** Rows of a stretch that stand under the other terms too. */
  private holding(others: readonly string[], stretch: Condition, look: Look, limit: number) {
    const isThere =
      'EXISTS (SELECT 1 FROM ticket_word w WHERE w.term = ? AND w.isOpen = stretch.isOpen ' +
      'AND w.submittedAt = stretch.submittedAt AND w.ticketId = stretch.ticketId)';
    const all = others.map(() => isThere).join(' AND ');
    const candidates = {
      sql: `SELECT ticketId FROM (${stretch.sql}) stretch${all && ` WHERE ${all}`}`,
      params: [...stretch.params, ...others],
    };
    return this.queries.rowsAmong(candidates, look.plan, look.search, null, limit);
  }

  /** The n-th ticket of a term, null where there are not so many. */
  private async rowAt(
    term: string,
    plan: ListPlan,
    from: readonly CursorValue[] | null,
    n: number,
  ): Promise<{ submittedAt: number; ticketId: string } | null> {
    const { sql, params } = stretchOf(term, plan, from, n + 1);
    const last = `SELECT ticketId, submittedAt FROM (${sql}) stretch ${NEWEST} LIMIT 1 OFFSET ${n}`;
    const [row]: { ticketId: string; submittedAt: Date | string }[] =
      await this.unitOfWork.reader.query(last, [...params]);
    return row ? { ticketId: row.ticketId, submittedAt: instantOf(row.submittedAt) } : null;
  }
}

const NEWEST = 'ORDER BY submittedAt DESC, ticketId DESC';

/** So many tickets of a term, the newest after a row of a list by age. */
function stretchOf(
  term: string,
  { isOpen }: ListPlan,
  after: readonly CursorValue[] | null,
  length: number,
): Condition {
  const more = after ? [afterRow('newest', after, 'ticketId')] : [];
  const halves = (isOpen ? [1] : HALVES).map((half) => {
    const conditions = [{ sql: `term = ? AND isOpen = ${half}`, params: [term] }, ...more];
    const where = conditions.map(({ sql }) => sql).join(' AND ');
    return {
      sql: `SELECT ticketId, submittedAt, isOpen FROM ticket_word WHERE ${where} ${NEWEST} LIMIT ${length}`,
      params: conditions.flatMap(({ params }) => params),
    };
  });
  const both = halves.map(({ sql }, at) => `SELECT * FROM (${sql}) h${at}`).join(' UNION ALL ');
  return {
    sql: halves.length === 1 ? halves[0]!.sql : `${both} ${NEWEST} LIMIT ${length}`,
    params: halves.flatMap(({ params }) => params),
  };
}
