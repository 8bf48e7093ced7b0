import { MINUTE } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { SendDigests } from './send-digests.js';

/** Looks each minute whether the morning's numbers are due. */
@Injectable()
export class SendDigestsJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SendDigests) private readonly digests: SendDigests,
  ) {}

  onModuleInit(): void {
    this.jobs.every('send-digests', MINUTE, (signal) => this.digests.run(signal));
  }
}
