import type { Instant } from '../api/time.ts';
import type { Span } from '../deadline/clock.ts';
import type { Tier } from '../policy/policy.ts';
import type { TicketState } from './status.ts';

/** What supervisors owe in time (履职): to review, to adjudicate, to act on a red card, to call the owner afterwards. */
export const DUTIES = ['review', 'adjudicate', 'act', 'followUp'] as const;
export type DutyKind = (typeof DUTIES)[number];

/** Which limit was missed. `claim` and `overall` bind the responsible organisation, the others a supervisor. */
export type LateClock = 'claim' | 'overall' | DutyKind;

/** An appeal against one lateness (DESIGN §4.1 appeal). */
export interface Appeal {
  readonly state: 'pending' | 'upheld' | 'rejected';
  readonly at: Instant;
}

/** A missed limit. Kept for ever; an upheld appeal strikes it from statistics only. */
export interface Lateness {
  /** Stable within the ticket: round, clock and number, e.g. `1-overall-1`. */
  readonly id: string;
  readonly clock: LateClock;
  readonly round: number;
  /** The limit that was missed, not the moment of noticing. */
  readonly at: Instant;
  /** The organisation that was late. */
  readonly organizationId: string;
  readonly appeal: Appeal | null;
  /**
   * Of a supervisor's lateness: when the office did what it owed, or owed it no more; null while it still does. Absent
   * in histories of earlier releases, and where the working organisation was late.
   */
  readonly doneAt?: Instant | null;
}

/** Why the overall limit moved; nothing else ever moves it (DESIGN §4.2). */
export type Move =
  | {
      readonly reason: 'awaiting' | 'shelving' | 'declined';
      readonly from: Instant;
      readonly to: Instant;
    }
  | { readonly reason: 'extension'; readonly span: Span }
  /** So that a corrected calendar makes nobody late: clock milliseconds that the limit is kept from coming earlier. */
  | { readonly reason: 'calendar'; readonly millis: number };

/** A request for time that waits for a decision; at most one at a time. */
export type PendingRequest =
  | { readonly kind: 'extension'; readonly at: Instant; readonly span: Span }
  | { readonly kind: 'shelving'; readonly at: Instant; readonly until: Instant };

/** Why the community calls the owner after the close (DESIGN §4.1 followUp). */
export type FollowUpReason = 'unsolved' | 'lowScore' | 'autoClosed' | 'sample';

/** A call that is owed after a close. */
export interface FollowUp {
  readonly reason: FollowUpReason;
  readonly dueAt: Instant;
  /** Calls so far that nobody answered. */
  readonly tries: number;
}

/**
 * The company asks for another category. It stands beside a request for time: who waits for an answer on the
 * category must not lose the right to ask for an extension before the limit.
 */
export interface CategoryRequest {
  readonly at: Instant;
  /** The category asked for. */
  readonly categoryCode: string;
}

/**
 * All that rules know of a ticket: its place in the organisation, its state and clocks. The row of a ticket is
 * the fold of its events' changes over these facts. Content (text, place, media) and personal data are elsewhere.
 */
export interface TicketFacts {
  readonly id: string;
  /** Number of events so far; the next event gets `version + 1`. */
  readonly version: number;
  /**
   * Version after the last event that changed what may be done. A client that saw an older version is refused;
   * notes, nudges, joiners and reminders do not make anyone's screen stale.
   */
  readonly basisVersion: number;
  readonly state: TicketState;
  /** Who is accountable now: 1 company, 2 community, 3 bureau. Never goes down. */
  readonly tier: Tier;
  /** 1, and one more at each reopening. */
  readonly round: number;

  readonly bureauId: string;
  readonly subdistrictId: string;
  readonly communityId: string;
  readonly estateId: string;
  readonly categoryCode: string;
  readonly policyVersion: number;
  readonly reporterId: string;
  readonly isPublic: boolean;
  /** True where the company may not learn who reports. */
  readonly isAnonymous: boolean;

  /** The organisation that has to do the work, and since when. */
  readonly responsibleId: string;
  readonly receivedAt: Instant;
  readonly handlerId: string | null;

  readonly submittedAt: Instant;
  /** Number of the claim clock in this round: a release or dispatch starts another. */
  readonly claimLeg: number;
  readonly claimStartedAt: Instant;
  /** Null while nothing is to be claimed, or where the overall limit has passed and governs alone. */
  readonly claimDueAt: Instant | null;
  readonly claimRung: number;

  readonly overallStartedAt: Instant;
  readonly overallDueAt: Instant;
  /** True while the limit reaches into a year without a holiday table. */
  readonly isProvisional: boolean;
  readonly overallRung: number;
  /** Due time of the last reminder of late work. */
  readonly remindedAt: Instant | null;
  /** What moved the overall limit in this round. */
  readonly moves: readonly Move[];
  /** The overall clock stands still since then. */
  readonly pausedAt: Instant | null;
  /** Every limit that was missed, in order; entries are never removed. */
  readonly lateness: readonly Lateness[];

  readonly askCount: number;
  readonly extensionCount: number;
  readonly nudgeCount: number;
  readonly nudgedAt: Instant | null;
  readonly hasObjected: boolean;
  readonly request: PendingRequest | null;
  readonly categoryRequest: CategoryRequest | null;
  readonly shelvedUntil: Instant | null;

  /** Who has to adjudicate, and by when; null outside `disputed`. */
  readonly adjudicator: 'community' | 'bureau' | null;
  readonly adjudicateDueAt: Instant | null;
  readonly reviewDueAt: Instant | null;
  /** The community has to act on a red card by then. */
  readonly actDueAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly confirmDueAt: Instant | null;

  /** When the ticket ended, as closed, declined, merged or withdrawn. */
  readonly endedAt: Instant | null;
  readonly closedBy: 'reporter' | 'clock' | null;
  readonly isSolved: boolean | null;
  /** The call that the community owes the owner; null where it owes none, or has called. */
  readonly followUp: FollowUp | null;
  readonly mergedIntoId: string | null;
}

/** What an event changes; both versions are raised by the fold itself. */
export type Changes = Partial<Omit<TicketFacts, 'id' | 'version' | 'basisVersion'>>;

/** True while some missed limit of the working organisation stands in the statistics. */
export function isLate(facts: Pick<TicketFacts, 'lateness'>): boolean {
  return facts.lateness.some(
    (l) => (l.clock === 'claim' || l.clock === 'overall') && l.appeal?.state !== 'upheld',
  );
}
