import type { Instant } from '../api/time.ts';
import { categoryOf, classOf, hasCategory } from '../policy/policy.ts';
import { claimLimit, overallLimit, type Reckoning } from './clocks.ts';
import type { TicketEvent } from './event.ts';
import type { Changes, Move, TicketFacts } from './facts.ts';

/*
 * What another policy would have done to tickets. The simplification is stated wherever the result is shown: people
 * would have done the same at the same moments. Only the first claim and the first round of work are looked at; pauses
 * and extensions stay as they were.
 */

/** When people did what, whatever the limits were. */
export interface Handling {
  readonly categoryCode: string;
  readonly submittedAt: Instant;
  /** When the first wait for somebody to take it was over; null while it lasts. */
  readonly takenAt: Instant | null;
  /** When the first round's work was done for good, or the ticket ended without; null while it lasts. */
  readonly finishedAt: Instant | null;
  /** What moved the limit in the first round; a pause that lasts has no end yet. */
  readonly moves: readonly Move[];
  readonly pausedAt: Instant | null;
}

type Known = Pick<TicketEvent, 'type' | 'at' | 'dueAt' | 'changes'>;

/**
 * Reads the handling out of a history; the first event must be the submission. Events that change none of these facts may
 * be left out by the caller.
 */
export function handlingOf(events: readonly Known[]): Handling {
  const [first, ...rest] = events;
  if (first?.type !== 'submit') throw new RangeError('a history starts with its submission');
  let facts = first.changes as TicketFacts;
  let takenAt: Instant | null = null;
  for (const event of rest) {
    const after = { ...facts, ...event.changes };
    if (takenAt === null && isTaken(after)) takenAt = event.dueAt ?? event.at;
    // The first round ends where the second begins.
    if (after.round > 1) break;
    facts = after;
  }
  const { categoryCode, submittedAt, moves, pausedAt } = facts;
  const finishedAt = facts.resolvedAt ?? facts.endedAt;
  return { categoryCode, submittedAt, takenAt, finishedAt, moves, pausedAt };
}

function isTaken({ state, claimLeg }: Pick<Required<Changes>, 'state' | 'claimLeg'>): boolean {
  return state !== 'pending' || claimLeg > 1;
}

/** Late at the claim, late at the finish. */
export interface Outcome {
  readonly claim: boolean;
  readonly finish: boolean;
}

/** Would it have been late under these limits, seen from `now`? Null where they do not know its category. */
export function outcomeUnder(
  reckoning: Reckoning,
  handling: Handling,
  now: Instant,
): Outcome | null {
  const { categoryCode, submittedAt, takenAt, finishedAt, pausedAt } = handling;
  if (!hasCategory(reckoning.policy, categoryCode)) return null;
  const end = finishedAt ?? now;
  const pause: Move[] =
    pausedAt === null || pausedAt >= end ? [] : [{ reason: 'awaiting', from: pausedAt, to: end }];
  const { overallDueAt } = overallLimit(reckoning, {
    categoryCode,
    round: 1,
    overallStartedAt: submittedAt,
    moves: [...handling.moves, ...pause],
  });
  return {
    claim: claimLimit(reckoning, categoryCode, submittedAt) <= (takenAt ?? now),
    finish: overallDueAt <= end,
  };
}

/** How many of these were late, now and under the draft. */
export interface PreviewCount {
  tickets: number;
  claimLate: number;
  claimLateUnderDraft: number;
  finishLate: number;
  finishLateUnderDraft: number;
}

export interface PreviewRow extends PreviewCount {
  /** Code of a class or category, id of an organisation. */
  key: string;
  name: string;
}

/** What a draft would have done to the tickets of a period; no personal data. */
export interface PolicyPreview {
  /** Days of submission, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  /** Tickets of the period, and how many of them, the newest, were looked at. */
  found: number;
  compared: number;
  /** Of the tickets looked at, those whose category the draft does not have; not in the counts. */
  withoutCategory: number;
  total: PreviewCount;
  classes: PreviewRow[];
  categories: PreviewRow[];
  /** Those for whom most would change, most first. */
  companies: PreviewRow[];
}

/** One ticket under both policies. */
export interface Compared {
  readonly classCode: string;
  readonly className: string;
  readonly categoryCode: string;
  readonly categoryName: string;
  readonly companyId: string;
  readonly now: Outcome;
  readonly draft: Outcome;
}

/** A ticket under its own policy and under a draft; null where the draft does not know its category. */
export function compare(
  own: Reckoning,
  draft: Reckoning,
  handling: Handling,
  context: { readonly companyId: string; readonly now: Instant },
): Compared | null {
  const now = outcomeUnder(own, handling, context.now);
  const then = outcomeUnder(draft, handling, context.now);
  if (!now || !then) return null;
  const { code, name } = classOf(own.policy, handling.categoryCode);
  return {
    classCode: code,
    className: name,
    categoryCode: handling.categoryCode,
    categoryName: categoryOf(own.policy, handling.categoryCode).name,
    companyId: context.companyId,
    now,
    draft: then,
  };
}

const NONE: PreviewCount = {
  tickets: 0,
  claimLate: 0,
  claimLateUnderDraft: 0,
  finishLate: 0,
  finishLateUnderDraft: 0,
};

/** Adds up; rows in the order in which their keys first came. */
export function countCompared(
  rows: readonly Compared[],
  keyOf: (row: Compared) => { key: string; name: string },
): PreviewRow[] {
  const byKey = new Map<string, PreviewRow>();
  for (const row of rows) {
    const { key, name } = keyOf(row);
    byKey.set(key, { key, name, ...plus(byKey.get(key) ?? NONE, row) });
  }
  return [...byKey.values()];
}

/** All of them in one count. */
export function countAll(rows: readonly Compared[]): PreviewCount {
  return rows.reduce(plus, NONE);
}

function plus(count: PreviewCount, { now, draft }: Compared): PreviewCount {
  return {
    tickets: count.tickets + 1,
    claimLate: count.claimLate + Number(now.claim),
    claimLateUnderDraft: count.claimLateUnderDraft + Number(draft.claim),
    finishLate: count.finishLate + Number(now.finish),
    finishLateUnderDraft: count.finishLateUnderDraft + Number(draft.finish),
  };
}

/** By how much a row changes, up or down. */
export function changeOf(row: PreviewCount): number {
  const claim = row.claimLateUnderDraft - row.claimLate;
  const finish = row.finishLateUnderDraft - row.finishLate;
  return Math.abs(claim) + Math.abs(finish);
}
