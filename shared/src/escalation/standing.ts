import { MINUTE, type Instant } from '../api/time.ts';
import type { Card } from '../policy/policy.ts';
import { classOf, URGENCY } from '../policy/policy.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { isLate } from '../ticket/facts.ts';
import { LIFECYCLE } from '../ticket/lifecycle.ts';
import { isOpen } from '../ticket/status.ts';
import type { PressingLimit } from '../ticket/ticket.views.ts';
import type { TicketFilter } from '../ticket/tiles.ts';
import { awaitingUntil, nextTimer } from './next-timer.ts';

/** The limit that presses now, as a moment; `PressingLimit` is the same on the wire. */
export interface Pressing {
  readonly kind: PressingLimit['kind'];
  readonly dueAt: Instant;
}

/** A request for time, or an adjudication by this office: never two of them at once. */
type DeskMatter = 'extension' | 'shelving' | 'community' | 'bureau';

/**
 * What a decision of an officer is waited for; lists of work at a desk are made from it. A request for another
 * category may wait by itself (`category`) or beside one of the others (`+extension`). A call to the owner (`followUp`)
 * waits after the close, where nothing else does.
 */
export type AwaitedDecision = DeskMatter | 'category' | `+${DeskMatter}` | 'followUp';

/**
 * Where a ticket stands, derived from its facts alone. Stored beside them so that lists, counts and the worker
 * find tickets by index; reckoned anew at each change, so it can never say something else than the facts.
 */
export interface Standing {
  readonly isOpen: boolean;
  readonly isLate: boolean;
  readonly card: Card | null;
  readonly pressing: Pressing | null;
  readonly nextTimerAt: Instant | null;
  /** Order of burning among open tickets and calls that are owed, smaller first; null where nothing is to be done. */
  readonly urgentRank: number | null;
  readonly awaitedDecision: AwaitedDecision | null;
  /**
   * Since when an appeal against a lateness waits for the bureau, of several the first; null where none does. It waits
   * beside whatever else is asked for, and after the end of the ticket too.
   */
  readonly appealedAt: Instant | null;
}

/** All of it at once, for the use cases that store a ticket. */
export function standingOf(reckoning: Reckoning, ticket: TicketFacts): Standing {
  const pressing = pressingLimit(reckoning, ticket);
  return {
    isOpen: isOpen(ticket.state),
    isLate: isLate(ticket),
    card: cardOf(reckoning, ticket),
    pressing,
    nextTimerAt: nextTimer(reckoning, ticket)?.dueAt ?? null,
    urgentRank: rankOf(reckoning, ticket, pressing?.dueAt ?? ticket.followUp?.dueAt),
    awaitedDecision: awaitedDecision(ticket),
    appealedAt: appealedAt(ticket),
  };
}

function rankOf(
  reckoning: Reckoning,
  { categoryCode }: TicketFacts,
  dueAt: Instant | undefined,
): number | null {
  return dueAt === undefined ? null : urgentRank(reckoning, categoryCode, dueAt);
}

/** More minutes than any limit lies after 1970, and four times as many still fit into 32 bits. */
const MINUTES_OF_A_CLASS = 400_000_000;

/**
 * One whole number that orders tickets by class and then by limit, so that one column of an index does. Counted in
 * minutes; within one minute the ticket's id decides.
 */
export function urgentRank({ policy }: Reckoning, categoryCode: string, dueAt: Instant): number {
  const urgency = URGENCY[classOf(policy, categoryCode).code];
  return urgency * MINUTES_OF_A_CLASS + Math.floor(dueAt / MINUTE);
}

/** The limit of each open state beside the overall one, which governs where it is null. */
const LIMITS: Readonly<
  Partial<
    Record<
      TicketFacts['state'],
      {
        readonly kind: Pressing['kind'];
        readonly dueAt: (reckoning: Reckoning, ticket: TicketFacts) => Instant | null;
      }
    >
  >
> = {
  pending: { kind: 'claim', dueAt: (_, ticket) => ticket.claimDueAt },
  awaiting: { kind: 'awaiting', dueAt: awaitingUntil },
  disputed: { kind: 'adjudicate', dueAt: (_, ticket) => ticket.adjudicateDueAt },
  reviewing: { kind: 'review', dueAt: (_, ticket) => ticket.reviewDueAt },
  confirming: { kind: 'confirm', dueAt: (_, ticket) => ticket.confirmDueAt },
  shelved: { kind: 'shelved', dueAt: (_, ticket) => ticket.shelvedUntil },
};

/** The limit that presses now: the one whose clock runs for whoever has to move next. Null once it has ended. */
export function pressingLimit(reckoning: Reckoning, ticket: TicketFacts): Pressing | null {
  if (!isOpen(ticket.state)) return null;
  const limit = LIMITS[ticket.state];
  const dueAt = limit?.dueAt(reckoning, ticket) ?? null;
  if (!limit || dueAt === null) return { kind: 'overall', dueAt: ticket.overallDueAt };
  return { kind: limit.kind, dueAt };
}

/**
 * The highest card of the running round. A red card stays while a missed limit of the round stands, though the
 * ladder starts again below it with another claim clock; an upheld appeal takes it away.
 */
export function cardOf({ policy }: Reckoning, ticket: TicketFacts): Card | null {
  const ofRound = ticket.lateness.filter((l) => l.round === ticket.round);
  if (isLate({ lateness: ofRound })) return 'red';
  const highest = Math.max(ticket.claimRung, ticket.overallRung);
  const climbed = classOf(policy, ticket.categoryCode).ladder.slice(0, highest);
  return climbed.some((rung) => rung.card === 'yellow') ? 'yellow' : null;
}

/** What waits for an officer: requests of the company, or an adjudication. */
export function awaitedDecision(
  ticket: Pick<TicketFacts, 'state' | 'request' | 'categoryRequest' | 'adjudicator' | 'followUp'>,
): AwaitedDecision | null {
  if (ticket.followUp !== null) return 'followUp';
  const matter = deskMatter(ticket);
  const isCategoryAsked =
    ticket.categoryRequest !== null && LIFECYCLE.decideRecategorise.from.includes(ticket.state);
  if (!isCategoryAsked) return matter;
  return matter ? `+${matter}` : 'category';
}

function deskMatter({
  state,
  request,
  adjudicator,
}: Pick<TicketFacts, 'state' | 'request' | 'adjudicator'>): DeskMatter | null {
  if (state === 'processing') return request?.kind ?? null;
  return state === 'disputed' ? adjudicator : null;
}

/** Since when the oldest appeal waits, see {@link Standing}. */
export function appealedAt({ lateness }: Pick<TicketFacts, 'lateness'>): Instant | null {
  const pending = lateness.flatMap(({ appeal }) => (appeal?.state === 'pending' ? appeal.at : []));
  return pending.length === 0 ? null : Math.min(...pending);
}

/** The values of {@link AwaitedDecision} that a list of work wants; null where it asks for no decision. */
export function decisionsWanted({
  request,
  adjudicator,
  followUp,
}: Pick<TicketFilter, 'request' | 'adjudicator' | 'followUp'>): readonly AwaitedDecision[] | null {
  if (followUp) return ['followUp'];
  if (request === 'category')
    return ['category', '+extension', '+shelving', '+community', '+bureau'];
  const matter = request ?? adjudicator;
  return matter ? [matter, `+${matter}`] : null;
}
