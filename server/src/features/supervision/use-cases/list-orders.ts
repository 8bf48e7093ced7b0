import type { Actor, OrderCard, OrderListQuery, Page } from '@wide-angle/shared';
import { orderScopeOf, PAGE_LIMIT_DEFAULT } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { cursorOf, OrderQueries } from '../order.queries.js';
import { OrderViews } from '../order.views.js';

/** The orders that the viewer's organisation got or oversees, newest first, a page at a time. */
@Injectable()
export class ListOrders {
  constructor(
    @Inject(OrderQueries) private readonly queries: OrderQueries,
    @Inject(OrderViews) private readonly views: OrderViews,
  ) {}

  /** @throws ProblemError `input.cursor` */
  async run(actor: Actor, query: OrderListQuery): Promise<Page<OrderCard>> {
    const { state } = query;
    const scope = orderScopeOf(actor);
    if (!scope || (state && !scope.states.includes(state))) return { items: [], next: null };
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = decodeCursor(query.cursor, 2);
    const rows = await this.queries.rows(scope, state, after, limit + 1);
    const { items, next } = pageOf(rows, limit, cursorOf);
    return { items: await this.views.cards(items), next };
  }
}
