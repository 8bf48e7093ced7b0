import type { Instant } from '../api/time.ts';
import { localDate } from '../deadline/working-calendar.ts';

/** Random digits of a number: a county files some dozens a day, so a clash is rare and simply tried again. */
export const NUMBER_RANDOM_RANGE = 100_000;

/**
 * The number people read to each other: day of submission and five random digits, so that no counter is fought
 * over and nobody can count a company's complaints from two numbers.
 * @param random integer 0 ≤ n < {@link NUMBER_RANDOM_RANGE}
 */
export function ticketNumber(submittedAt: Instant, random: number): string {
  const day = localDate(submittedAt).replaceAll('-', '').slice(2);
  return day + String(random).padStart(5, '0');
}

/** `26112248371` → `261122 48371`. */
export function numberText(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6)}`;
}
