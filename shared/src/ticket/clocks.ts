import type { Instant } from '../api/time.ts';
import { addClockTime, clockTimeBetween, spanMillis } from '../deadline/clock.ts';
import type { WorkingCalendar } from '../deadline/working-calendar.ts';
import type { ClassPolicy, Policy } from '../policy/policy.ts';
import { classOf } from '../policy/policy.ts';
import type { Changes, Move, TicketFacts } from './facts.ts';

/** What reckoning needs beside the ticket: its policy version and the calendar with that policy's hours. */
export interface Reckoning {
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

type OverallInput = Pick<TicketFacts, 'categoryCode' | 'round' | 'overallStartedAt' | 'moves'>;

/** The class's finish limit in clock milliseconds: the whole in round 1, half in a reopened round (DESIGN §4.2). */
export function finishMillis(
  { policy, calendar }: Reckoning,
  ticket: Pick<TicketFacts, 'categoryCode' | 'round'>,
): number {
  const whole = spanMillis(calendar, classOf(policy, ticket.categoryCode).finish);
  return ticket.round === 1 ? whole : Math.round((whole * policy.procedure.reopenPercent) / 100);
}

/** Clock milliseconds by which the moves push the limit, in the clock of the class. */
export function movedMillis({ policy, calendar }: Reckoning, ticket: OverallInput): number {
  const { clock } = classOf(policy, ticket.categoryCode);
  const length = (move: Move) => {
    if (move.reason === 'extension') return spanMillis(calendar, move.span);
    if (move.reason === 'calendar') return move.millis;
    return clockTimeBetween(calendar, clock, move.from, move.to);
  };
  return ticket.moves.reduce((sum, move) => sum + length(move), 0);
}

/**
 * The overall limit: start + the class's limit + all approved moves, reckoned anew each time, so that it can
 * be no other than what its parts say (DESIGN §4.2).
 */
export function overallLimit(
  reckoning: Reckoning,
  ticket: OverallInput,
): Pick<TicketFacts, 'overallDueAt' | 'isProvisional'> {
  const { clock } = classOf(reckoning.policy, ticket.categoryCode);
  const millis = finishMillis(reckoning, ticket) + movedMillis(reckoning, ticket);
  const { at, provisional } = addClockTime(
    reckoning.calendar,
    clock,
    ticket.overallStartedAt,
    millis,
  );
  return { overallDueAt: at, isProvisional: provisional };
}

/** Claim limit of the class from a start. */
export function claimLimit(
  { policy, calendar }: Reckoning,
  categoryCode: string,
  start: Instant,
): Instant {
  const cls: ClassPolicy = classOf(policy, categoryCode);
  return addClockTime(calendar, cls.clock, start, spanMillis(calendar, cls.claim)).at;
}

/** A moment of the procedure (review, adjudication…) counted in working time, whatever the ticket's class. */
export function officeLimit(
  calendar: WorkingCalendar,
  start: Instant,
  span: Parameters<typeof spanMillis>[1],
): Instant {
  const clock = span.unit === 'workingDays' ? 'working' : 'natural';
  return addClockTime(calendar, clock, start, spanMillis(calendar, span)).at;
}

/**
 * Another claim clock: a released or re-dispatched ticket gets a new claim limit from that moment, never past
 * the overall limit. Where that has passed, it governs alone (null).
 */
export function nextClaim(reckoning: Reckoning, ticket: TicketFacts, now: Instant): Changes {
  const isLate = ticket.overallDueAt <= now;
  const limit = claimLimit(reckoning, ticket.categoryCode, now);
  return {
    claimLeg: ticket.claimLeg + 1,
    claimStartedAt: now,
    claimDueAt: isLate ? null : Math.min(limit, ticket.overallDueAt),
    claimRung: 0,
  };
}

/** Ends a pause at `to`: records the move and reckons the limit. The ticket must be paused. */
export function endPause(
  reckoning: Reckoning,
  ticket: TicketFacts,
  reason: 'awaiting' | 'shelving' | 'declined',
  to: Instant,
): Changes {
  const from = ticket.pausedAt ?? to;
  const moves: readonly Move[] = [...ticket.moves, { reason, from, to }];
  return { pausedAt: null, moves, ...overallLimit(reckoning, { ...ticket, moves }) };
}
