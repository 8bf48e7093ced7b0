import type { Instant } from '../api/time.ts';
import {
  atMinute,
  civilOf,
  dayFromCivil,
  dayFromIso,
  dayOf,
  isoDateOf,
  monthDay,
  weekdayOf,
} from './civil.ts';

/**
 * One year of the State Council's plan of public holidays (国务院办公厅关于节假日安排的通知).
 * Each date belongs to the year in which it lies: a notice for 2027 that gives 2026-12-31 off
 * adds to the table of 2026.
 */
export interface CalendarYear {
  year: number;
  /** Where the table was taken from, shown to administrators, e.g. the number of the notice. */
  source: string;
  /** Days off, weekends inside a holiday included: `MM-DD` → name of the festival. */
  holidays: Readonly<Record<string, string>>;
  /** 调休补班: weekend days on which people work: `MM-DD` → name of the festival they make up for. */
  makeUpDays: Readonly<Record<string, string>>;
}

/** Working periods of a working day in minutes of the local day: ascending, not overlapping, end exclusive. */
export type WorkingHours = readonly (readonly [startMinute: number, endMinute: number])[];

/** 08:30–12:00 and 13:30–17:30, together 450 minutes. */
export const DEFAULT_WORKING_HOURS: WorkingHours = [
  [510, 720],
  [810, 1_050],
];

/** All that working time depends on. Wall times are Asia/Shanghai, fixed +08:00. */
export interface WorkingCalendar {
  hours: WorkingHours;
  years: Readonly<Record<number, CalendarYear>>;
}

/** Why a day is worked or not. */
export type DayReason = 'workday' | 'weekend' | 'holiday' | 'makeUp';

/** What the calendar says about one local day. */
export interface DayKind {
  working: boolean;
  reason: DayReason;
  /** Name of the festival, for `holiday` and `makeUp`. */
  name?: string;
  /** The year has no table: only the weekday was looked at, and the answer may change when the table comes. */
  provisional: boolean;
}

/** As {@link dayKind}, for a local day number. */
export function dayKindOf(calendar: WorkingCalendar, day: number): DayKind {
  const date = civilOf(day);
  const table = calendar.years[date.year];
  const provisional = table === undefined;
  const key = monthDay(date);
  const makeUp = table?.makeUpDays[key];
  if (makeUp !== undefined) return { working: true, reason: 'makeUp', name: makeUp, provisional };
  const holiday = table?.holidays[key];
  if (holiday !== undefined)
    return { working: false, reason: 'holiday', name: holiday, provisional };
  return isWeekend(day)
    ? { working: false, reason: 'weekend', provisional }
    : { working: true, reason: 'workday', provisional };
}

/** What kind of day `YYYY-MM-DD` is; throws a RangeError for text that is no date. */
export function dayKind(calendar: WorkingCalendar, isoDate: string): DayKind {
  return dayKindOf(calendar, dayFromIso(isoDate));
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Instant): string {
  return isoDateOf(dayOf(at));
}

/** Instant of a local wall time, e.g. 510 = 08:30; throws a RangeError for text that is no date. */
export function atLocal(isoDate: string, minuteOfDay: number): Instant {
  return atMinute(dayFromIso(isoDate), minuteOfDay);
}

/** Working minutes that one working day of a limit stands for: 450 with the default hours. */
export function minutesPerWorkingDay(calendar: WorkingCalendar): number {
  return calendar.hours.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Why a year table or working hours are refused; the text is a stable code, worded by the client. */
export type CalendarProblem =
  | 'calendar.yearInvalid'
  | 'calendar.sourceMissing'
  | 'calendar.holidaysMissing'
  | 'calendar.dateInvalid'
  | 'calendar.nameMissing'
  | 'calendar.dateTwice'
  | 'calendar.makeUpNotWeekend'
  | 'calendar.hoursMissing'
  | 'calendar.hoursOutOfDay'
  | 'calendar.hoursReversed'
  | 'calendar.hoursOverlap';

/** First problem of a year table, or null. A table without any holiday is refused: it would pass for a real one. */
export function checkCalendarYear(year: CalendarYear): CalendarProblem | null {
  if (!Number.isInteger(year.year) || year.year < 2000 || year.year > 2999)
    return 'calendar.yearInvalid';
  if (year.source.trim() === '') return 'calendar.sourceMissing';
  if (Object.keys(year.holidays).length === 0) return 'calendar.holidaysMissing';
  return checkDates(year) ?? checkMakeUpDays(year);
}

/** First problem of working hours, or null. */
export function checkWorkingHours(hours: WorkingHours): CalendarProblem | null {
  if (hours.length === 0) return 'calendar.hoursMissing';
  let previousEnd = 0;
  for (const [start, end] of hours) {
    if (!isMinuteOfDay(start) || !isMinuteOfDay(end)) return 'calendar.hoursOutOfDay';
    if (start >= end) return 'calendar.hoursReversed';
    if (start < previousEnd) return 'calendar.hoursOverlap';
    previousEnd = end;
  }
  return null;
}

function checkDates(year: CalendarYear): CalendarProblem | null {
  const entries = [...Object.entries(year.holidays), ...Object.entries(year.makeUpDays)];
  for (const [key, name] of entries) {
    if (dayInYear(year.year, key) === null) return 'calendar.dateInvalid';
    if (name.trim() === '') return 'calendar.nameMissing';
  }
  return null;
}

function checkMakeUpDays(year: CalendarYear): CalendarProblem | null {
  for (const key of Object.keys(year.makeUpDays)) {
    if (year.holidays[key] !== undefined) return 'calendar.dateTwice';
    const day = dayInYear(year.year, key);
    if (day === null || !isWeekend(day)) return 'calendar.makeUpNotWeekend';
  }
  return null;
}

/** Day number of `MM-DD` in a year, or null if there is no such date. */
function dayInYear(year: number, key: string): number | null {
  const day = dayFromCivil(year, Number(key.slice(0, 2)), Number(key.slice(3)));
  return Number.isFinite(day) && isoDateOf(day) === `${year}-${key}` ? day : null;
}

function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function isMinuteOfDay(minute: number): boolean {
  return Number.isInteger(minute) && minute >= 0 && minute <= 1_440;
}
