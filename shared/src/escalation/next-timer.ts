import type { Instant } from '../api/time.ts';
import { nextMorning, nextWorkingMorning } from '../deadline/clock.ts';
import { classOf } from '../policy/policy.ts';
import type { TimerKind } from '../ticket/actions.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import { officeLimit } from '../ticket/clocks.ts';
import { isLateFollowUp, RED_STATES } from '../ticket/duties.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import type { Stretch } from './rungs.ts';
import { rungAt } from './rungs.ts';

/** The next thing the clock will do to a ticket. `clock` and `index` with a rung only. */
export type Timer =
  | {
      readonly kind: 'rung';
      readonly clock: 'claim' | 'overall';
      readonly index: number;
      readonly dueAt: Instant;
    }
  | { readonly kind: Exclude<TimerKind, 'rung'>; readonly dueAt: Instant };

/** States in which somebody owes work, so that limits press. */
const PRESSED: readonly TicketFacts['state'][] = ['pending', 'processing', 'disputed'];

/**
 * The earliest timer of a ticket, or null where none will ever fire. Pure: facts and policy decide alone, so a
 * worker that was down finds the same timers with the same due times (DESIGN §4.3).
 */
export function nextTimer(reckoning: Reckoning, ticket: TicketFacts): Timer | null {
  return candidates(reckoning, ticket).reduce<Timer | null>(
    (first, timer) => (first === null || timer.dueAt < first.dueAt ? timer : first),
    null,
  );
}

function candidates(reckoning: Reckoning, ticket: TicketFacts): Timer[] {
  const timers: (Timer | null)[] = [
    rungTimer(reckoning, ticket, 'claim'),
    rungTimer(reckoning, ticket, 'overall'),
    dutyTimer('actionLate', RED_STATES.includes(ticket.state) ? ticket.actDueAt : null),
    dutyTimer('followUpLate', isLateFollowUp(ticket) ? null : (ticket.followUp?.dueAt ?? null)),
    remindTimer(reckoning, ticket),
    dutyTimer('adjudicationLate', ticket.state === 'disputed' ? ticket.adjudicateDueAt : null),
    dutyTimer('reviewPasses', ticket.state === 'reviewing' ? ticket.reviewDueAt : null),
    dutyTimer('autoClose', ticket.state === 'confirming' ? ticket.confirmDueAt : null),
    dutyTimer('endShelving', ticket.state === 'shelved' ? ticket.shelvedUntil : null),
    dutyTimer('continueWork', awaitingUntil(reckoning, ticket)),
  ];
  return timers.filter((timer) => timer !== null);
}

function dutyTimer(kind: Exclude<TimerKind, 'rung'>, dueAt: Instant | null): Timer | null {
  return dueAt === null ? null : { kind, dueAt };
}

/** Until when work waits for the reporter before it goes on by itself; null outside `awaiting`. */
export function awaitingUntil(
  { policy, calendar }: Reckoning,
  ticket: TicketFacts,
): Instant | null {
  if (ticket.state !== 'awaiting' || ticket.pausedAt === null) return null;
  return officeLimit(calendar, ticket.pausedAt, policy.procedure.awaitingMax);
}

/** The running stretch of a clock, or null while it stands still. */
export function stretchOf(ticket: TicketFacts, clock: 'claim' | 'overall'): Stretch | null {
  if (clock === 'claim') {
    const isRunning = ticket.state === 'pending' && ticket.claimDueAt !== null;
    return isRunning ? { startedAt: ticket.claimStartedAt, dueAt: ticket.claimDueAt } : null;
  }
  const isRunning = PRESSED.includes(ticket.state) && ticket.pausedAt === null;
  return isRunning ? { startedAt: ticket.overallStartedAt, dueAt: ticket.overallDueAt } : null;
}

function climbed(ticket: TicketFacts, clock: 'claim' | 'overall'): number {
  return clock === 'claim' ? ticket.claimRung : ticket.overallRung;
}

function rungTimer(
  reckoning: Reckoning,
  ticket: TicketFacts,
  clock: 'claim' | 'overall',
): Timer | null {
  const cls = classOf(reckoning.policy, ticket.categoryCode);
  const index = climbed(ticket, clock);
  const rung = cls.ladder[index];
  const stretch = stretchOf(ticket, clock);
  if (!rung || !stretch) return null;
  return { kind: 'rung', clock, index, dueAt: rungAt(reckoning, cls, rung, stretch) };
}

/** Work that has climbed the whole ladder and is still undone is brought up again each morning. */
function remindTimer(reckoning: Reckoning, ticket: TicketFacts): Timer | null {
  const since = [
    lastRungAt(reckoning, ticket, 'claim'),
    lastRungAt(reckoning, ticket, 'overall'),
  ].filter((at) => at !== null);
  if (since.length === 0) return null;
  const after = Math.max(Math.min(...since), ticket.remindedAt ?? 0);
  const { remindAtMinute } = reckoning.policy.procedure;
  const isWorking = classOf(reckoning.policy, ticket.categoryCode).clock === 'working';
  const dueAt = isWorking
    ? nextWorkingMorning(reckoning.calendar, after, remindAtMinute)
    : nextMorning(after, remindAtMinute);
  return { kind: 'remind', dueAt };
}

/** When the top of the ladder was reached, null before that. */
function lastRungAt(
  reckoning: Reckoning,
  ticket: TicketFacts,
  clock: 'claim' | 'overall',
): Instant | null {
  const cls = classOf(reckoning.policy, ticket.categoryCode);
  const last = cls.ladder.at(-1);
  const stretch = stretchOf(ticket, clock);
  if (!last || !stretch || climbed(ticket, clock) < cls.ladder.length) return null;
  return rungAt(reckoning, cls, last, stretch);
}
