import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { FireDueTimers } from './fire-due-timers.js';

/** Looks for due timers each second, so that a card falls when its screen says it does. */
@Injectable()
export class FireDueTimersJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FireDueTimers) private readonly timers: FireDueTimers,
  ) {}

  onModuleInit(): void {
    this.jobs.every('fire-due-timers', SECOND, async (signal) => {
      await this.timers.drain(signal);
    });
  }
}
