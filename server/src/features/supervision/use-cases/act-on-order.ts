import type {
  Actor,
  BodyOf,
  Instant,
  OrderAction,
  orderApi,
  OrderFacts,
  OrderView,
} from '@wide-angle/shared';
import { decideOrder, fromIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { Media } from '../../media/index.js';
import { Registry } from '../../organizations/index.js';
import { persistently } from '../../tickets/index.js';
import type { SupervisionOrder } from '../entities/supervision-order.entity.js';
import { nextNumber } from '../order-numbers.js';
import { OrderRepository, type StoredOrder } from '../order.repository.js';
import { OrderViews } from '../order.views.js';
import { TicketsOfOrder } from '../tickets-of-order.js';

/** One action on an order with its body, as the contract has it. */
export type OrderIntention = {
  [A in OrderAction]: { readonly action: A; readonly body: BodyOf<(typeof orderApi)[A]> };
}[OrderAction];

const CONFLICTS: readonly string[] = [
  'order.changed',
  'order.wrongState',
  'order.nothingToSupervise',
];

/** Does any action of an order's lifecycle: the rules are in shared, this loads, stores and answers. */
@Injectable()
export class ActOnOrder {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(TicketsOfOrder) private readonly tickets: TicketsOfOrder,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Media) private readonly media: Media,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param key the request's idempotency key: a repeat does nothing and answers like the first
   * @returns the order after it
   * @throws ProblemError with the rule's refusal; `order.notFound` for an unknown order as for a foreign one;
   *   `order.changed` where the person saw an older version. A conflict carries the fresh order.
   */
  async run(actor: Actor, id: string, intention: OrderIntention, key: string): Promise<OrderView> {
    const { action, body } = intention;
    const endpoint = `POST /orders/${id}/${action}`;
    const request = { personId: actor.personId, key, endpoint, body, resourceId: id };
    try {
      await persistently(() =>
        this.requests.once(request, (tx) => this.attempt(tx, actor, id, intention)),
      );
    } catch (error) {
      throw await this.withFreshOrder(error, actor, id);
    }
    return this.views.of(actor, id);
  }

  private async attempt(tx: Tx, actor: Actor, id: string, intention: OrderIntention) {
    const stored = await this.views.seen(actor, id);
    const before = stored.row;
    if (intention.body.version !== before.version) throw new ProblemError('order.changed');
    const now = this.clock.now();
    const after = decide(before, intention, actor, now);
    if (!(await this.orders.advance(tx, before, changesOf(after, intention, now)))) {
      throw new ProblemError('order.changed');
    }
    const mediaIds = 'mediaIds' in intention.body ? (intention.body.mediaIds ?? []) : [];
    await this.media.attach(tx, mediaIds, actor.personId, before.ticketId);
    if (intention.action === 'issue') await this.issue(tx, actor, stored, intention.body);
    await this.orders.append(tx, {
      orderId: id,
      seq: after.version,
      action: intention.action,
      personId: actor.personId,
      role: actor.role,
      organizationId: actor.organizationId,
      at: now,
      text: wordsOf(intention),
      mediaIds,
    });
    return id;
  }

  /** The tickets, then the number: last of the changes, since orders of one issuer wait for each other from there on. */
  private async issue(
    tx: Tx,
    actor: Actor,
    stored: StoredOrder,
    body: BodyOf<typeof orderApi.issue>,
  ): Promise<void> {
    const now = this.clock.now();
    const { id, issuerId, version } = stored.row;
    const tickets = await this.tickets.issue(tx, actor, stored, body, now);
    const { documentMark: mark } = await this.registry.letterhead(issuerId);
    const given = await nextNumber(tx, { issuerId, mark }, now);
    await this.orders.advance(tx, { id, version: version + 1 }, { ...tickets, ...given });
  }

  private async withFreshOrder(error: unknown, actor: Actor, id: string): Promise<unknown> {
    if (!(error instanceof ProblemError) || !CONFLICTS.includes(error.code)) return error;
    const order = await this.views.of(actor, id);
    return new ProblemError(error.code, error.params, { ...error.extra, order });
  }
}

function decide(
  order: SupervisionOrder,
  { action, body }: OrderIntention,
  actor: Actor,
  now: Instant,
): OrderFacts {
  const dueAt = 'dueAt' in body && body.dueAt !== undefined ? fromIso(body.dueAt) : undefined;
  const outcome = action === 'accept' ? body.outcome : undefined;
  const decision = decideOrder(order, action, actor, now, { dueAt, outcome });
  if (!decision.ok) throw new ProblemError(decision.refusal.code, decision.refusal.params);
  return decision.order;
}

function changesOf(
  facts: OrderFacts,
  { action, body }: OrderIntention,
  now: Instant,
): Partial<SupervisionOrder> {
  const { version, state, dueAt, lateAt, escalatedAt } = facts;
  const { firstRepliedAt, sentBackCount, outcome, closedAt } = facts;
  return {
    ...{ version, state, dueAt, lateAt, escalatedAt, draftKey: null },
    ...{ firstRepliedAt, sentBackCount, outcome, closedAt },
    alarmAt: state === 'issued' ? dueAt : null,
    ...(action === 'issue' ? { demand: body.demand, issuedAt: now } : {}),
  };
}

/** What the person wrote with it. */
function wordsOf({ action, body }: OrderIntention): string {
  switch (action) {
    case 'issue':
      return body.demand;
    case 'reply':
      return body.text;
    case 'accept':
      return body.opinion;
    case 'drop':
    case 'sendBack':
      return body.reason;
  }
}
