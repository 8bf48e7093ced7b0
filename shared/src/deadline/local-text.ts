import { MINUTE, type Instant } from '../api/time.ts';
import { civilOf, startOfDay, twoDigits } from './civil.ts';

/** `11月22日`, or `2027年1月4日` with the year. */
export function dateText(day: number, withYear: boolean): string {
  const date = civilOf(day);
  const text = `${date.month}月${date.day}日`;
  return withYear ? `${date.year}年${text}` : text;
}

/** Wall time `16:30` as seen from a local day, cut to the minute; the midnight that ends the day is `24:00`. */
export function minuteText(day: number, at: Instant): string {
  const minutes = Math.floor((at - startOfDay(day)) / MINUTE);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
