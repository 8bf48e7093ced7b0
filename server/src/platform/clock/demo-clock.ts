import type { Instant } from '@wide-angle/shared';
import { Clock } from './clock.js';

/** The demo's clock: the machine's, moved forward as often as somebody asks, never back. */
export class DemoClock extends Clock {
  private ahead = 0;

  override now(): Instant {
    return Date.now() + this.ahead;
  }

  /** How far it is ahead of the machine's clock, in milliseconds. */
  get aheadMillis(): number {
    return this.ahead;
  }

  /** Moves it; `millis` is not negative. */
  forward(millis: number): void {
    if (!(millis >= 0)) throw new RangeError('a demo clock goes forward only');
    this.ahead += millis;
  }
}
