import type { Actor, SimilarQuery, TicketCard } from '@wide-angle/shared';
import { DAY, SIMILAR_DAYS, SIMILAR_MAX } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { instantParam } from '../../../platform/database/column-types.js';
import { People } from '../../identity/index.js';
import { Registry } from '../../organizations/index.js';
import { equals } from '../lists/condition.js';
import { TicketQueries } from '../lists/ticket.queries.js';
import { CardViews } from '../views/card.view.js';

/** Open public tickets of the same kind in the same estate: to join one of them instead of reporting it again. */
@Injectable()
export class FindSimilar {
  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(CardViews) private readonly cards: CardViews,
    @Inject(People) private readonly people: People,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The newest first, few; none for somebody who could not report there. */
  async run(actor: Actor, query: SimilarQuery): Promise<TicketCard[]> {
    if (!(await this.mayReportIn(actor, query.estateId))) return [];
    const branch = [
      equals('estateId', query.estateId),
      equals('isPublic', true),
      equals('isOpen', true),
      equals('categoryCode', query.categoryCode),
      {
        sql: 'submittedAt >= ?',
        params: [instantParam(this.clock.now() - SIMILAR_DAYS * DAY)],
      },
      ...(query.facilityId ? [equals('facilityId', query.facilityId)] : []),
    ];
    const plan = { sort: 'newest', branches: [branch], within: branch, isOpen: true } as const;
    return this.cards.of(actor, await this.queries.rows(plan, null, SIMILAR_MAX), 'estates');
  }

  private mayReportIn(actor: Actor, estateId: string): Promise<boolean> {
    return actor.role === 'resident'
      ? this.people.isOwner(actor.personId, estateId)
      : this.registry.isInArea(actor, estateId);
  }
}
