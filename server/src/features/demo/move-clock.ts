import type { Instant } from '@wide-angle/shared';
import { MINUTE } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { DemoClock } from '../../platform/clock/demo-clock.js';
import { Settings } from '../../platform/database/settings.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FireDueTimers } from '../escalation/index.js';
import { SendDigests, WarnOfMissingYear } from '../notifications/index.js';
import { TellLateOrders } from '../supervision/index.js';

export const CLOCK_SETTING = 'demo.clockAheadMillis';

/** Moves the demo's time, so that a newcomer can watch a ticket climb the ladder in a minute. */
@Injectable()
export class MoveClock {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(FireDueTimers) private readonly timers: FireDueTimers,
    @Inject(TellLateOrders) private readonly lateOrders: TellLateOrders,
    @Inject(SendDigests) private readonly digests: SendDigests,
    @Inject(WarnOfMissingYear) private readonly missingYear: WarnOfMissingYear,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Moves forward and lets happen what is due then, before it answers.
   * @returns the new time and how many timer events there were
   * @throws ProblemError `demo.off` where the clock is the real one
   */
  async run(minutes: number): Promise<{ now: Instant; fired: number }> {
    const { clock } = this;
    if (!(clock instanceof DemoClock)) throw new ProblemError('demo.off');
    clock.forward(minutes * MINUTE);
    await this.settings.set(CLOCK_SETTING, String(clock.aheadMillis));
    const { events } = await this.timers.drain();
    await this.outbox.drain();
    await this.lateOrders.run();
    await this.digests.run();
    await this.missingYear.run();
    await this.outbox.drain();
    return { now: clock.now(), fired: events };
  }
}
