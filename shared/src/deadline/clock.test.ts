import { DAY, HOUR, MINUTE } from '../api/time.ts';
import {
  addClockTime,
  type ClockKind,
  clockTimeBetween,
  nextWorkingMorning,
  spanMillis,
  subtractClockTime,
} from './clock.ts';
import { wall, wallText } from './testing/wall.ts';
import { testCalendar } from './testing/years.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const WORKING_DAY = 450 * MINUTE;

function add(start: string, millis: number, clock: ClockKind = 'working'): string {
  return wallText(addClockTime(testCalendar, clock, wall(start), millis).at);
}

function subtract(end: string, millis: number, clock: ClockKind = 'working'): string {
  return wallText(subtractClockTime(testCalendar, clock, wall(end), millis).at);
}

function between(from: string, to: string, clock: ClockKind = 'working'): number {
  return clockTimeBetween(testCalendar, clock, wall(from), wall(to));
}

describe('spanMillis', () => {
  it('takes a working day for the working minutes of a day', () => {
    expect(spanMillis(testCalendar, { unit: 'workingDays', amount: 3 })).toBe(3 * 450 * MINUTE);
    expect(spanMillis(testCalendar, { unit: 'workingDays', amount: 1.5 })).toBe(675 * MINUTE);
    const shortDays: WorkingCalendar = { ...testCalendar, hours: [[540, 840]] };
    expect(spanMillis(shortDays, { unit: 'workingDays', amount: 1 })).toBe(300 * MINUTE);
  });

  it('takes minutes and natural days as they are', () => {
    expect(spanMillis(testCalendar, { unit: 'minutes', amount: 30 })).toBe(30 * MINUTE);
    expect(spanMillis(testCalendar, { unit: 'naturalDays', amount: 1 })).toBe(DAY);
  });
});

