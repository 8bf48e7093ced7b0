import { DAY, HOUR, MINUTE, type Instant } from '../api/time.ts';

/*
 * Dates of the Gregorian calendar by plain integer arithmetic (no Date, no Intl): the same result on a
 * phone, in a browser and on the server whatever their zone is set to, and cheap enough for long walks.
 * A day is written as its number since 1970-01-01, local time of Asia/Shanghai.
 */

/** Asia/Shanghai has had no summer time since 1991: a fixed offset is exact for every date of this product. */
const ZONE_OFFSET = 8 * HOUR;

/** Year, month 1–12 and day of month 1–31. */
interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Number of the local day that contains the instant. */
export function dayOf(at: Instant): number {
  return Math.floor((at + ZONE_OFFSET) / DAY);
}

/** Local midnight with which the day begins. */
export function startOfDay(day: number): Instant {
  return day * DAY - ZONE_OFFSET;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Local wall time of the day, in minutes from midnight (1440 = the midnight that ends it). */
export function atMinute(day: number, minuteOfDay: number): Instant {
  return startOfDay(day) + minuteOfDay * MINUTE;
}

/** Day number → date. Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
export function civilOf(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Date → day number; the same source, days_from_civil. A date that does not exist gives some other day. */
export function dayFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** `7` → `07`. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Key of a date inside its year's table: `MM-DD`. */
export function monthDay(date: CivilDate): string {
  return `${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/** `YYYY-MM-DD`. */
export function isoDateOf(day: number): string {
  const date = civilOf(day);
  return `${String(date.year).padStart(4, '0')}-${monthDay(date)}`;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` → day number; throws a RangeError for text that is no existing date. */
export function dayFromIso(isoDate: string): number {
  const parts = ISO_DATE.exec(isoDate);
  const day = parts ? dayFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3])) : NaN;
  if (!parts || isoDateOf(day) !== isoDate) throw new RangeError(`not a date: ${isoDate}`);
  return day;
}
