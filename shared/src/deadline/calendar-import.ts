import { civilOf, dayFromIso, weekdayOf } from './civil.ts';
import { dateText } from './local-text.ts';
import { localDate, type CalendarYear } from './working-calendar.ts';
import type { Instant } from '../api/time.ts';

/** One day of a year's table as people enter it. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** A day off, or a weekend day on which people work (调休补班). */
  kind: 'holiday' | 'makeUp';
  /** Name of the festival. */
  name: string;
}

/** Why a table is refused, with the day it is about; null for the table as a whole. */
export interface CalendarFlaw {
  date: string | null;
  text: string;
}

/** Fewer or more days off than any notice of the State Council ever gave, weekends inside them included. */
const HOLIDAYS_MIN = 20;
const HOLIDAYS_MAX = 45;
const MAKE_UPS_MAX = 12;
/** Days that are off in every year; a table without them is only a part of one. */
const ALWAYS_OFF = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const NAME_MAX = 20;

/** All that is wrong with the days of a year; empty for a table that may be taken. */
export function calendarFlaws(year: number, days: readonly CalendarDay[]): CalendarFlaw[] {
  const ofDays = days.flatMap((day, index) => dayFlaws(year, day, days.slice(0, index)));
  if (ofDays.length > 0) return ofDays;
  const whole = (text: string) => ({ date: null, text });
  const holidays = days.filter(({ kind }) => kind === 'holiday');
  const makeUps = days.length - holidays.length;
  const missing = ALWAYS_OFF.filter(
    (day) => !holidays.some(({ date }) => date === `${year}-${day}`),
  );
  return [
    ...missing.map((day) => ({
      date: `${year}-${day}`,
      text: `${dateText(dayFromIso(`${year}-${day}`), false)}每年都放假，表中没有，可能不完整`,
    })),
    ...(holidays.length < HOLIDAYS_MIN || holidays.length > HOLIDAYS_MAX
      ? [
          whole(
            `放假 ${holidays.length} 天（含周末），一年应在 ${HOLIDAYS_MIN} 至 ${HOLIDAYS_MAX} 天之间`,
          ),
        ]
      : []),
    ...(makeUps > MAKE_UPS_MAX
      ? [whole(`调休上班 ${makeUps} 天，不应超过 ${MAKE_UPS_MAX} 天`)]
      : []),
  ];
}

function dayFlaws(year: number, day: CalendarDay, before: readonly CalendarDay[]): CalendarFlaw[] {
  const { date, kind, name } = day;
  const flaw = (text: string): CalendarFlaw[] => [{ date, text }];
  const number = dayNumber(date);
  if (number === null) return flaw(`“${date}”不是日期，应写作 ${year}-01-01`);
  if (civilOf(number).year !== year) return flaw(`${date} 不在 ${year} 年`);
  if (name.trim() === '') return flaw(`${date} 没有写节日名称`);
  if (name.length > NAME_MAX) return flaw(`${date} 的名称太长，最多 ${NAME_MAX} 个字`);
  if (before.some((other) => other.date === date)) return flaw(`${date} 写了两次`);
  const weekday = weekdayOf(number);
  if (kind === 'makeUp' && weekday !== 0 && weekday !== 6)
    return flaw(`${date} 不是周末，不能是调休上班日`);
  return [];
}

function dayNumber(date: string): number | null {
  try {
    return dayFromIso(date);
  } catch {
    return null;
  }
}

