import type { Actor, DeadlineView } from '@wide-angle/shared';
import { explainOrderLimit } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Policies } from '../../organizations/index.js';
import { OrderRepository } from '../order.repository.js';
import { OrderViews } from '../order.views.js';

/** Tells how much working time the limit of a reply gives. */
@Injectable()
export class ExplainOrderLimit {
  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /** @throws ProblemError `order.notFound`; `order.noDocument` for a draft, which has no limit yet */
  async run(actor: Actor, id: string): Promise<DeadlineView> {
    const { row } = await this.views.seen(actor, id);
    if (row.dueAt === null || row.issuedAt === null) throw new ProblemError('order.noDocument');
    const { calendar } = await this.policies.current(row.bureauId);
    const entries = await this.orders.entries(id);
    // A reply that is sent back may set a new limit: then the time counts from there.
    const back = entries.filter(({ action }) => action === 'sendBack').at(-1);
    const from = back && back.at < row.dueAt ? back.at : row.issuedAt;
    return explainOrderLimit(calendar, from, row.dueAt, row.issuerId !== row.bureauId);
  }
}
