import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/index.js';
import { TicketsModule } from '../tickets/index.js';
import { SetAsideTimers } from './set-aside-timers.js';
import { TimersController } from './timers.controller.js';
import { FireDueTimersJob } from './fire-due-timers.job.js';
import { FireDueTimers } from './fire-due-timers.js';

/** The ladder's clockwork. */
@Module({
  imports: [OrganizationsModule, TicketsModule],
  controllers: [TimersController],
  providers: [FireDueTimers, FireDueTimersJob, SetAsideTimers],
  exports: [FireDueTimers],
})
export class EscalationModule {}
