import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/index.js';
import { TicketsModule } from '../tickets/index.js';
import { FireDueTimersJob } from './fire-due-timers.job.js';
import { FireDueTimers } from './fire-due-timers.js';

/** The ladder's clockwork. */
@Module({
  imports: [OrganizationsModule, TicketsModule],
  providers: [FireDueTimers, FireDueTimersJob],
  exports: [FireDueTimers],
})
export class EscalationModule {}
