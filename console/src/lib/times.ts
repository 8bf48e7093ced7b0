import dayjs, { type Dayjs } from 'dayjs';
import {
  atLocal,
  DAY,
  DEFAULT_WORKING_HOURS,
  friendlyTime,
  localDate,
  MINUTE,
  type Instant,
} from '@wide-angle/shared';

/*
 * The date picker knows only the zone of the machine; limits are wall times of Asia/Shanghai. These two carry the
 * wall time over, so that the picker shows and gives 16:30 in Gaotang on whatever machine it runs.
 */

/** The wall time of Asia/Shanghai as the picker's value. */
export function toPicker(at: Instant): Dayjs {
  const date = localDate(at);
  const minutes = Math.floor((at - atLocal(date, 0)) / MINUTE);
  return dayjs(date).add(minutes, 'minute');
}

/** What the picker shows, as a moment in Asia/Shanghai. Seconds are cut. */
export function fromPicker(picked: Dayjs): Instant {
  return atLocal(picked.format('YYYY-MM-DD'), picked.hour() * 60 + picked.minute());
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
