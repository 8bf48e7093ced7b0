import type { Instant } from '../../api/time.ts';
import { localDate, atLocal } from '../working-calendar.ts';
import { minuteText } from '../local-text.ts';
import { dayOf } from '../civil.ts';

/** `2026-11-20 16:59` in local time → instant; for readable tables of cases. */
export function wall(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return atLocal(date, (hour ?? NaN) * 60 + (minute ?? NaN));
}

/** The reverse of {@link wall}, cut to the minute. */
export function wallText(at: Instant): string {
  return `${localDate(at)} ${minuteText(dayOf(at), at)}`;
}
