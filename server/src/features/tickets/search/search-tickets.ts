import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { TicketQueries } from '../lists/ticket.queries.js';
import type { CardRow } from '../views/card-row.js';
import { FillSearch } from './fill-search.js';
import {
  postingCondition,
  postingsOf,
  searchOf,
  wordCondition,
  type Posting,
} from './search-words.js';
import { WalkTerm, type Look } from './walk-term.js';

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
  /** So many tickets of a term are looked at one by one within the time of a page. Tests shorten it. */
  readonly reach = { few: 1_000 };

  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(WalkTerm) private readonly walk: WalkTerm,
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
    const { isOpen, sort } = look.plan;
    const counted = await this.count(words.flatMap(postingsOf), isOpen);
    const [rarest] = counted.sort((a, b) => a.count - b.count);
    if (!rarest) return this.inList(look);
    if (rarest.count === 0) return [];
    if (rarest.count <= this.reach.few) {
      return this.among(postingCondition(rarest.posting, isOpen), look);
    }
    const terms = counted.flatMap(({ posting }) => (posting.kind === 'term' ? posting.term : []));
    const isShort = sort === 'newest' && (await this.walk.isShort(terms, look.plan));
    return isShort ? this.walk.rows(terms, look) : this.inList(look);
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

  /** How many tickets stand under each posting. */
  private async count(postings: readonly Posting[], isOpen: boolean): Promise<Counted[]> {
    if (postings.length === 0) return [];
    const parts = postings.map((posting) => postingCondition(posting, isOpen));
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