describe('addClockTime, working', () => {
  it.each([
    // An ordinary week.
    ['2026-11-23 08:30', 1, '2026-11-23 17:30'],
    ['2026-11-23 00:00', 1, '2026-11-23 17:30'],
    ['2026-11-20 16:59', 1, '2026-11-23 16:59'],
    ['2026-11-20 17:30', 1, '2026-11-23 17:30'],
    ['2026-11-20 21:40', 1, '2026-11-23 17:30'],
    ['2026-11-21 10:00', 1, '2026-11-23 17:30'],
    ['2026-11-22 23:59', 1, '2026-11-23 17:30'],
    ['2026-11-20 16:00', 3, '2026-11-25 16:00'],
    ['2026-11-23 08:30', 5, '2026-11-27 17:30'],
    ['2026-11-23 08:30', 15, '2026-12-11 17:30'],
    // During lunch, and ending at lunch: 12:00, not 13:30.
    ['2026-11-23 12:30', 1, '2026-11-24 12:00'],
    ['2026-11-23 12:00', 1, '2026-11-24 12:00'],
    ['2026-11-23 13:30', 1, '2026-11-24 12:00'],
    // Spring Festival 2026: off 15–23 February, Saturdays 14 and 28 worked.
    ['2026-02-13 16:59', 1, '2026-02-14 16:59'],
    ['2026-02-13 18:00', 2, '2026-02-24 17:30'],
    ['2026-02-14 10:00', 1, '2026-02-24 10:00'],
    ['2026-02-18 10:00', 3, '2026-02-26 17:30'],
    ['2026-02-27 09:00', 1, '2026-02-28 09:00'],
    ['2026-02-28 09:00', 1, '2026-03-02 09:00'],
    ['2026-02-13 18:00', 15, '2026-03-12 17:30'],
    // Qingming (Saturday to Monday), Labour Day, Dragon Boat (Friday to Sunday), Mid-Autumn.
    ['2026-04-03 17:00', 1, '2026-04-07 17:00'],
    ['2026-04-30 17:00', 1, '2026-05-06 17:00'],
    ['2026-05-08 17:00', 1, '2026-05-09 17:00'],
    ['2026-06-18 17:00', 1, '2026-06-22 17:00'],
    ['2026-09-18 17:00', 1, '2026-09-20 17:00'],
    ['2026-09-24 17:00', 1, '2026-09-28 17:00'],
    // National Day: off 1–7 October, Saturday 10 worked.
    ['2026-09-30 16:00', 1, '2026-10-08 16:00'],
    ['2026-09-30 16:00', 3, '2026-10-10 16:00'],
    ['2026-10-10 16:00', 1, '2026-10-12 16:00'],
    // New Year: off 1–3 January, Sunday 4 worked; from a year with a table into another one.
    ['2025-12-31 17:00', 1, '2026-01-04 17:00'],
    ['2026-01-04 17:00', 1, '2026-01-05 17:00'],
  ])('%s + %d working days = %s', (start, days, due) => {
    const result = addClockTime(testCalendar, 'working', wall(start), days * WORKING_DAY);
    expect([wallText(result.at), result.provisional]).toEqual([due, false]);
  });

  it('gives the start itself for 0, inside and outside working hours', () => {
    expect(add('2026-11-21 10:07', 0)).toBe('2026-11-21 10:07');
    expect(add('2026-11-23 10:07', 0)).toBe('2026-11-23 10:07');
  });

  it('keeps seconds and milliseconds', () => {
    const start = wall('2026-11-20 16:59') + 12_345;
    expect(addClockTime(testCalendar, 'working', start, WORKING_DAY).at).toBe(
      wall('2026-11-23 16:59') + 12_345,
    );
  });

  it.each([
    ['2026-12-31 15:00', 1, '2027-01-01 15:00', true],
    ['2026-12-31 17:30', 1, '2027-01-01 17:30', true],
    ['2026-12-31 08:30', 1, '2026-12-31 17:30', false],
    ['2027-02-05 16:00', 1, '2027-02-08 16:00', true],
    // The year before the first table stays a doubt, though the limit itself falls into a known year.
    ['2024-12-31 16:00', 2, '2025-01-03 16:00', true],
    ['2027-10-01 08:30', 5, '2027-10-07 17:30', true],
  ])('%s + %d reaches %s, provisional: %s', (start, days, due, provisional) => {
    const result = addClockTime(testCalendar, 'working', wall(start), days * WORKING_DAY);
    expect([wallText(result.at), result.provisional]).toEqual([due, provisional]);
  });

  it('moves when the table of the year arrives', () => {
    const table = { year: 2027, source: 't', holidays: { '01-01': '元旦' }, makeUpDays: {} };
    const complete = { ...testCalendar, years: { ...testCalendar.years, 2027: table } };
    const result = addClockTime(complete, 'working', wall('2026-12-31 15:00'), WORKING_DAY);
    expect([wallText(result.at), result.provisional]).toEqual(['2027-01-04 15:00', false]);
  });

  it('follows other working hours, up to midnight', () => {
    const late: WorkingCalendar = { ...testCalendar, hours: [[1_320, 1_440]] };
    const result = addClockTime(late, 'working', wall('2026-11-20 23:00'), 2 * HOUR);
    expect(wallText(result.at)).toBe('2026-11-23 23:00');
    expect(wallText(addClockTime(late, 'working', wall('2026-11-20 23:00'), HOUR).at)).toBe(
      '2026-11-21 00:00',
    );
  });
});

describe('addClockTime, natural', () => {
  it('counts nights, weekends and holidays, and is never provisional', () => {
    expect(add('2026-11-20 23:45', 30 * MINUTE, 'natural')).toBe('2026-11-21 00:15');
    expect(add('2026-02-14 18:00', DAY, 'natural')).toBe('2026-02-15 18:00');
    expect(addClockTime(testCalendar, 'natural', wall('2026-12-31 18:00'), DAY)).toEqual({
      at: wall('2027-01-01 18:00'),
      provisional: false,
    });
  });
});

