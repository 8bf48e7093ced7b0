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

/** A part of a period in whole months or in days; numbers of months or of days, both ends included. */
export interface Span {
  readonly grain: 'month' | 'day';
  readonly from: number;
  readonly to: number;
}

/** A period as whole months with the days before and after them, so that a year is read as twelve sums. */
export function spansOf(period: Period): Span[] {
  const [from, to] = [dayFromIso(period.from), dayFromIso(period.to)];
  const [startOfFirst] = daysOfMonth(monthNumber(from));
  const [, endOfLast] = daysOfMonth(monthNumber(to));
  const firstWhole = monthNumber(from) + (from === startOfFirst ? 0 : 1);
  const lastWhole = monthNumber(to) - (to === endOfLast ? 0 : 1);
  if (firstWhole > lastWhole) return [{ grain: 'day', from, to }];
  const before = { grain: 'day', from, to: daysOfMonth(firstWhole)[0] - 1 } as const;
  const months = { grain: 'month', from: firstWhole, to: lastWhole } as const;
  const after = { grain: 'day', from: daysOfMonth(lastWhole)[1] + 1, to } as const;
  return [before, months, after].filter((span) => span.from <= span.to);
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
