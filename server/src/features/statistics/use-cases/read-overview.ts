import type { Actor, OverviewView, StatisticsFilter } from '@wide-angle/shared';
import { NO_TOTALS, statisticsOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Registry } from '../../organizations/index.js';
import { partOf } from '../part.js';
import { StatisticsQueries } from '../statistics.queries.js';
import { CountChanges } from './count-changes.js';

/** All numbers of the viewer's scope or of a part of it. */
@Injectable()
export class ReadOverview {
  constructor(
    @Inject(StatisticsQueries) private readonly queries: StatisticsQueries,
    @Inject(CountChanges) private readonly counting: CountChanges,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  /** @throws ProblemError `permission.denied`, `input.invalid` */
  async run(actor: Actor, filter: StatisticsFilter): Promise<OverviewView> {
    const part = partOf(actor, filter);
    const organizationId = actor.organizationId ?? '';
    const [totals, names, isBehind] = await Promise.all([
      this.queries.totals(part, filter, null),
      this.registry.organizationNames([organizationId]),
      this.counting.isBehind(),
    ]);
    return {
      from: filter.from,
      to: filter.to,
      scopeName: names.get(organizationId) ?? '',
      isBehind,
      ...statisticsOf(totals.get('') ?? NO_TOTALS),
    };
  }
}
