import { DAY, HOUR } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { RequestEntity } from './request.entity.js';

/** A phone that was off over a week's holiday may still repeat what it sent before. */
const KEPT = 14 * DAY;

/** Forgets the keys of requests so old that nobody repeats them. */
@Injectable()
export class ForgetRequests implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-requests', HOUR, () => this.run());
  }

  async run(): Promise<void> {
    const before = this.clock.now() - KEPT;
    await this.unitOfWork.run((tx) => tx.delete(RequestEntity, { createdAt: LessThan(before) }));
  }
}
