import type { Instant } from '@wide-angle/shared';
import { DAY, HOUR } from '@wide-angle/shared';
import type { Dice } from './random.js';

export const TICKETS = 2000;
/** So many of them are of the last days, so that every list has something to do. */
const RECENT = 260;
const RECENT_DAYS = 6;

/** How often each category is reported, in parts of the whole. */
export const FREQUENCY: Readonly<Record<string, number>> = {
  lighting: 14,
  cleaning: 11,
  drainage: 9,
  lift_stopped: 8,
  access_control: 7,
  home_repair: 7,
  outage: 6,
  entrance_door: 5,
  order: 5,
  road: 4,
  greening: 4,
  attitude: 4,
  overcharge: 4,
  parking: 3,
  pipe_burst: 2,
  facade: 2,
  other: 2,
  disclosure: 2,
  common_income: 1,
  maintenance_fund: 1,
  committee: 1,
  fire_lane: 1,
  lift_trapped: 1,
  electric_leak: 1,
  gas_leak: 0.5,
};

/** Moments of submission, oldest first: over a year, more by day than by night, and many of the last days. */
export function momentsOfYear(dice: Dice, now: Instant): Instant[] {
  const year = Array.from(
    { length: TICKETS - RECENT },
    () => now - Math.round(dice.next() * 365 * DAY),
  );
  const recent = Array.from(
    { length: RECENT },
    () => now - Math.round(dice.next() * RECENT_DAYS * DAY),
  );
  return [...year, ...recent]
    .map((at) => awake(dice, at))
    .filter((at) => at < now)
    .sort((a, b) => a - b);
}

function awake(dice: Dice, at: Instant): Instant {
  const hour = Math.floor(((at + 8 * HOUR) % DAY) / HOUR);
  return hour < 6 && dice.chance(90) ? at + 8 * HOUR : at;
}
