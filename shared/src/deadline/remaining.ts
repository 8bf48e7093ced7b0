import { DAY, HOUR, MINUTE, type Instant } from '../api/time.ts';
import { civilOf, dayOf } from './civil.ts';
import { dateText, minuteText } from './local-text.ts';

/** How far a deadline is, for people. */
export interface DeadlineText {
  late: boolean;
  text: string;
}

/**
 * `还剩 5 小时`, `已超时 3 天`: wall time between now and the limit, whatever clock the limit was reckoned by.
 * In days (what is left only from two days on, since `还剩 1 天` could mean anything up to two), from one hour on
 * in hours, else in minutes, always cut down. At the limit itself it is late, as the ladder's red card falls then.
 */
export function deadlineText(now: Instant, dueAt: Instant): DeadlineText {
  const late = now >= dueAt;
  const distance = Math.abs(dueAt - now);
  if (distance < MINUTE) return { late, text: late ? '刚刚超时' : '还剩不到 1 分钟' };
  return {
    late,
    text: `${late ? '已超时' : '还剩'} ${distanceText(distance, late ? DAY : 2 * DAY)}`,
  };
}

/**
 * `今天 16:30`, `明天 09:00`, `昨天 17:30`, `11月22日 16:30`, with the year when it is not the current one.
 * Local days of Asia/Shanghai; cut to the minute.
 */
export function friendlyTime(now: Instant, at: Instant): string {
  const day = dayOf(at);
  const today = dayOf(now);
  const otherYear = civilOf(day).year !== civilOf(today).year;
  const dayText = nearDay(day - today) ?? dateText(day, otherYear);
  return `${dayText} ${minuteText(day, at)}`;
}

function distanceText(millis: number, inDaysFrom: number): string {
  if (millis >= inDaysFrom) return `${Math.floor(millis / DAY)} 天`;
  if (millis >= HOUR) return `${Math.floor(millis / HOUR)} 小时`;
  return `${Math.floor(millis / MINUTE)} 分钟`;
}

function nearDay(distance: number): string | null {
  if (distance === 0) return '今天';
  if (distance === 1) return '明天';
  return distance === -1 ? '昨天' : null;
}
