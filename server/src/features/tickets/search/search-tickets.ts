import { Inject, Injectable } from '@nestjs/common';
import { instantOf } from '../../../platform/database/column-types.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { afterRow, TicketQueries } from '../lists/ticket.queries.js';
import type { CardRow } from '../views/card-row.js';
import { FillSearch } from './fill-search.js';
import {
  postingCondition,
  postingsOf,
  searchOf,
  wordCondition,
  type Posting,
} from './search-words.js';

/** One look at a list. */
interface Look {
  readonly plan: ListPlan;
  readonly search: readonly Condition[];
  readonly after: readonly CursorValue[] | null;
  readonly limit: number;
}

/** A posting and how many tickets stand there, counted up to one more than `few`. */
interface Counted {
  readonly posting: Posting;
  readonly count: number;
}

/**
 * Lists narrowed by a search. Which way is short depends on how many tickets hold the words: few are fetched by the index
 * of words; of very many the list itself soon shows a page full (docs/decisions/0008-search.md).
 */
@Injectable()
export class SearchTickets {
  /**
   * `few`: so many tickets of a term, or of a list, are looked at one by one within the time of a page. `stride`: tickets of
   * a common term that are looked at in one go, doubled up to `longest` while the page is not full. Tests shorten it.
   */
  readonly reach = { few: 1_000, stride: 500, longest: 4_000 };

  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(FillSearch) private readonly filling: FillSearch,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Rows of a list that hold all words of a search, in the list's order.
   * @param q as typed; empty: the whole list
   * @throws ProblemError `input.cursor`
   */
  async rows(
    plan: ListPlan,
    q: string | undefined,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<CardRow[]> {
    const { number, words } = searchOf(q);
    const look = { plan, search: words.map(wordCondition), after, limit };
    if (number) return this.numbered(number, look);
    if (words.length === 0 || plan.branches.length === 0) return this.inList(look);
    return (await this.filling.isDone()) ? this.byWords(look, words) : this.inList(look);
  }

  private async byWords(look: Look, words: readonly string[]): Promise<CardRow[]> {
    const counted = await this.count(words.flatMap(postingsOf));
    const [rarest] = counted.sort((a, b) => a.count - b.count);
    if (!rarest) return this.inList(look);
    if (rarest.count === 0) return [];
    if (rarest.count <= this.reach.few) return this.among(postingCondition(rarest.posting), look);
    const common = counted.find(({ posting }) => posting.kind === 'term')?.posting;
    const isWalkable = common?.kind === 'term' && look.plan.sort === 'newest';
    if (!isWalkable) return this.inList(look);
    const isWide = look.plan.isWide || !(await this.queries.holdsAtMost(this.reach.few, look.plan));
    return isWide ? this.walk(common.term, look) : this.inList(look);
  }

  private numbered({ sql, params }: Condition, { plan, after, limit }: Look) {
    const candidates = { sql: `SELECT id AS ticketId FROM ticket WHERE ${sql}`, params };
    return this.queries.rowsAmong(candidates, plan, [], after, limit);
  }

  private inList({ plan, search, after, limit }: Look): Promise<CardRow[]> {
    return this.queries.rows(plan, search, after, limit);
  }

  private among({ sql, params }: Condition, { plan, search, after, limit }: Look) {
    // They have been counted; the limit says so to the database, which then begins with them.
    const few = `SELECT DISTINCT ticketId FROM ticket_word WHERE ${sql} LIMIT ${this.reach.few}`;
    const candidates = { sql: few, params };
    return this.queries.rowsAmong(candidates, plan, search, after, limit);
  }

  /** Along the tickets of a term from the newest on, until a page is full. */
  private async walk(term: string, look: Look): Promise<CardRow[]> {
    const rows: CardRow[] = [];
    let from: readonly CursorValue[] | null = look.after;
    const { longest } = this.reach;
    for (let { stride } = this.reach; ; stride = Math.min(stride * 2, longest)) {
      const { sql, params } = newestOf(term, from);
      const stretch = { sql: `${sql} LIMIT ${stride}`, params };
      rows.push(...(await this.inStretch(stretch, look, look.limit - rows.length)));
      if (rows.length >= look.limit) return rows;
      from = await this.rowAt({ sql, params }, stride - 1);
      if (!from) return rows;
    }
  }

  private inStretch({ sql, params }: Condition, { plan, search }: Look, limit: number) {
    const candidates = { sql: `SELECT ticketId FROM (${sql}) stretch`, params };
    return this.queries.rowsAmong(candidates, plan, search, null, limit);
  }

  /** Where a walk goes on: the sort values of its n-th row, null where it is over before. */
  private async rowAt({ sql, params }: Condition, n: number): Promise<CursorValue[] | null> {
    const rows: { ticketId: string; submittedAt: Date | string }[] =
      await this.unitOfWork.reader.query(`${sql} LIMIT 1 OFFSET ${n}`, [...params]);
    return rows[0] ? [instantOf(rows[0].submittedAt), rows[0].ticketId] : null;
  }

  /** How many tickets stand under each posting. */
  private async count(postings: readonly Posting[]): Promise<Counted[]> {
    if (postings.length === 0) return [];
    const parts = postings.map(postingCondition);
    const rows: { posting: number | string; n: number | string }[] =
      await this.unitOfWork.reader.query(
        parts.map(({ sql }, at) => countOf(sql, at, this.reach.few)).join(' UNION ALL '),
        parts.flatMap(({ params }) => params),
      );
    const counts = new Map(rows.map(({ posting, n }) => [Number(posting), Number(n)]));
    return postings.map((posting, at) => ({ posting, count: counts.get(at) ?? 0 }));
  }
}

function countOf(condition: string, at: number, few: number): string {
  const some = `SELECT 1 FROM ticket_word WHERE ${condition} LIMIT ${few + 1}`;
  return `SELECT ${at} AS posting, COUNT(*) AS n FROM (${some}) p${at}`;
}

/** The tickets of a term, newest first, after a row of a list by age. */
function newestOf(term: string, after: readonly CursorValue[] | null): Condition {
  const more = after ? [afterRow('newest', after, 'ticketId')] : [];
  const conditions = [{ sql: 'term = ?', params: [term] }, ...more];
  return {
    sql:
      `SELECT ticketId, submittedAt FROM ticket_word WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ` +
      `ORDER BY submittedAt DESC, ticketId DESC`,
    params: conditions.flatMap(({ params }) => params),
  };
}
