import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RecomputeLimits } from './recompute-limits.js';

/** Looks for changes of the calendar that open tickets do not know of yet. */
@Injectable()
export class RecomputeLimitsJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(RecomputeLimits) private readonly limits: RecomputeLimits,
  ) {}

  onModuleInit(): void {
    this.jobs.every('recompute-limits', 10 * SECOND, async (signal) => {
      await this.limits.drain(signal);
    });
  }
}
