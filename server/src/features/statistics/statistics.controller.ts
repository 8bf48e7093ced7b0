import type { Actor, BreakdownPage, CountedTicketsPage, OverviewView } from '@wide-angle/shared';
import { statisticsApi } from '@wide-angle/shared';
import { Controller, Inject, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import {
  BreakdownQueryDto,
  CountedTicketsQueryDto,
  OverviewQueryDto,
} from './dto/statistics.dto.js';
import { ListCountedTickets } from './use-cases/list-counted-tickets.js';
import { ReadBreakdown } from './use-cases/read-breakdown.js';
import { ReadOverview } from './use-cases/read-overview.js';

/** Statistics over HTTP. */
@Controller()
export class StatisticsController {
  constructor(
    @Inject(ReadOverview) private readonly readOverview: ReadOverview,
    @Inject(ReadBreakdown) private readonly readBreakdown: ReadBreakdown,
    @Inject(ListCountedTickets) private readonly listCountedTickets: ListCountedTickets,
  ) {}

  @Endpoint(statisticsApi.overview)
  overview(@CurrentActor() actor: Actor, @Query() query: OverviewQueryDto): Promise<OverviewView> {
    return this.readOverview.run(actor, query);
  }

  @Endpoint(statisticsApi.breakdown)
  breakdown(
    @CurrentActor() actor: Actor,
    @Query() query: BreakdownQueryDto,
  ): Promise<BreakdownPage> {
    return this.readBreakdown.run(actor, query);
  }

  @Endpoint(statisticsApi.tickets)
  tickets(
    @CurrentActor() actor: Actor,
    @Query() query: CountedTicketsQueryDto,
  ): Promise<CountedTicketsPage> {
    return this.listCountedTickets.run(actor, query);
  }
}
