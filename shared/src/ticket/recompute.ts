import { MINUTE, toIso, type Instant } from '../api/time.ts';
import { addClockTime, clockTimeBetween, spanMillis, type Span } from '../deadline/clock.ts';
import type { Procedure } from '../policy/policy.ts';
import { classOf } from '../policy/policy.ts';
import { claimLimit, finishMillis, movedMillis, officeLimit, overallLimit } from './clocks.ts';
import type { Reckoning } from './clocks.ts';
import { newEvent } from './decide.ts';
import type { TicketEvent } from './event.ts';
import type { Changes, TicketFacts } from './facts.ts';

/*
 * Limits when a year's table comes or is corrected. The rule (docs/deadlines.md): lateness that has happened stays; a
 * limit may come later by any length; it comes earlier only as far as nobody is made late by it: never before the old
 * limit or one working day from now, whichever is first.
 */

/** The table for which limits are reckoned anew. */
export interface CalendarArrival {
  readonly year: number;
  readonly revision: number;
  readonly source: string;
}

/** Limits of the procedure that are stored as moments, with the length that each was reckoned by. */
const OFFICE_LIMITS = {
  reviewDueAt: 'reviewWithin',
  adjudicateDueAt: 'adjudicateWithin',
  actDueAt: 'actOnRedWithin',
  confirmDueAt: 'confirmWithin',
} as const satisfies Partial<Record<keyof TicketFacts, keyof Procedure>>;

type OfficeLimit = keyof typeof OFFICE_LIMITS;

/** From when each of them counts. */
export type OfficeStarts = Readonly<Partial<Record<OfficeLimit, Instant>>>;

const LIMITS = Object.keys(OFFICE_LIMITS) as OfficeLimit[];

/** Does a ticket have such a limit? Only then its history has to be read. */
export function hasOfficeLimit(ticket: TicketFacts): boolean {
  return LIMITS.some((limit) => ticket[limit] !== null);
}

/** When the running limits of the procedure began, read out of a history. */
export function officeStarts(
  events: readonly Pick<TicketEvent, 'type' | 'at' | 'dueAt' | 'changes'>[],
): OfficeStarts {
  const starts: Partial<Record<OfficeLimit, Instant>> = {};
  for (const { type, at, dueAt, changes } of events) {
    if (type === 'recomputed') continue;
    for (const limit of LIMITS) if (changes[limit]) starts[limit] = dueAt ?? at;
  }
  return starts;
}

/**
 * The event that brings a ticket's limits to the present calendar; null where they are as it says. The ticket must be
 * settled at `now`. Doing it again gives null.
 */
export function recompute(
  reckoning: Reckoning,
  ticket: TicketFacts,
  context: {
    readonly starts: OfficeStarts;
    readonly cause: CalendarArrival;
    readonly now: Instant;
  },
): TicketEvent | null {
  const { starts, cause, now } = context;
  const overall = overallUnder(reckoning, ticket, now);
  const changes: Changes = {
    ...overall,
    ...claimUnder(reckoning, ticket, overall.overallDueAt, now),
    ...officesUnder(reckoning, ticket, starts, now),
  };
  const event = newEvent(ticket, {
    type: 'recomputed',
    at: now,
    dueAt: null,
    actor: null,
    visibility: 'public',
    text: '',
    mediaIds: [],
    data: {
      ...{ year: cause.year, revision: cause.revision, source: cause.source },
      fromDueAt: toIso(ticket.overallDueAt),
      toDueAt: toIso(overall.overallDueAt),
      isProvisional: overall.isProvisional,
    },
    changes,
  });
  return Object.keys(event.changes).length > 0 ? event : null;
}

type Overall = Pick<TicketFacts, 'overallDueAt' | 'isProvisional' | 'moves'>;

function overallUnder(reckoning: Reckoning, ticket: TicketFacts, now: Instant): Overall {
  const kept = ticket.moves.filter(({ reason }) => reason !== 'calendar');
  const plain = { ...ticket, moves: kept };
  const limit = overallLimit(reckoning, plain);
  const { clock } = classOf(reckoning.policy, ticket.categoryCode);
  if (clock === 'natural' || limit.overallDueAt >= ticket.overallDueAt)
    return { ...limit, moves: sameMoves(ticket, kept) };
  const floor = floorOf(reckoning, ticket.overallDueAt, now);
  if (limit.overallDueAt >= floor) return { ...limit, moves: sameMoves(ticket, kept) };
  const counted = clockTimeBetween(reckoning.calendar, clock, ticket.overallStartedAt, floor);
  const millis = counted - finishMillis(reckoning, plain) - movedMillis(reckoning, plain);
  const moves = sameMoves(ticket, [...kept, { reason: 'calendar', millis }]);
  return { ...overallLimit(reckoning, { ...ticket, moves }), moves };
}

/** The ticket's own list where nothing in it changes, so that no change is recorded. */
function sameMoves({ moves }: TicketFacts, next: TicketFacts['moves']): TicketFacts['moves'] {
  return JSON.stringify(moves) === JSON.stringify(next) ? moves : next;
}

const NOTICE: Span = { unit: 'workingDays', amount: 1 };

/** No limit comes before this: the old one, or one working day from now; a moment at which working time passes. */
function floorOf({ calendar }: Reckoning, oldDueAt: Instant, now: Instant): Instant {
  const notice = addClockTime(calendar, 'working', now, spanMillis(calendar, NOTICE)).at;
  const floor = Math.min(oldDueAt, notice);
  // In a night or on a day off the limit would slide back to the evening before, which may be past.
  const before = clockTimeBetween(calendar, 'working', floor - MINUTE, floor);
  return before === MINUTE ? floor : addClockTime(calendar, 'working', floor, MINUTE).at;
}

function claimUnder(
  reckoning: Reckoning,
  ticket: TicketFacts,
  overallDueAt: Instant,
  now: Instant,
): Changes {
  if (ticket.claimDueAt === null) return {};
  const limit = claimLimit(reckoning, ticket.categoryCode, ticket.claimStartedAt);
  const next = notBefore(reckoning, limit, ticket.claimDueAt, now);
  return { claimDueAt: Math.min(next, overallDueAt) };
}

function officesUnder(
  reckoning: Reckoning,
  ticket: TicketFacts,
  starts: OfficeStarts,
  now: Instant,
): Changes {
  const { calendar, policy } = reckoning;
  const entries = LIMITS.flatMap((name) => {
    const [start, old] = [starts[name], ticket[name]];
    if (start === undefined || old === null) return [];
    const limit = officeLimit(calendar, start, policy.procedure[OFFICE_LIMITS[name]]);
    return [[name, notBefore(reckoning, limit, old, now)] as const];
  });
  return Object.fromEntries(entries);
}

function notBefore(reckoning: Reckoning, limit: Instant, old: Instant, now: Instant): Instant {
  if (limit >= old) return limit;
  const { calendar } = reckoning;
  const notice = addClockTime(calendar, 'working', now, spanMillis(calendar, NOTICE)).at;
  return Math.max(limit, Math.min(old, notice));
}
