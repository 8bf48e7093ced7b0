import { MINUTE } from '../api/time.ts';
import { civilOf, dayFromCivil, dayFromIso, isoDateOf, weekdayOf } from './civil.ts';
import { testCalendar, YEAR_2025, YEAR_2026 } from './testing/years.ts';
import {
  atLocal,
  type CalendarYear,
  checkCalendarYear,
  checkWorkingHours,
  dayKind,
  DEFAULT_WORKING_HOURS,
  localDate,
  minutesPerWorkingDay,
  type WorkingHours,
} from './working-calendar.ts';

describe('civil dates', () => {
  it('agrees with Date for every day of 1969 to 2101', () => {
    const differing: number[] = [];
    for (let day = -365; day < 48_000; day += 1) {
      const date = new Date(day * 86_400_000);
      const civil = civilOf(day);
      const same =
        isoDateOf(day) === date.toISOString().slice(0, 10) &&
        weekdayOf(day) === date.getUTCDay() &&
        dayFromCivil(civil.year, civil.month, civil.day) === day;
      if (!same) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '', '2026-02-14T00:00'])(
    'refuses %p as a date',
    (text) => expect(() => dayFromIso(text)).toThrow(RangeError),
  );
});

describe('local time', () => {
  it('changes the date at 16:00 UTC', () => {
    expect(localDate(Date.UTC(2026, 10, 21, 15, 59, 59, 999))).toBe('2026-11-21');
    expect(localDate(Date.UTC(2026, 10, 21, 16))).toBe('2026-11-22');
  });

  it('turns a wall time into an instant, 24:00 included', () => {
    expect(atLocal('2026-11-22', 510)).toBe(Date.UTC(2026, 10, 22, 0, 30));
    expect(atLocal('2026-11-22', 1_440)).toBe(atLocal('2026-11-23', 0));
  });

  it('knows no summer time', () => {
    const days = ['2026-01-15', '2026-03-29', '2026-07-15', '2026-10-25'];
    for (const day of days) {
      expect(atLocal(day, 0)).toBe(
        Date.UTC(2026, Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - 480 * MINUTE,
      );
    }
  });
});

describe('dayKind', () => {
  it.each([
    ['2026-11-20', true, 'workday', undefined],
    ['2026-11-21', false, 'weekend', undefined],
    ['2026-11-22', false, 'weekend', undefined],
    ['2026-01-01', false, 'holiday', '元旦'],
    ['2026-01-03', false, 'holiday', '元旦'],
    ['2026-01-04', true, 'makeUp', '元旦'],
    ['2026-02-14', true, 'makeUp', '春节'],
    ['2026-02-15', false, 'holiday', '春节'],
    ['2026-02-23', false, 'holiday', '春节'],
    ['2026-02-28', true, 'makeUp', '春节'],
    ['2026-04-06', false, 'holiday', '清明'],
    ['2026-05-09', true, 'makeUp', '劳动节'],
    ['2026-06-19', false, 'holiday', '端午'],
    ['2026-09-20', true, 'makeUp', '国庆节'],
    ['2026-09-25', false, 'holiday', '中秋'],
    ['2026-10-07', false, 'holiday', '国庆节'],
    ['2026-10-10', true, 'makeUp', '国庆节'],
    ['2025-01-26', true, 'makeUp', '春节'],
    ['2025-10-08', false, 'holiday', '国庆节'],
    ['2025-10-11', true, 'makeUp', '国庆节'],
  ])('%s working=%s %s', (date, working, reason, name) => {
    expect(dayKind(testCalendar, date)).toEqual({ working, reason, name, provisional: false });
  });

  it('looks only at the weekday in a year without a table, and says so', () => {
    expect(dayKind(testCalendar, '2027-01-01')).toEqual({
      working: true,
      reason: 'workday',
      provisional: true,
    });
    expect(dayKind(testCalendar, '2027-01-02')).toEqual({
      working: false,
      reason: 'weekend',
      provisional: true,
    });
  });

  it('refuses text that is no date', () => {
    expect(() => dayKind(testCalendar, '2026-02-30')).toThrow(RangeError);
  });
});

describe('the fixtures', () => {
  // Counts of the notices: 2025 has 28 days off and 5 made up for, 2026 has 33 and 6.
  it.each([
    [YEAR_2025, 28, 5],
    [YEAR_2026, 33, 6],
  ])('hold every day of the notice', (year, off, madeUp) => {
    expect(Object.keys(year.holidays)).toHaveLength(off);
    expect(Object.keys(year.makeUpDays)).toHaveLength(madeUp);
    expect(checkCalendarYear(year)).toBeNull();
  });
});

describe('checkCalendarYear', () => {
  const good: CalendarYear = {
    year: 2028,
    source: '国办发明电',
    holidays: { '01-01': '元旦', '02-29': '春节' },
    makeUpDays: { '01-02': '元旦' },
  };

  it('accepts a table, 29 February of a leap year included', () => {
    expect(checkCalendarYear(good)).toBeNull();
    expect(checkCalendarYear({ ...good, makeUpDays: {} })).toBeNull();
  });

  it.each<[string, Partial<CalendarYear>]>([
    ['calendar.yearInvalid', { year: 1999 }],
    ['calendar.yearInvalid', { year: 2026.5 }],
    ['calendar.yearInvalid', { year: NaN }],
    ['calendar.sourceMissing', { source: ' ' }],
    ['calendar.holidaysMissing', { holidays: {} }],
    ['calendar.dateInvalid', { year: 2027 }],
    ['calendar.dateInvalid', { holidays: { '1-01': '元旦' } }],
    ['calendar.dateInvalid', { holidays: { '13-01': '元旦' } }],
    ['calendar.dateInvalid', { holidays: { '04-31': '元旦' } }],
    ['calendar.dateInvalid', { holidays: { 'xx-yy': '元旦' } }],
    ['calendar.dateInvalid', { makeUpDays: { '': '元旦' } }],
    ['calendar.nameMissing', { holidays: { '01-01': '' } }],
    ['calendar.nameMissing', { makeUpDays: { '01-02': ' ' } }],
    ['calendar.dateTwice', { makeUpDays: { '01-01': '元旦' } }],
    ['calendar.makeUpNotWeekend', { makeUpDays: { '01-03': '元旦' } }],
  ])('answers %s for %j', (problem, change) => {
    expect(checkCalendarYear({ ...good, ...change })).toBe(problem);
  });
});

describe('working hours', () => {
  it('make a day of 450 minutes by default', () => {
    expect(minutesPerWorkingDay(testCalendar)).toBe(450);
    expect(minutesPerWorkingDay({ ...testCalendar, hours: [[540, 600]] })).toBe(60);
  });

  it.each<[WorkingHours]>([
    [DEFAULT_WORKING_HOURS],
    [[[0, 1_440]]],
    [
      [
        [0, 600],
        [600, 700],
      ],
    ],
  ])('accepts %j', (hours) => expect(checkWorkingHours(hours)).toBeNull());

  it.each<[string, WorkingHours]>([
    ['calendar.hoursMissing', []],
    ['calendar.hoursOutOfDay', [[-1, 600]]],
    ['calendar.hoursOutOfDay', [[600, 1_441]]],
    ['calendar.hoursOutOfDay', [[600.5, 700]]],
    ['calendar.hoursOutOfDay', [[NaN, 700]]],
    ['calendar.hoursReversed', [[600, 600]]],
    ['calendar.hoursReversed', [[700, 600]]],
    [
      'calendar.hoursOverlap',
      [
        [600, 700],
        [699, 800],
      ],
    ],
    [
      'calendar.hoursOverlap',
      [
        [800, 900],
        [600, 700],
      ],
    ],
  ])('answers %s for %j', (problem, hours) => {
    expect(checkWorkingHours(hours)).toBe(problem);
  });
});
