import { calendarAlarm } from './calendar-alarm.ts';
import { DEFAULT_WORKING_HOURS, type WorkingCalendar } from './working-calendar.ts';

/** No tables: weekdays are working days. */
const calendar: WorkingCalendar = { hours: DEFAULT_WORKING_HOURS, years: {} };
const at = (text: string) => Date.parse(`${text}+08:00`);
const told = (covered: number[], now: string) => {
  const alarm = calendarAlarm(covered, calendar, at(now));
  return alarm && [alarm.warning.year, alarm.round, new Date(alarm.at).toISOString()];
};

it.each([
  ['2026-11-30T23:59:59', null],
  // 2026-12-01 is a Tuesday.
  ['2026-12-01T00:00:00', [2027, 0, '2026-11-30T16:00:00.000Z']],
  ['2026-12-08T08:59:59', [2027, 0, '2026-11-30T16:00:00.000Z']],
  ['2026-12-08T09:00:00', [2027, 1, '2026-12-08T01:00:00.000Z']],
  ['2026-12-30T12:00:00', [2027, 4, '2026-12-29T01:00:00.000Z']],
  // The year has begun; the weeks go on.
  ['2027-01-06T12:00:00', [2027, 5, '2027-01-05T01:00:00.000Z']],
])('at %s', (now, expected) => {
  expect(told([2026], now)).toEqual(expected);
});

it('waits for a working day', () => {
  // 2029-12-01 is a Saturday, and so is each round: Monday at nine.
  expect(told([2029], '2029-12-09T12:00:00')).toEqual([2030, 0, '2029-11-30T16:00:00.000Z']);
  expect(told([2029], '2029-12-10T09:00:00')).toEqual([2030, 1, '2029-12-10T01:00:00.000Z']);
});

it('is silent where nothing is missing', () => {
  expect(told([2026, 2027], '2026-12-20T12:00:00')).toBeNull();
});
