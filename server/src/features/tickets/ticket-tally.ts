import type { Actor, AwaitedDecision, TicketFilter, TicketState } from '@wide-angle/shared';
import { decisionsWanted } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { insertWithCommit } from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { TicketTallyLine } from './entities/ticket-tally.entity.js';
import type { Ticket } from './entities/ticket.entity.js';
import { scopeConditions } from './lists/list-plan.js';

/** What a count can tell tickets apart by. */
type Counted = Pick<
  Ticket,
  | 'bureauId'
  | 'subdistrictId'
  | 'communityId'
  | 'responsibleId'
  | 'state'
  | 'isLate'
  | 'tier'
  | 'awaitedDecision'
>;

/** Tickets of one kind within a scope. */
export interface Bucket {
  readonly state: TicketState;
  readonly isLate: boolean;
  readonly tier: number;
  readonly awaitedDecision: AwaitedDecision | null;
  readonly count: number;
}

interface RawBucket {
  state: TicketState;
  isLate: number | string | boolean;
  tier: number | string;
  awaitedDecision: AwaitedDecision | null;
  n: number | string;
}

/** Buckets whose lines are added up in one go. */
const BUCKETS_AT_ONCE = 100;

const COUNTED = ['state', 'isLate', 'tier', 'awaitedDecision'].join(', ');

/** Another worker adds up the same lines. */
class LinesAreGone extends Error {}

/** Counts of organisations' tickets, exact at each commit, without reading the tickets (decision 0005). */
@Injectable()
export class TicketTally {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Books changes of tickets; null before one was submitted. Nothing is written where a bucket stays as it is. */
  async book(
    tx: Tx,
    changes: readonly { before: Counted | null; after: Counted }[],
  ): Promise<void> {
    const lines = changes.flatMap(({ before, after }) => [
      ...(before ? [lineOf(before, -1)] : []),
      lineOf(after, 1),
    ]);
    await insertWithCommit(tx, TicketTallyLine, sums(lines));
  }

  /** All tickets of a viewer's organisation or area by kind. */
  async buckets(actor: Actor, scope: 'organization' | 'area'): Promise<Bucket[]> {
    const [condition] = scopeConditions(actor, { scope });
    if (!condition || condition.params.length === 0) return [];
    const raw: RawBucket[] = await this.unitOfWork.reader.query(
      `SELECT ${COUNTED}, SUM(amount) AS n FROM ticket_tally WHERE ${condition.sql} GROUP BY ${COUNTED}`,
      [...condition.params],
    );
    return raw.map((row) => ({
      ...row,
      isLate: Number(row.isLate) === 1,
      tier: Number(row.tier),
      count: Number(row.n),
    }));
  }

  /** Adds up buckets that have many lines, so that counting stays short. Several workers may do it at once. */
  async compact(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const found: { bucket: string }[] = await this.unitOfWork.reader.query(
        `SELECT bucket FROM ticket_tally GROUP BY bucket HAVING COUNT(*) > 1 LIMIT ${BUCKETS_AT_ONCE}`,
      );
      if (found.length === 0 || signal?.aborted) return;
      await this.addUp(found.map(({ bucket }) => bucket));
    }
  }

  /** Counts all tickets anew, for rows that were written past the use cases (a bulk import). */
  async rebuild(): Promise<void> {
    const columns = `bureauId, subdistrictId, communityId, responsibleId, ${COUNTED}`;
    await this.unitOfWork.run(async (tx) => {
      await tx.createQueryBuilder().delete().from(TicketTallyLine).execute();
      const raw: (Counted & { n: number | string })[] = await tx.query(
        `SELECT ${columns}, COUNT(*) AS n FROM ticket GROUP BY ${columns}`,
      );
      const lines = raw.map(({ n, ...row }) =>
        lineOf({ ...row, isLate: Boolean(Number(row.isLate)) }, Number(n)),
      );
      await insertWithCommit(tx, TicketTallyLine, lines);
    });
  }

  private async addUp(buckets: readonly string[]): Promise<void> {
    try {
      await this.unitOfWork.run(async (tx) => {
        const lines = await tx.find(TicketTallyLine, { where: { bucket: In([...buckets]) } });
        const { affected } = await tx.delete(TicketTallyLine, { id: In(lines.map((l) => l.id)) });
        if (affected !== lines.length) throw new LinesAreGone();
        await insertWithCommit(tx, TicketTallyLine, sums(lines));
      });
    } catch (error) {
      if (!(error instanceof LinesAreGone)) throw error;
    }
  }
}

function bucketOf(ticket: Counted): string {
  const { communityId, responsibleId, state, isLate, tier, awaitedDecision } = ticket;
  return [communityId, responsibleId, state, Number(isLate), tier, awaitedDecision ?? ''].join('/');
}

function lineOf(ticket: Counted, amount: number): TicketTallyLine {
  const { bureauId, subdistrictId, communityId, responsibleId } = ticket;
  const { state, isLate, tier, awaitedDecision } = ticket;
  return {
    id: newId(),
    bucket: bucketOf(ticket),
    bureauId,
    subdistrictId,
    communityId,
    responsibleId,
    state,
    isLate,
    tier,
    awaitedDecision,
    amount,
  };
}

/** One line per bucket; a bucket in which nothing is left, or changes, has none. */
function sums(lines: readonly TicketTallyLine[]): TicketTallyLine[] {
  const byBucket = new Map<string, TicketTallyLine>();
  for (const line of lines) {
    const known = byBucket.get(line.bucket) ?? { ...line, id: newId(), amount: 0 };
    byBucket.set(line.bucket, { ...known, amount: known.amount + line.amount });
  }
  return [...byBucket.values()].filter((line) => line.amount !== 0);
}

/** How many of the buckets' tickets a list holds: the same filter as the list's, over counts. */
export function countIn(buckets: readonly Bucket[], filter: TicketFilter): number {
  return buckets
    .filter((bucket) => isWithin(bucket, filter))
    .reduce((sum, { count }) => sum + count, 0);
}

function isWithin(bucket: Bucket, filter: TicketFilter): boolean {
  const decisions: readonly unknown[] | null = decisionsWanted(filter);
  return (
    (filter.states?.includes(bucket.state) ?? true) &&
    (filter.isLate === undefined || bucket.isLate === filter.isLate) &&
    bucket.tier >= (filter.minTier ?? 1) &&
    (decisions?.includes(bucket.awaitedDecision) ?? true)
  );
}
