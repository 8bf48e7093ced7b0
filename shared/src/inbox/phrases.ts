import type { Instant } from '../api/time.ts';
import { civilOf, dayOf } from '../deadline/civil.ts';
import { dateText, minuteText } from '../deadline/local-text.ts';
import type { Pressing } from '../escalation/standing.ts';
import { numberText } from '../ticket/number.ts';
import { LIMIT_LABELS } from '../ticket/wording.ts';

/** Most of somebody's words that a message repeats; the rest is on the ticket's page. */
const QUOTE_MAX = 100;

/** The words that messages are made of. What is told of a ticket never tells who reported it. */
export interface Subject {
  readonly number: string;
  readonly estateName: string;
  /** Place in the estate, in words; may be empty. */
  readonly place: string;
  readonly categoryName: string;
}

/** `阳光花园 1号楼 1单元，公共照明（261122 48371）`. */
export function subjectText({ number, estateName, place, categoryName }: Subject): string {
  const where = [estateName, place].filter(Boolean).join(' ');
  return `${where}，${categoryName}（${numberText(number)}）`;
}

/**
 * `11月22日 16:30` in Asia/Shanghai, with the year where it is not that of `now`. Never "today": a message is read on
 * another day than it was written.
 */
export function momentText(now: Instant, at: Instant): string {
  const day = dayOf(at);
  const isOtherYear = civilOf(day).year !== civilOf(dayOf(now)).year;
  return `${dateText(day, isOtherYear)} ${minuteText(day, at)}`;
}

/** `：“换了灯泡”`, or nothing. Only for the words of those who work or oversee: owners' words may tell who they are. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length === 0) return '';
  const isLong = characters.length > QUOTE_MAX;
  const shown = isLong ? `${characters.slice(0, QUOTE_MAX).join('')}…` : characters.join('');
  return `：“${shown}”`;
}

/**
 * `请在11月22日 16:30 前办结。`, or that it is too late for that. A review date is told to everybody; else nothing where the
 * limit presses somebody other than the reader.
 * @param own limits that press the reader
 */
export function pleaseBy(
  now: Instant,
  limit: Pressing | null,
  own: readonly Pressing['kind'][],
): string {
  if (limit?.kind === 'shelved') return `复核日期是 ${momentText(now, limit.dueAt)}。`;
  if (!limit || !own.includes(limit.kind)) return '';
  const label = LIMIT_LABELS[limit.kind];
  const moment = momentText(now, limit.dueAt);
  return limit.dueAt <= now
    ? `${label}时限 ${moment} 已过，请马上处理。`
    : `请在${moment} 前${label}。`;
}
