import type { Instant } from '@wide-angle/shared';
import { Injectable } from '@nestjs/common';

/**
 * Where every "now" of the product comes from (DESIGN §6 Time). Inject it; nothing else may read the machine's clock.
 * Tests put `FakeClock` here, the demo a clock that can be moved forward.
 */
export abstract class Clock {
  /** The present moment, epoch milliseconds UTC. */
  abstract now(): Instant;
}

/** The machine's clock. */
@Injectable()
export class SystemClock extends Clock {
  override now(): Instant {
    return Date.now();
  }
}