describe('subtractClockTime', () => {
  it.each([
    // The yellow card, one working day before the limit.
    ['2026-11-25 16:00', '2026-11-24 16:00'],
    ['2026-11-23 16:59', '2026-11-20 16:59'],
    // A whole day before 17:30 is the morning of that day, not the evening before.
    ['2026-11-23 17:30', '2026-11-23 08:30'],
    ['2026-11-24 08:30', '2026-11-23 08:30'],
    ['2026-11-24 12:00', '2026-11-23 13:30'],
    ['2026-11-22 10:00', '2026-11-20 08:30'],
    ['2026-02-24 10:00', '2026-02-14 10:00'],
    ['2026-10-12 16:00', '2026-10-10 16:00'],
    ['2026-01-04 17:00', '2025-12-31 17:00'],
  ])('1 working day before %s is %s', (end, start) => {
    expect(subtract(end, WORKING_DAY)).toBe(start);
  });

  it('is plain subtraction by the natural clock, and nothing for 0', () => {
    expect(subtract('2026-11-21 00:15', 30 * MINUTE, 'natural')).toBe('2026-11-20 23:45');
    expect(subtract('2026-11-21 10:07', 0)).toBe('2026-11-21 10:07');
  });

  it('tells that it passed a year without a table, or came from one', () => {
    const result = subtractClockTime(
      testCalendar,
      'working',
      wall('2027-01-04 10:00'),
      WORKING_DAY,
    );
    expect([wallText(result.at), result.provisional]).toEqual(['2027-01-01 10:00', true]);
    const back = subtractClockTime(testCalendar, 'working', wall('2027-01-01 10:00'), WORKING_DAY);
    expect([wallText(back.at), back.provisional]).toEqual(['2026-12-31 10:00', true]);
    const before = subtractClockTime(
      testCalendar,
      'working',
      wall('2025-01-02 10:00'),
      WORKING_DAY,
    );
    expect(before.provisional).toBe(true);
  });
});

describe('clockTimeBetween', () => {
  it.each([
    ['2026-11-20 16:00', '2026-11-23 09:00', 2 * HOUR],
    ['2026-11-20 18:00', '2026-11-23 08:30', 0],
    ['2026-11-23 12:00', '2026-11-23 13:30', 0],
    ['2026-11-23 11:00', '2026-11-23 14:00', 90 * MINUTE],
    ['2026-11-23 08:30', '2026-11-27 17:30', 5 * WORKING_DAY],
    ['2026-02-13 17:30', '2026-02-24 08:30', WORKING_DAY],
    ['2026-09-30 17:30', '2026-10-12 08:30', 3 * WORKING_DAY],
    ['2026-11-23 09:00', '2026-11-23 09:00', 0],
    ['2026-11-23 10:00', '2026-11-23 09:00', 0],
  ])('from %s to %s', (from, to, millis) => {
    expect(between(from, to)).toBe(millis);
  });

  it('counts everything by the natural clock', () => {
    expect(between('2026-11-20 16:00', '2026-11-23 09:00', 'natural')).toBe(65 * HOUR);
    expect(between('2026-11-23 09:00', '2026-11-20 16:00', 'natural')).toBe(0);
  });

  it('looks at tickets of many years ago', () => {
    expect(between('2016-01-04 08:30', '2026-11-23 08:30')).toBeGreaterThan(2_500 * WORKING_DAY);
  });
});

describe('absurd input', () => {
  const idle: WorkingCalendar = { ...testCalendar, hours: [] };

  it.each<[string, () => unknown]>([
    ['a negative length', () => add('2026-11-23 09:00', -1)],
    ['no number', () => add('2026-11-23 09:00', NaN)],
    ['an infinite length', () => subtract('2026-11-23 09:00', Infinity)],
    ['no instant', () => addClockTime(testCalendar, 'working', NaN, 1)],
    ['no end', () => clockTimeBetween(testCalendar, 'working', 0, Infinity)],
    ['a limit of ten years', () => add('2026-11-23 09:00', 2_500 * WORKING_DAY)],
    ['a warning ten years before', () => subtract('2026-11-23 09:00', 2_500 * WORKING_DAY)],
    ['a calendar without working hours', () => addClockTime(idle, 'working', 0, 1)],
    ['no morning', () => nextWorkingMorning(testCalendar, NaN)],
  ])('is a RangeError: %s', (_name, reckon) => {
    expect(reckon).toThrow(RangeError);
  });
});
