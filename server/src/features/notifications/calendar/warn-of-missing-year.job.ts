import { MINUTE } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { WarnOfMissingYear } from './warn-of-missing-year.js';

/** Looks each minute whether somebody has to be told that a year's table is missing. */
@Injectable()
export class WarnOfMissingYearJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(WarnOfMissingYear) private readonly warning: WarnOfMissingYear,
  ) {}

  onModuleInit(): void {
    this.jobs.every('warn-of-missing-year', MINUTE, (signal) => this.warning.run(signal));
  }
}
