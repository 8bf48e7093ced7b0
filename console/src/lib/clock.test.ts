import { DAY, HOUR, SECOND, toIso } from '@wide-angle/shared';
import { createServerClock } from './clock.ts';

const MACHINE = Date.parse('2026-11-20T02:00:00.000Z');

const clockAt = () => createServerClock(() => MACHINE);

test('the time of an answer counts, not the machine’s', () => {
  const clock = clockAt();
  clock.hear(toIso(MACHINE - 2 * HOUR));
  expect(clock.now()).toBe(MACHINE - 2 * HOUR);
});

test('the travel time of an answer does not make the clock tremble', () => {
  const clock = clockAt();
  clock.hear(toIso(MACHINE - SECOND));
  expect(clock.now()).toBe(MACHINE);
});

test('an answer without a time changes nothing', () => {
  const clock = clockAt();
  clock.hear(null);
  clock.hear('soon');
  expect(clock.now()).toBe(MACHINE);
});

test('a demo ahead of its own answers leads; the same demo whose answers tell its time is not counted twice', () => {
  const apart = clockAt();
  apart.setDemoTime(MACHINE + DAY);
  apart.hear(toIso(MACHINE));
  expect(apart.now()).toBe(MACHINE + DAY);

  const together = clockAt();
  together.hear(toIso(MACHINE + DAY));
  together.setDemoTime(MACHINE + DAY);
  together.hear(toIso(MACHINE + DAY));
  expect(together.now()).toBe(MACHINE + DAY);
});

test('what renders by it hears of a jump at once', () => {
  const clock = clockAt();
  const heard = jest.fn();
  const leave = clock.subscribe(heard);
  clock.setDemoTime(MACHINE + DAY);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(clock.shown()).toBe(MACHINE + DAY);
  leave();
});
