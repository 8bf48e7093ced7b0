import type { Instant } from '../api/time.ts';
import type { Changes, DutyKind, Lateness, TicketFacts } from './facts.ts';
import { DUTIES } from './facts.ts';
import type { TicketState } from './status.ts';

/*
 * What supervisors owe to a ticket (履职). The duties follow from the facts alone; that one was missed is a lateness
 * like any other and stays, also when it is done afterwards.
 */

/**
 * `open`: owed, and its limit has not passed. `late`: owed, and it has. `lateDone`: the limit was missed, and what was
 * owed is done or owed no more. Duties that were done in time leave no trace here: the timeline has them.
 */
export const DUTY_STATES = ['open', 'late', 'lateDone'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** One thing that an office owes or was late with. */
export interface Duty {
  /** Stable within the ticket: the kind while it is open, the lateness's id once it was missed. */
  readonly key: string;
  readonly kind: DutyKind;
  readonly organizationId: string;
  readonly state: DutyState;
  readonly dueAt: Instant;
  /** Of a late one when it was done, or owed no more; else null. */
  readonly doneAt: Instant | null;
}

/** States in which a red card asks the community to act: work is owed, and an order can be written. */
export const RED_STATES: readonly TicketState[] = ['pending', 'processing', 'awaiting', 'disputed'];

/** All duties that a ticket's facts tell of. */
export function dutiesOf(facts: TicketFacts): Duty[] {
  return [...openDuties(facts), ...facts.lateness.filter(isOfDuty).map(lateDuty)];
}

function openDuties(facts: TicketFacts): Duty[] {
  const { communityId, bureauId, state } = facts;
  const adjudicator = facts.adjudicator === 'bureau' ? bureauId : communityId;
  const isMissed = isLateFollowUp(facts);
  const candidates = [
    open('review', communityId, state === 'reviewing' ? facts.reviewDueAt : null),
    open('adjudicate', adjudicator, state === 'disputed' ? facts.adjudicateDueAt : null),
    open('act', communityId, RED_STATES.includes(state) ? facts.actDueAt : null),
    open('followUp', communityId, isMissed ? null : (facts.followUp?.dueAt ?? null)),
  ];
  return candidates.filter((duty) => duty !== null);
}

function open(kind: DutyKind, organizationId: string, dueAt: Instant | null): Duty | null {
  return dueAt === null
    ? null
    : { key: kind, kind, organizationId, state: 'open', dueAt, doneAt: null };
}

type DutyLateness = Lateness & { readonly clock: DutyKind };

function isOfDuty(lateness: Lateness): lateness is DutyLateness {
  return (DUTIES as readonly string[]).includes(lateness.clock);
}

/** When what was missed was done, or owed no more; null while it is owed. One from before an end was kept is past. */
export function doneAtOf({ clock, at, doneAt = at }: Lateness): Instant | null {
  return clock === 'claim' || clock === 'overall' ? null : doneAt;
}

function lateDuty(lateness: DutyLateness): Duty {
  const { id, clock, organizationId, at } = lateness;
  const doneAt = doneAtOf(lateness);
  const state = doneAt === null ? 'late' : 'lateDone';
  return { key: id, kind: clock, organizationId, state, dueAt: at, doneAt };
}

/** Has the call after this close been missed already? Its limit fires once. */
export function isLateFollowUp({
  lateness,
  round,
}: Pick<TicketFacts, 'lateness' | 'round'>): boolean {
  return lateness.some((l) => l.clock === 'followUp' && l.round === round);
}

/**
 * Changes with the end of duties that nobody owes any more after them: a dispute that was settled, work that was reported
 * done, an owner who was called.
 */
export function withDutiesOver(ticket: TicketFacts, changes: Changes, at: Instant): Changes {
  const after: TicketFacts = { ...ticket, ...changes };
  const isOver = (l: Lateness) => isOfDuty(l) && l.doneAt === null && !isOwed(l.clock, after);
  if (!after.lateness.some(isOver)) return changes;
  const lateness = after.lateness.map((l) => (isOver(l) ? { ...l, doneAt: at } : l));
  return { ...changes, lateness };
}

/** Is what was missed still owed? A review that was missed has passed by itself. */
function isOwed(kind: DutyKind, { state, followUp }: TicketFacts): boolean {
  switch (kind) {
    case 'review':
      return false;
    case 'adjudicate':
      return state === 'disputed';
    case 'act':
      return RED_STATES.includes(state);
    case 'followUp':
      return followUp !== null;
  }
}

/** The community has acted on its red card: an order, an adjudication or a dispatch (DESIGN §4.3). */
export function acted({ lateness }: Pick<TicketFacts, 'lateness'>, at: Instant): Changes {
  const isWaiting = (l: Lateness) => l.clock === 'act' && l.doneAt === null;
  if (!lateness.some(isWaiting)) return { actDueAt: null };
  return {
    actDueAt: null,
    lateness: lateness.map((l) => (isWaiting(l) ? { ...l, doneAt: at } : l)),
  };
}
