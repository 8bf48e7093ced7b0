import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { CountChanges } from './use-cases/count-changes.js';

/** So long at most, and the time it takes to count, numbers are behind the tickets. */
const EVERY_MS = 2 * SECOND;

/** Counts what has changed. */
@Injectable()
export class CountChangesJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CountChanges) private readonly countChanges: CountChanges,
  ) {}

  onModuleInit(): void {
    this.jobs.every('count-statistics', EVERY_MS, async (signal) => {
      await this.countChanges.drain(signal);
    });
  }
}
