import type { Instant } from '../api/time.ts';
import { DAY } from '../api/time.ts';
import { calendarWarning, type CalendarWarning } from './calendar-import.ts';
import { dayFromCivil, startOfDay } from './civil.ts';
import { nextWorkingMorning } from './clock.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A missing year's table, as those who can enter it are told. */
export interface CalendarAlarm {
  readonly warning: CalendarWarning;
  /** 0 for the first, then one more each week. */
  readonly round: number;
  /** When it was due. */
  readonly at: Instant;
}

/**
 * The latest alarm that is due at `now`: the first as 1 December begins, then week by week at 09:00 of a working day until
 * the table is there. Rounds that nobody was told of are not made up for.
 * @param coveredYears years with a table
 */
export function calendarAlarm(
  coveredYears: readonly number[],
  calendar: WorkingCalendar,
  now: Instant,
): CalendarAlarm | null {
  const warning = calendarWarning(coveredYears, now);
  if (!warning) return null;
  const first = startOfDay(dayFromCivil(warning.year - 1, 12, 1));
  for (let round = Math.floor((now - first) / (7 * DAY)); round > 0; round -= 1) {
    // The morning itself counts.
    const at = nextWorkingMorning(calendar, first + round * 7 * DAY - 1);
    if (at <= now) return { warning, round, at };
  }
  return { warning, round: 0, at: first };
}
