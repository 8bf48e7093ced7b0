import type { Instant } from '../api/time.ts';
import {
  addClockTime,
  clockTimeBetween,
  spanMillis,
  subtractClockTime,
} from '../deadline/clock.ts';
import type { ClassPolicy, Rung } from '../policy/policy.ts';
import type { Reckoning } from '../ticket/clocks.ts';

/** The stretch whose end is a limit: claim or overall clock of one ticket. */
export interface Stretch {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
}

/**
 * When a rung is due (DESIGN §4.3). Rungs before the limit are measured back from it, so that an extension
 * moves them along; a warning is never due before half of the limit has passed.
 */
export function rungAt(
  { calendar }: Reckoning,
  cls: ClassPolicy,
  rung: Rung,
  stretch: Stretch,
): Instant {
  const { place } = rung;
  if (place.kind === 'limit') return stretch.dueAt;
  if (place.kind === 'after') {
    return addClockTime(calendar, cls.clock, stretch.dueAt, spanMillis(calendar, place.delay)).at;
  }
  const half = Math.round(
    clockTimeBetween(calendar, cls.clock, stretch.startedAt, stretch.dueAt) / 2,
  );
  const lead = place.kind === 'before' ? Math.min(spanMillis(calendar, place.lead), half) : half;
  return subtractClockTime(calendar, cls.clock, stretch.dueAt, lead).at;
}
