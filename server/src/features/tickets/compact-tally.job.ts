import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { TicketTally } from './ticket-tally.js';

/** Often enough that a count adds up no more than what some seconds of work have left. */
const EVERY_MS = 5_000;

/** Keeps the ledger of counts short. */
@Injectable()
export class CompactTally implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(TicketTally) private readonly tally: TicketTally,
  ) {}

  onModuleInit(): void {
    this.jobs.every('compact-ticket-tally', EVERY_MS, (signal) => this.tally.compact(signal));
  }
}
