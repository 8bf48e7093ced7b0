import { DAY, HOUR, type Instant } from '../api/time.ts';

/** Limits that forms and server take from one place; lengths in UTF-16 units as inputs count them. */
export const TEXT_MAX = 2000;
export const REASON_MAX = 500;
export const PLACE_MAX = 100;
export const SEARCH_MAX = 50;
export const CONTACT_NAME_MAX = 30;
export const PHONE_PATTERN = /^1[3-9]\d{9}$/;
export const PHOTOS_MAX = 9;
export const VIDEOS_MAX = 1;
export const MEDIA_MAX = PHOTOS_MAX + VIDEOS_MAX;
export const SCORE_MIN = 1;
export const SCORE_MAX = 5;
/** A supervision order's limit lies between an hour and ninety days ahead. */
export const ORDER_LIMIT_MIN_HOURS = 1;
export const ORDER_LIMIT_MAX_DAYS = 90;

/** May an order that is written at `now` ask for its reply by `dueAt`? False for a time that is none (NaN). */
export function isOrderLimit(now: Instant, dueAt: Instant): boolean {
  const ahead = dueAt - now;
  return ahead >= ORDER_LIMIT_MIN_HOURS * HOUR && ahead <= ORDER_LIMIT_MAX_DAYS * DAY;
}
/** Similar tickets shown before sending look back so far, and are at most so many. */
export const SIMILAR_DAYS = 30;
export const SIMILAR_MAX = 3;
