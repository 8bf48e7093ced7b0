import { DAY, MINUTE, type Instant } from '../api/time.ts';
import { atMinute, dayOf, startOfDay } from './civil.ts';
import {
  dayKindOf,
  minutesPerWorkingDay,
  type WorkingCalendar,
  type WorkingHours,
} from './working-calendar.ts';

/*
 * All limits, pauses, extensions and ladder rungs are reckoned by the functions of this file, in both
 * directions by the same calendar, so that a pause can never be counted by another measure than the limit
 * it is added to.
 */

/** `natural`: every hour counts, day and night. `working`: only working hours of working days count. */
export type ClockKind = 'natural' | 'working';

/** A length of a limit as people write it. Fractions are allowed (half a limit for a reopened ticket). */
export type Span = { unit: 'minutes' | 'workingDays' | 'naturalDays'; amount: number };

/** A reckoned moment. */
export interface ClockResult {
  at: Instant;
  /** A day of a year without a table was passed: to be reckoned again when the table comes. */
  provisional: boolean;
}

/** Adding and subtracting give up after so many days: no limit comes near, so it is a mistake in the input. */
const MAX_WALK_DAYS = 4 * 366;

const NINE_O_CLOCK = 9 * 60;

/**
 * Clock-time milliseconds of a span. A working day stands for the working minutes of one full day (450 by
 * default); it is meant for the working clock, natural days (24 h) for the natural one.
 */
export function spanMillis(calendar: WorkingCalendar, span: Span): number {
  if (span.unit === 'naturalDays') return Math.round(span.amount * DAY);
  const minutes =
    span.unit === 'minutes' ? span.amount : span.amount * minutesPerWorkingDay(calendar);
  return Math.round(minutes * MINUTE);
}

/**
 * The earliest instant at which `millis` of clock time have passed since `start`: Monday 08:30 + 450 working
 * minutes is Monday 17:30, not Tuesday 08:30. Outside working hours nothing passes; 0 gives `start` itself.
 * Throws a RangeError for a negative or non-finite input and for a result more than four years away.
 */
export function addClockTime(
  calendar: WorkingCalendar,
  clock: ClockKind,
  start: Instant,
  millis: number,
): ClockResult {
  checkInput(start, millis);
  if (clock === 'natural' || millis === 0) return { at: start + millis, provisional: false };
  const first = dayOf(start);
  let left = millis;
  let provisional = false;
  for (let day = first; day < first + MAX_WALK_DAYS; day += 1) {
    const kind = dayKindOf(calendar, day);
    provisional ||= kind.provisional;
    if (!kind.working) continue;
    const available = workIn(calendar.hours, day, start, Infinity);
    if (left <= available) return { at: forwardIn(calendar.hours, day, start, left), provisional };
    left -= available;
  }
  throw tooFar(start, millis);
}

/**
 * The latest instant from which exactly `millis` of clock time lead to `end`: the moment of a warning one
 * working day before a limit. 0 gives `end` itself. Throws as {@link addClockTime}.
 */
export function subtractClockTime(
  calendar: WorkingCalendar,
  clock: ClockKind,
  end: Instant,
  millis: number,
): ClockResult {
  checkInput(end, millis);
  if (clock === 'natural' || millis === 0) return { at: end - millis, provisional: false };
  const last = dayOf(end);
  let left = millis;
  let provisional = false;
  for (let day = last; day > last - MAX_WALK_DAYS; day -= 1) {
    const kind = dayKindOf(calendar, day);
    provisional ||= kind.provisional;
    if (!kind.working) continue;
    const available = workIn(calendar.hours, day, -Infinity, end);
    if (left <= available) return { at: backwardIn(calendar.hours, day, end, left), provisional };
    left -= available;
  }
  throw tooFar(end, millis);
}

/**
 * Milliseconds of clock time from `from` to `to`; 0 if `to` is not later. Any distance is allowed, since old
 * tickets are looked at years later (the cost grows with the days between). Non-finite input: RangeError.
 */
export function clockTimeBetween(
  calendar: WorkingCalendar,
  clock: ClockKind,
  from: Instant,
  to: Instant,
): number {
  checkInput(from, 0);
  checkInput(to, 0);
  if (to <= from) return 0;
  if (clock === 'natural') return to - from;
  const last = dayOf(to);
  let sum = 0;
  for (let day = dayOf(from); day <= last; day += 1) {
    if (dayKindOf(calendar, day).working) sum += workIn(calendar.hours, day, from, to);
  }
  return sum;
}

/** `minuteOfDay` (09:00 by default) of the first working day for which it lies strictly after `after`. */
export function nextWorkingMorning(
  calendar: WorkingCalendar,
  after: Instant,
  minuteOfDay = NINE_O_CLOCK,
): Instant {
  checkInput(after, 0);
  const first = dayOf(nextMorning(after, minuteOfDay));
  for (let day = first; day < first + MAX_WALK_DAYS; day += 1) {
    if (dayKindOf(calendar, day).working) return atMinute(day, minuteOfDay);
  }
  throw new RangeError(`no working day within four years after ${after}`);
}

/** `minuteOfDay` (09:00 by default, less than 1440) of the first day, working or not, strictly after `after`. */
export function nextMorning(after: Instant, minuteOfDay = NINE_O_CLOCK): Instant {
  const today = dayOf(after);
  const morning = atMinute(today, minuteOfDay);
  return morning > after ? morning : atMinute(today + 1, minuteOfDay);
}

/** Working milliseconds of one working day that lie between two instants. */
function workIn(hours: WorkingHours, day: number, from: Instant, to: Instant): number {
  const midnight = startOfDay(day);
  let sum = 0;
  for (const [startMinute, endMinute] of hours) {
    const start = Math.max(from, midnight + startMinute * MINUTE);
    const end = Math.min(to, midnight + endMinute * MINUTE);
    if (end > start) sum += end - start;
  }
  return sum;
}

/** Where `millis` > 0 of the day's working time after `from` end; the caller knows that there is enough. */
function forwardIn(hours: WorkingHours, day: number, from: Instant, millis: number): Instant {
  const midnight = startOfDay(day);
  let left = millis;
  for (const [startMinute, endMinute] of hours) {
    const start = Math.max(from, midnight + startMinute * MINUTE);
    const available = Math.max(0, midnight + endMinute * MINUTE - start);
    if (left <= available) return start + left;
    left -= available;
  }
  throw tooFar(from, millis);
}

/** Where `millis` > 0 of the day's working time before `to` begin; the caller knows that there is enough. */
function backwardIn(hours: WorkingHours, day: number, to: Instant, millis: number): Instant {
  const midnight = startOfDay(day);
  let left = millis;
  for (const [startMinute, endMinute] of [...hours].reverse()) {
    const end = Math.min(to, midnight + endMinute * MINUTE);
    const available = Math.max(0, end - midnight - startMinute * MINUTE);
    if (left <= available) return end - left;
    left -= available;
  }
  throw tooFar(to, millis);
}

function checkInput(at: Instant, millis: number): void {
  if (!Number.isFinite(at)) throw new RangeError(`not an instant: ${at}`);
  if (!Number.isFinite(millis) || millis < 0) throw new RangeError(`not a length: ${millis}`);
}

function tooFar(at: Instant, millis: number): RangeError {
  return new RangeError(`${millis} ms of working time are not within four years of ${at}`);
}
