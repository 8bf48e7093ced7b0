import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/index.js';
import { TicketsModule } from '../tickets/index.js';
import { CountChangesJob } from './count-changes.job.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsQueries } from './statistics.queries.js';
import { StatisticsRepository } from './statistics.repository.js';
import { CountChanges } from './use-cases/count-changes.js';
import { ListCountedTickets } from './use-cases/list-counted-tickets.js';
import { ReadBreakdown } from './use-cases/read-breakdown.js';
import { ReadOverview } from './use-cases/read-overview.js';

/** Numbers and rates, each of which opens into its tickets. */
@Module({
  imports: [OrganizationsModule, TicketsModule],
  controllers: [StatisticsController],
  providers: [
    CountChanges,
    CountChangesJob,
    ListCountedTickets,
    ReadBreakdown,
    ReadOverview,
    StatisticsQueries,
    StatisticsRepository,
  ],
  exports: [CountChanges],
})
export class StatisticsModule {}
