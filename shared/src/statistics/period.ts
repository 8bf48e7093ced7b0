import type { Instant } from '../api/time.ts';
import {
  civilOf,
  dayFromCivil,
  dayFromIso,
  dayOf,
  isoDateOf,
  twoDigits,
} from '../deadline/civil.ts';

/** Days from–to, both included, as `YYYY-MM-DD` of Asia/Shanghai. */
export interface Period {
  from: string;
  to: string;
}

/** Longest period that statistics are asked for, in days: five years and their leap days. */
export const PERIOD_DAYS_MAX = 5 * 366;

/** What is wrong with a period, or null. */
export function checkPeriod({ from, to }: Period): 'notADate' | 'reversed' | 'tooLong' | null {
  const days = [dayOrNull(from), dayOrNull(to)];
  const [first, last] = days;
  if (first === null || last === null || first === undefined || last === undefined)
    return 'notADate';
  if (last < first) return 'reversed';
  return last - first >= PERIOD_DAYS_MAX ? 'tooLong' : null;
}

function dayOrNull(text: string): number | null {
  try {
    const day = dayFromIso(text);
    return day > 0 ? day : null;
  } catch {
    return null;
  }
}

/** A month as one number that grows by one from month to month. */
export function monthNumber(day: number): number {
  const { year, month } = civilOf(day);
  return year * 12 + month - 1;
}

/** `2026-11`. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}`;
}

/** First and last day number of a month. */
function daysOfMonth(month: number): readonly [number, number] {
  const first = dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
  const next = month + 1;
  return [first, dayFromCivil(Math.floor(next / 12), (next % 12) + 1, 1) - 1];
}

/** Whole months or days that are summed; numbers of months or of days, both ends included. */
export interface Span {
  readonly grain: 'month' | 'day';
  readonly from: number;
  readonly to: number;
  /** −1 for days of a whole month that are not asked for: they are taken off again. */
  readonly sign: 1 | -1;
}

type Days = readonly [first: number, last: number];

/**
 * A period as whole months and days that sum up to it, whatever there is on which day, so that a year is read as twelve sums.
 * The month at either end is read as a whole less the days that are not asked for, where those are fewer.
 * @param now days after it have hardly anything to read, and so cost nothing to take off
 */
export function spansOf(period: Period, now: Instant): Span[] {
  const today = dayOf(now);
  const months = monthsOf(period);
  const ends = [...new Set([months[0] ?? 0, months[months.length - 1] ?? 0])].map((month) =>
    endOf(period, month, today),
  );
  const inDays = ends.filter(({ isWhole }) => !isWhole).map(({ month }) => month);
  const whole = months.filter((month) => !inDays.includes(month));
  const [from, to] = [whole[0], whole[whole.length - 1]];
  const inMonths: Span[] =
    from === undefined || to === undefined ? [] : [{ grain: 'month', from, to, sign: 1 }];
  return [...inMonths, ...ends.flatMap(({ days }) => days)];
}

/** How the month at an end of a period is read: in the days asked for, or as a whole less the others. */
function endOf(
  period: Period,
  month: number,
  today: number,
): { month: number; isWhole: boolean; days: Span[] } {
  const asked = daysOf(period);
  const [start, end] = daysOfMonth(month);
  const inside: Days = [Math.max(start, asked.from), Math.min(end, asked.to)];
  const around: Days[] = [
    [start, inside[0] - 1],
    [inside[1] + 1, end],
  ];
  const outside = around.filter(([from, to]) => from <= to);
  const read = ([from, to]: Days) => Math.max(Math.min(to, today) - from + 1, 0);
  const unasked = outside.reduce((sum, days) => sum + read(days), 0);
  const isWhole = outside.length === 0 || unasked + 1 < read(inside);
  const span = ([from, to]: Days): Span => ({ grain: 'day', from, to, sign: isWhole ? -1 : 1 });
  return { month, isWhole, days: (isWhole ? outside : [inside]).map(span) };
}

/** The part of a period that lies in a month. */
export function periodWithin(period: Period, month: number): Period {
  const [first, last] = daysOfMonth(month);
  return {
    from: isoDateOf(Math.max(first, dayFromIso(period.from))),
    to: isoDateOf(Math.min(last, dayFromIso(period.to))),
  };
}

/** The months that a period touches, in order. */
export function monthsOf({ from, to }: Period): number[] {
  const [first, last] = [monthNumber(dayFromIso(from)), monthNumber(dayFromIso(to))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** First and last day number of a period. */
export function daysOf({ from, to }: Period): { from: number; to: number } {
  return { from: dayFromIso(from), to: dayFromIso(to) };
}

export const PERIOD_KINDS = ['month', 'lastMonth', 'quarter', 'year', 'last30'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const PERIOD_LABELS: Readonly<Record<PeriodKind, string>> = {
  month: '本月',
  lastMonth: '上月',
  quarter: '本季度',
  year: '本年',
  last30: '近 30 天',
};

/** A period by its name, up to and including today. */
export function periodOf(kind: PeriodKind, now: Instant): Period {
  const today = dayOf(now);
  const month = monthNumber(today);
  const since = (first: number): Period => ({ from: isoDateOf(first), to: isoDateOf(today) });
  switch (kind) {
    case 'month':
      return since(daysOfMonth(month)[0]);
    case 'lastMonth': {
      const [first, last] = daysOfMonth(month - 1);
      return { from: isoDateOf(first), to: isoDateOf(last) };
    }
    case 'quarter':
      return since(daysOfMonth(month - (month % 3))[0]);
    case 'year':
      return since(daysOfMonth(month - (month % 12))[0]);
    case 'last30':
      return since(today - 29);
  }
}
