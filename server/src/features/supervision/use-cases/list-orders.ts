import type {
  Actor,
  OrderBoard,
  OrderCard,
  OrderFilter,
  OrderListQuery,
  OrderScope,
  Page,
} from '@wide-angle/shared';
import { orderScopeOf, PAGE_LIMIT_DEFAULT } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { Registry } from '../../organizations/index.js';
import { boardOf } from '../order-board.js';
import { cursorOf, OrderQueries } from '../order.queries.js';
import { OrderViews } from '../order.views.js';

/** The orders that the viewer's organisation got or oversees: as pages, newest first, and as counts. */
@Injectable()
export class ListOrders {
  constructor(
    @Inject(OrderQueries) private readonly queries: OrderQueries,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `input.cursor` */
  async run(actor: Actor, query: OrderListQuery): Promise<Page<OrderCard>> {
    const scope = scopeFor(actor, query);
    if (!scope) return { items: [], next: null };
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = decodeCursor(query.cursor, 2);
    const page = { after, limit: limit + 1, now: this.clock.now() };
    const { items, next } = pageOf(await this.queries.rows(scope, query, page), limit, cursorOf);
    return { items: await this.views.cards(items), next };
  }

  /** The same orders as {@link run} lists, counted. */
  async board(actor: Actor, filter: OrderFilter): Promise<OrderBoard> {
    const scope = scopeFor(actor, filter);
    const tallies = scope ? await this.queries.tallies(scope, filter, this.clock.now()) : [];
    const ids = tallies.flatMap(({ issuerId, addresseeId }) => [issuerId, addresseeId]);
    return boardOf(tallies, await this.registry.organizationNames(ids));
  }
}

/** Null where nothing can be there: no orders for this role, or a state that it never sees. */
function scopeFor(actor: Actor, { state }: OrderFilter): OrderScope | null {
  const scope = orderScopeOf(actor);
  return scope && (!state || scope.states.includes(state)) ? scope : null;
}
