import dayjs, { type Dayjs } from 'dayjs';
import {
  atLocal,
  DAY,
  DEFAULT_WORKING_HOURS,
  friendlyTime,
  localDate,
  type Instant,
} from '@wide-angle/shared';

/*
 * The date picker knows only the zone of the machine; limits are wall times of Asia/Shanghai. Only dates go in and
 * out of it, as text, so that it shows the day of Gaotang on whatever machine it runs.
 */

/** The local day of a moment as the picker's value. */
export function toPicker(at: Instant): Dayjs {
  return dayjs(localDate(at));
}

/** What "by that day" means: the end of its working hours, 17:30. */
export function endOfDay(at: Instant): Instant {
  return atLocal(localDate(at), DEFAULT_WORKING_HOURS.at(-1)?.[1] ?? 0);
}

/** What a limit is set to before anybody has thought about it: tomorrow 17:30. */
export function tomorrowEvening(now: Instant): Instant {
  return endOfDay(now + DAY);
}

/** `friendlyTime` for a narrow column: of other years the day alone. */
export function listTime(now: Instant, at: Instant): string {
  const text = friendlyTime(now, at);
  return localDate(now).slice(0, 4) === localDate(at).slice(0, 4)
    ? text
    : text.slice(0, text.indexOf(' '));
}
