import type { Instant } from '@wide-angle/shared';
import { Clock } from '../platform/clock/clock.js';

/** A clock that stands still until a test moves it. */
export class FakeClock extends Clock {
  /** @param at the moment it shows, epoch milliseconds UTC */
  constructor(private at: Instant) {
    super();
  }

  override now(): Instant {
    return this.at;
  }

  /** Shows another moment, also an earlier one. */
  set(at: Instant): void {
    this.at = at;
  }

  /** Moves on by so many milliseconds. */
  forward(millis: number): void {
    this.at += millis;
  }
}
