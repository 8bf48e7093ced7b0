import fc from 'fast-check';
import { DAY, MINUTE, type Instant } from '../api/time.ts';
import { dayOf, startOfDay } from './civil.ts';
import { addClockTime, type ClockKind, clockTimeBetween, subtractClockTime } from './clock.ts';
import { wall } from './testing/wall.ts';
import { testCalendar } from './testing/years.ts';
import { dayKind, localDate, type WorkingCalendar } from './working-calendar.ts';

// Starts in 2025 and 2026, lengths up to 60 working days: tables, make-up days and the open year 2027.
const instants = fc.oneof(
  fc.integer({ min: wall('2025-01-01 00:00'), max: wall('2026-12-31 23:59') }),
  // Exact borders of working time are rare among milliseconds, and all mistakes live there.
  fc
    .tuple(
      fc.integer({ min: 0, max: 729 }),
      fc.constantFrom(0, 509, 510, 720, 721, 810, 1_050, 1_051, 1_439),
    )
    .map(([day, minute]) => wall('2025-01-01 00:00') + day * DAY + minute * MINUTE),
);
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 60 * 450 * MINUTE }),
  fc.integer({ min: 0, max: 900 }).map((count) => count * 30 * MINUTE),
);
const clocks = fc.constantFrom<ClockKind>('working', 'natural');
const calendars = fc.constantFrom<WorkingCalendar>(
  testCalendar,
  { ...testCalendar, hours: [[0, 1_440]] },
  {
    ...testCalendar,
    hours: [
      [540, 700],
      [700, 720],
      [840, 1_080],
    ],
  },
);

function check<Values extends unknown[]>(
  property: (...values: Values) => void,
  ...arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> }
): void {
  const values = fc.tuple<Values>(...arbitraries);
  fc.assert(
    fc.property(values, (sample) => property(...sample)),
    { numRuns: 500 },
  );
}

function add(calendar: WorkingCalendar, clock: ClockKind, start: Instant, millis: number): Instant {
  return addClockTime(calendar, clock, start, millis).at;
}

/** Working periods of the calendar around an instant, told apart from the code under test by plain listing. */
function isWorkingMoment(calendar: WorkingCalendar, at: Instant, endIncluded: boolean): boolean {
  const probe = endIncluded ? at - 1 : at;
  if (!dayKind(calendar, localDate(probe)).working) return false;
  const minute = (probe - startOfDay(dayOf(probe))) / MINUTE;
  return calendar.hours.some(([start, end]) => minute >= start && minute < end);
}

describe('properties of the clock', () => {
  it('counts between start and result exactly what was added', () => {
    check(
      (calendar, clock, start, millis) => {
        const due = add(calendar, clock, start, millis);
        expect(clockTimeBetween(calendar, clock, start, due)).toBe(millis);
      },
      calendars,
      clocks,
      instants,
      lengths,
    );
  });

  it('gives the earliest such instant', () => {
    check(
      (calendar, start, millis) => {
        fc.pre(millis > 0);
        const due = add(calendar, 'working', start, millis);
        expect(clockTimeBetween(calendar, 'working', start, due - 1)).toBe(millis - 1);
      },
      calendars,
      instants,
      lengths,
    );
  });

  it('is monotonic in start and length', () => {
    check(
      (clock, [start, later], [less, more]) => {
        const [first, second] = [Math.min(start, later), Math.max(start, later)];
        const [short, long] = [Math.min(less, more), Math.max(less, more)];
        expect(add(testCalendar, clock, first, short)).toBeLessThanOrEqual(
          add(testCalendar, clock, second, long),
        );
      },
      clocks,
      fc.tuple(instants, instants),
      fc.tuple(lengths, lengths),
    );
  });

  it('may be added in two steps', () => {
    check(
      (calendar, clock, start, [first, second]) => {
        const halfway = add(calendar, clock, start, first);
        expect(add(calendar, clock, halfway, second)).toBe(
          add(calendar, clock, start, first + second),
        );
      },
      calendars,
      clocks,
      instants,
      fc.tuple(lengths, lengths),
    );
  });

  it('ends inside or at the end of working hours', () => {
    check(
      (calendar, start, millis) => {
        fc.pre(millis > 0);
        expect(isWorkingMoment(calendar, add(calendar, 'working', start, millis), true)).toBe(true);
      },
      calendars,
      instants,
      lengths,
    );
  });

  it('subtracts to the latest instant from which the length leads to the end', () => {
    check(
      (calendar, end, millis) => {
        fc.pre(millis > 0);
        const start = subtractClockTime(calendar, 'working', end, millis).at;
        expect(clockTimeBetween(calendar, 'working', start, end)).toBe(millis);
        expect(clockTimeBetween(calendar, 'working', start + 1, end)).toBe(millis - 1);
        expect(isWorkingMoment(calendar, start, false)).toBe(true);
      },
      calendars,
      instants,
      lengths,
    );
  });

  it('comes back to the start, or to the next working moment after it', () => {
    check(
      (calendar, clock, start, millis) => {
        const due = add(calendar, clock, start, millis);
        const back = subtractClockTime(calendar, clock, due, millis).at;
        expect(back).toBeGreaterThanOrEqual(start);
        expect(clockTimeBetween(calendar, clock, start, back)).toBe(0);
        expect(add(calendar, clock, back, millis)).toBe(due);
        if (clock === 'natural' || isWorkingMoment(calendar, start, false)) {
          expect(back).toBe(start);
        }
      },
      calendars,
      clocks,
      instants,
      lengths,
    );
  });

  it('is additive between', () => {
    check(
      (clock, moments) => {
        const [from = 0, middle = 0, to = 0] = [...moments].sort((a, b) => a - b);
        const whole = clockTimeBetween(testCalendar, clock, from, to);
        const parts =
          clockTimeBetween(testCalendar, clock, from, middle) +
          clockTimeBetween(testCalendar, clock, middle, to);
        expect(parts).toBe(whole);
      },
      clocks,
      fc.tuple(instants, instants, instants),
    );
  });
});
