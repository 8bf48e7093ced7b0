import {
  atLocal,
  DAY,
  isOrderLimit,
  localDate,
  ORDER_LIMIT_MAX_DAYS,
  toIso,
  type Instant,
  type IsoTime,
} from '@wide-angle/shared';
import { type Option } from './options';

/** Half past five in the afternoon: the end of office hours. */
const EVENING = 17 * 60 + 30;
const UTC_PLUS_8 = 8 * 60 * 60 * 1_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** The end of office hours so many days from now, Asia/Shanghai, on the wire. */
export function eveningAfter(now: Instant, days: number): IsoTime {
  return toIso(atLocal(localDate(now + days * DAY), EVENING));
}

/** Day of the week in Asia/Shanghai, 0 is Sunday. */
function weekdayOf(at: Instant): number {
  return new Date(at + UTC_PLUS_8).getUTCDay();
}

/** `周三`, Asia/Shanghai. */
export function weekdayText(at: Instant): string {
  return `周${WEEKDAYS[weekdayOf(at)] ?? ''}`;
}

/** So many days until the next Monday to Friday. Holidays are not known on the phone; the day is always shown. */
function daysToWorkday(now: Instant): number {
  const found = [1, 2, 3].find((days) => {
    const weekday = weekdayOf(now + days * DAY);
    return weekday !== 0 && weekday !== 6;
  });
  return found ?? 1;
}

/** The usual limits of a supervision order; one that would be too near is left out. */
export function limitPresets(now: Instant): Option<IsoTime>[] {
  const all: Option<IsoTime>[] = [
    { value: eveningAfter(now, 0), label: '今天下班前' },
    { value: eveningAfter(now, daysToWorkday(now)), label: '1 个工作日' },
    { value: eveningAfter(now, 3), label: '3 天' },
  ];
  return all.filter(
    (one, index) =>
      isOrderLimit(now, Date.parse(one.value)) &&
      all.findIndex((other) => other.value === one.value) === index,
  );
}

/** Every day on which an order may have to be answered, as choices. */
export function limitDays(now: Instant): Option<IsoTime>[] {
  return Array.from({ length: ORDER_LIMIT_MAX_DAYS }, (_, days) => dayChoice(now, days)).filter(
    (one) => isOrderLimit(now, Date.parse(one.value)),
  );
}

function dayChoice(now: Instant, days: number): Option<IsoTime> {
  const value = eveningAfter(now, days);
  const at = Date.parse(value);
  const [, month, day] = localDate(at).split('-').map(Number);
  const far = days === 0 ? '今天' : days === 1 ? '明天' : `${days} 天后`;
  return { value, label: `${month}月${day}日 ${weekdayText(at)}`, note: `${far} 17:30 前` };
}
