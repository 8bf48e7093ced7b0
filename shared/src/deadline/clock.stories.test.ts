import { MINUTE } from '../api/time.ts';
import {
  addClockTime,
  clockTimeBetween,
  nextMorning,
  nextWorkingMorning,
  subtractClockTime,
} from './clock.ts';
import { wall, wallText } from './testing/wall.ts';
import { testCalendar } from './testing/years.ts';

const WORKING_DAY = 450 * MINUTE;

function add(start: string, millis: number): string {
  return wallText(addClockTime(testCalendar, 'working', wall(start), millis).at);
}

function subtract(end: string, millis: number): string {
  return wallText(subtractClockTime(testCalendar, 'working', wall(end), millis).at);
}

function between(from: string, to: string): number {
  return clockTimeBetween(testCalendar, 'working', wall(from), wall(to));
}

describe('a pause and an extension', () => {
  it('moves the limit by the working time the pause lasted, across a weekend', () => {
    const due = wall('2026-11-25 16:00');
    const paused = between('2026-11-20 16:00', '2026-11-23 09:00');
    expect(wallText(addClockTime(testCalendar, 'working', due, paused).at)).toBe(
      '2026-11-26 09:00',
    );
  });

  it('gives the same limit when what was left at the pause is added at its end', () => {
    const left = between('2026-11-20 16:00', '2026-11-25 16:00');
    expect(add('2026-11-23 09:00', left)).toBe('2026-11-26 09:00');
  });

  it('adds an extension after a pause, and its yellow card one working day before', () => {
    const extended = add('2026-11-26 09:00', 2 * WORKING_DAY);
    expect(extended).toBe('2026-11-30 09:00');
    expect(subtract(extended, WORKING_DAY)).toBe('2026-11-27 09:00');
  });
});

describe('mornings', () => {
  it.each([
    ['2026-11-23 08:59', '2026-11-23 09:00'],
    ['2026-11-23 09:00', '2026-11-24 09:00'],
    ['2026-11-20 09:00', '2026-11-23 09:00'],
    ['2026-11-21 08:00', '2026-11-23 09:00'],
    ['2026-02-13 17:30', '2026-02-14 09:00'],
    ['2026-02-14 17:30', '2026-02-24 09:00'],
    ['2026-12-31 17:30', '2027-01-01 09:00'],
  ])('the working morning after %s is %s', (after, morning) => {
    expect(wallText(nextWorkingMorning(testCalendar, wall(after)))).toBe(morning);
  });

  it('takes another time of day', () => {
    expect(wallText(nextWorkingMorning(testCalendar, wall('2026-11-20 09:10'), 555))).toBe(
      '2026-11-20 09:15',
    );
  });

  it('has a natural variant', () => {
    expect(wallText(nextMorning(wall('2026-11-20 09:00')))).toBe('2026-11-21 09:00');
    expect(wallText(nextMorning(wall('2026-11-21 00:10'), 15))).toBe('2026-11-21 00:15');
  });
});