/** A table out of days that have no flaws. */
export function calendarYearOf(
  year: number,
  source: string,
  days: readonly CalendarDay[],
): CalendarYear {
  const of = (wanted: CalendarDay['kind']) =>
    Object.fromEntries(
      days
        .filter(({ kind }) => kind === wanted)
        .map(({ date, name }) => [date.slice(5), name.trim()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return { year, source, holidays: of('holiday'), makeUpDays: of('makeUp') };
}

/** The days of a table in the order of the year. */
export function daysOfYear({ year, holidays, makeUpDays }: CalendarYear): CalendarDay[] {
  const rows = (kind: CalendarDay['kind'], table: Readonly<Record<string, string>>) =>
    Object.entries(table).map(([day, name]) => ({ date: `${year}-${day}`, kind, name }));
  return [...rows('holiday', holidays), ...rows('makeUp', makeUpDays)].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The table as the notice says it, a sentence per festival: `国庆节：10月1日（周四）至10月7日（周三）放假，共 7 天`. */
export function calendarWords(days: readonly CalendarDay[]): string[] {
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const words: string[] = [];
  let run: CalendarDay[] = [];
  const finish = () => {
    if (run.length > 0) words.push(runWords(run));
    run = [];
  };
  for (const day of sorted) {
    const last = run.at(-1);
    const follows =
      last?.kind === day.kind &&
      last.name === day.name &&
      day.kind === 'holiday' &&
      dayFromIso(day.date) === dayFromIso(last.date) + 1;
    if (!follows) finish();
    run.push(day);
  }
  finish();
  return words;
}

function runWords(run: readonly CalendarDay[]): string {
  const [first, last] = [run[0] as CalendarDay, run.at(-1) as CalendarDay];
  if (first.kind === 'makeUp') return `${first.name}：${dayWords(first.date)}上班`;
  if (run.length === 1) return `${first.name}：${dayWords(first.date)}放假，共 1 天`;
  return `${first.name}：${dayWords(first.date)}至${dayWords(last.date)}放假，共 ${run.length} 天`;
}

function dayWords(date: string): string {
  const day = dayFromIso(date);
  return `${dateText(day, false)}（${WEEKDAYS[weekdayOf(day)] ?? ''}）`;
}

/** What differs between two tables of a year, a sentence per day. */
export function calendarChanges(
  before: readonly CalendarDay[],
  after: readonly CalendarDay[],
): string[] {
  const dates = [...new Set([...before, ...after].map(({ date }) => date))].sort();
  const kindOf = (days: readonly CalendarDay[], date: string) =>
    days.find((day) => day.date === date)?.kind ?? null;
  return dates.flatMap((date) => {
    const [old, next] = [kindOf(before, date), kindOf(after, date)];
    return old === next ? [] : [`${dayWords(date)}：${kindWords(old)}改为${kindWords(next)}`];
  });
}

function kindWords(kind: CalendarDay['kind'] | null): string {
  if (kind === null) return '平常日';
  return kind === 'holiday' ? '放假' : '调休上班';
}

const KIND_WORDS: Readonly<Record<string, CalendarDay['kind']>> = {
  holiday: 'holiday',
  放假: 'holiday',
  休: 'holiday',
  makeUp: 'makeUp',
  makeup: 'makeUp',
  上班: 'makeUp',
  调休上班: 'makeUp',
  补班: 'makeUp',
  班: 'makeUp',
};

/** Days read out of a text, and the lines that could not be read. */
export interface ReadCalendar {
  days: CalendarDay[];
  unread: string[];
}

/**
 * Reads days that somebody pasted or uploaded: JSON (a list of `{date, kind, name}`), or lines `2027-01-01,放假,元旦` with
 * commas, tabs or spaces between. A heading line and empty lines are passed over.
 */
export function readCalendarText(text: string): ReadCalendar {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('[')) return readJson(trimmed);
  const days: CalendarDay[] = [];
  const unread: string[] = [];
  for (const line of trimmed.split(/\r?\n/)) {
    const [date = '', kind = '', name = ''] = line.trim().split(/\s*[,，\t]\s*|\s+/);
    const known = KIND_WORDS[kind];
    const isHeading = /^(date|日期)$/i.test(date);
    if (date === '' || isHeading) continue;
    if (known) days.push({ date: date.replace(/\//g, '-'), kind: known, name });
    else unread.push(line.trim());
  }
  return { days, unread };
}

function readJson(text: string): ReadCalendar {
  try {
    const rows = JSON.parse(text) as Partial<Record<keyof CalendarDay, unknown>>[];
    const days = rows.map(({ date, kind, name }) => ({
      date: String(date),
      kind: KIND_WORDS[String(kind)] ?? 'holiday',
      name: typeof name === 'string' ? name : '',
    }));
    return { days, unread: [] };
  } catch {
    return { days: [], unread: ['JSON 格式不正确'] };
  }
}

/** A year without a table that matters now. */
export interface CalendarWarning {
  year: number;
  /** True where the year has begun: limits are reckoned on weekdays right now. */
  hasBegun: boolean;
  text: string;
}

/**
 * Is a table missing that should be there? The present year's always, the next one's from 1 December: the State Council
 * publishes its plan in November.
 */
export function calendarWarning(
  coveredYears: readonly number[],
  now: Instant,
): CalendarWarning | null {
  const today = localDate(now);
  const year = Number(today.slice(0, 4));
  if (!coveredYears.includes(year))
    return {
      ...{ year, hasBegun: true },
      text: `${year} 年放假安排还没有录入，时限正按周一至周五推算，节假日和调休都没有计入。请尽快录入。`,
    };
  if (today.slice(5) < '12-01' || coveredYears.includes(year + 1)) return null;
  return {
    ...{ year: year + 1, hasBegun: false },
    text: `${year + 1} 年放假安排还没有录入，跨年的时限暂按周一至周五推算。请在年底前录入国务院办公厅的通知。`,
  };
}
