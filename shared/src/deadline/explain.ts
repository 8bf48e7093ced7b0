import { HOUR, MINUTE, type Instant } from '../api/time.ts';
import { civilOf, dayFromIso, dayOf, isoDateOf, startOfDay, weekdayOf } from './civil.ts';
import { addClockTime, clockTimeBetween, subtractClockTime, type ClockKind } from './clock.ts';
import { dateText, minuteText } from './local-text.ts';
import { dayKindOf, type DayReason, type WorkingCalendar } from './working-calendar.ts';

/** What one local day gave to a deadline. */
export interface ExplainLine {
  /** Local date, `YYYY-MM-DD`. */
  date: string;
  /** 0 = Sunday … 6 = Saturday. */
  weekday: number;
  kind: DayReason;
  /** Name of the festival, for `holiday` and `makeUp`. */
  name?: string;
  /** First and last counted moment of the day; absent when nothing was counted. Breaks may lie between. */
  countedFrom?: Instant;
  countedTo?: Instant;
  /** Counted clock time of the day, in milliseconds. */
  countedMillis: number;
  /** Nothing of the day was counted. */
  skipped: boolean;
  /** Reckoned by the weekday alone, because the year has no table. Never set for the natural clock. */
  provisional: boolean;
}

/** A deadline with the reason for each of its days. */
export interface DeadlineExplanation {
  dueAt: Instant;
  provisional: boolean;
  /** One line per local day from the start to the due day, skipped ones included; none for a length of 0. */
  lines: readonly ExplainLine[];
}

/** The natural clock has no bound of its own, and nobody reads more lines than these. */
const MAX_LINES = 4 * 366;

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/**
 * {@link addClockTime} with the reasons, by the same functions, so that the counted times of the lines always
 * sum up to `millis`. Throws a RangeError as it does, and for more than four years of lines.
 */
export function explainDeadline(
  calendar: WorkingCalendar,
  clock: ClockKind,
  start: Instant,
  millis: number,
): DeadlineExplanation {
  const { at: dueAt, provisional } = addClockTime(calendar, clock, start, millis);
  const lines: ExplainLine[] = [];
  if (millis === 0) return { dueAt, provisional, lines };
  const first = dayOf(start);
  // A limit that ends at midnight belongs to the day before it.
  const last = Math.max(first, dayOf(dueAt - 1));
  if (last - first >= MAX_LINES) throw new RangeError(`too long to explain: ${millis} ms`);
  for (let day = first; day <= last; day += 1) {
    lines.push(explainDay(calendar, clock, day, start, dueAt));
  }
  return { dueAt, provisional, lines };
}

/**
 * The lines in Chinese, one sentence each, e.g. `11月20日 周五：计入 16:00–17:30，共 1 小时 30 分`. A year
 * without a table is announced once before its first day; a date of another year than the line before it
 * carries the year. Times are cut to whole minutes.
 */
export function deadlineSentence(lines: readonly ExplainLine[]): string[] {
  const sentences: string[] = [];
  let previousYear: number | null = null;
  let announcedYear: number | null = null;
  for (const line of lines) {
    const { year } = civilOf(dayFromIso(line.date));
    if (line.provisional && announcedYear !== year) {
      sentences.push(`${year}年无放假安排表，暂按周一至周五推算`);
      announcedYear = year;
    }
    const withYear = previousYear !== null && previousYear !== year;
    sentences.push(lineText(line, withYear));
    previousYear = year;
  }
  return sentences;
}

function explainDay(
  calendar: WorkingCalendar,
  clock: ClockKind,
  day: number,
  start: Instant,
  dueAt: Instant,
): ExplainLine {
  const kind = dayKindOf(calendar, day);
  const from = Math.max(start, startOfDay(day));
  const to = Math.min(dueAt, startOfDay(day + 1));
  const countedMillis = clockTimeBetween(calendar, clock, from, to);
  const line: ExplainLine = {
    date: isoDateOf(day),
    weekday: weekdayOf(day),
    kind: kind.reason,
    countedMillis,
    skipped: countedMillis === 0,
    provisional: clock === 'working' && kind.provisional,
  };
  if (kind.name !== undefined) line.name = kind.name;
  if (countedMillis > 0) {
    line.countedFrom = subtractClockTime(calendar, clock, to, countedMillis).at;
    line.countedTo = addClockTime(calendar, clock, from, countedMillis).at;
  }
  return line;
}

function lineText(line: ExplainLine, withYear: boolean): string {
  const day = dayFromIso(line.date);
  const head = `${dateText(day, withYear)} ${WEEKDAYS[line.weekday] ?? ''}：`;
  if (line.countedFrom === undefined || line.countedTo === undefined) {
    return `${head}${whySkipped(line)}，不计`;
  }
  const makeUp = line.kind === 'makeUp' ? '调休上班，' : '';
  const period = `${minuteText(day, line.countedFrom)}–${minuteText(day, line.countedTo)}`;
  const rest = line.countedTo - line.countedFrom - line.countedMillis;
  const breaks = rest > 0 ? `，其间休息 ${lengthText(rest)}不计` : '';
  const length = lengthText(line.countedMillis);
  const total = line.countedMillis < MINUTE ? length : `共 ${length}`;
  return `${head}${makeUp}计入 ${period}${breaks}，${total}`;
}

function whySkipped(line: ExplainLine): string {
  if (line.kind === 'weekend') return '周末';
  if (line.kind === 'holiday') return `${line.name ?? '节假日'}放假`;
  return line.kind === 'makeUp' ? '调休上班，已过工作时间' : '已过工作时间';
}

function lengthText(millis: number): string {
  if (millis < MINUTE) return '不足 1 分';
  const hours = Math.floor(millis / HOUR);
  const minutes = Math.floor((millis % HOUR) / MINUTE);
  const parts = [hours > 0 ? `${hours} 小时` : '', minutes > 0 ? `${minutes} 分` : ''];
  return parts.filter((part) => part !== '').join(' ');
}
