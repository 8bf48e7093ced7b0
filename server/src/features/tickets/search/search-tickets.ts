import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { TicketQueries } from '../lists/ticket.queries.js';
import { FillSearch } from './fill-search.js';
import {
  postingCondition,
  postingsOf,
  searchOf,
  wordCondition,
  type Posting,
} from './search-words.js';
import { Walk, type Found, type Look } from './walk.js';
import { alongList, alongTerm } from './ways.js';

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
   * `few`: so many tickets of a term are looked at one by one within the time of a page. `sample` and `sparse`: a list that
   * holds no more than `sparse` tickets since a term's newest `sample` is shorter to read than the term. Strides: a ticket of a
   * list is looked up itself, which costs several times what an entry of a term does. Tests shorten all of them.
   */
  readonly reach = {
    few: 1_000,
    sample: 200,
    sparse: 200,
    listStrides: [60, 240, 600],
    termStrides: [60, 480, 2_400],
  };

  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(Walk) private readonly walk: Walk,
    @Inject(FillSearch) private readonly filling: FillSearch,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Rows of a list that hold all words of a search, in the list's order. A search for what hardly ever is there together
   * may stop before its page is full.
   * @param q as typed; empty: the whole list
   * @throws ProblemError `input.cursor`
   */
  async rows(
    plan: ListPlan,
    q: string | undefined,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<Found> {
    const { number, words } = searchOf(q);
    const look = { plan, search: words.map(wordCondition), after, limit };
    if (number) return this.numbered(number, look);
    if (plan.branches.length === 0) return NOTHING;
    if (words.length === 0) return all(await this.queries.rows(plan, after, limit));
    return (await this.filling.isDone()) ? this.byWords(look, words) : this.inList(look);
  }

  private async byWords(look: Look, words: readonly string[]): Promise<Found> {
    const { isOpen, sort } = look.plan;
    const counted = await this.count(words.flatMap(postingsOf), isOpen);
    const [rarest] = counted.sort((a, b) => a.count - b.count);
    if (!rarest) return this.inList(look);
    if (rarest.count === 0) return NOTHING;
    if (rarest.count <= this.reach.few) {
      return this.among(postingCondition(rarest.posting, isOpen), look);
    }
    const terms = counted.flatMap(({ posting }) => (posting.kind === 'term' ? posting.term : []));
    const isShort = sort === 'newest' && (await this.isShort(terms, look.plan));
    return isShort ? this.inTerm(terms, look) : this.inList(look);
  }

  /**
   * Whether a page is sooner filled along the first term than by reading the list in its own order.
   * @param terms each of more tickets than `sample`
   */
  private async isShort([term]: readonly string[], plan: ListPlan): Promise<boolean> {
    if (term === undefined) return false;
    const { sample, sparse } = this.reach;
    const newest = alongTerm([term], plan, []).stretch(null, sample);
    const last = await this.walk.lastOf(newest, plan.sort, sample);
    return last !== null && this.queries.holdsMoreSince(last[0], sparse, plan);
  }

  private async numbered({ sql, params }: Condition, { plan, after, limit }: Look) {
    const candidates = { sql: `SELECT id AS ticketId FROM ticket WHERE ${sql}`, params };
    return all(await this.queries.rowsAmong(candidates, plan, [], after, limit));
  }

  private inList(look: Look): Promise<Found> {
    return this.walk.rows(alongList(look.plan, this.reach.listStrides), look);
  }

  private inTerm(terms: readonly string[], look: Look): Promise<Found> {
    return this.walk.rows(alongTerm(terms, look.plan, this.reach.termStrides), look);
  }

  private async among({ sql, params }: Condition, { plan, search, after, limit }: Look) {
    // They have been counted; the limit says so to the database, which then begins with them.
    const few = `SELECT DISTINCT ticketId FROM ticket_word WHERE ${sql} LIMIT ${this.reach.few}`;
    const candidates = { sql: few, params };
    return all(await this.queries.rowsAmong(candidates, plan, search, after, limit));
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

const NOTHING: Found = { rows: [], stoppedAt: null };

/** What was looked through to its end, or until the page was full. */
function all(rows: Found['rows']): Found {
  return { rows, stoppedAt: null };
}

function countOf(condition: string, at: number, few: number): string {
  const some = `SELECT 1 FROM ticket_word WHERE ${condition} LIMIT ${few + 1}`;
  return `SELECT ${at} AS posting, COUNT(*) AS n FROM (${some}) p${at}`;
}
