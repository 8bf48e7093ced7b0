import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TellLateOrders } from './use-cases/tell-late-orders.js';

const EVERY_MS = 10 * SECOND;

/** Looks for overdue replies. */
@Injectable()
export class LateOrdersJob implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(TellLateOrders) private readonly late: TellLateOrders,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-late-orders', EVERY_MS, (signal) => this.late.run(signal));
  }
}
