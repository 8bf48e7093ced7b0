import type { Actor, BodyOf, orderApi, OrderView } from '@wide-angle/shared';
import { fromIso, isOrderLimit } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { Registry } from '../../organizations/index.js';
import { persistently, type TicketRecord } from '../../tickets/index.js';
import type { OrderTicket } from '../entities/order-ticket.entity.js';
import type { SupervisionOrder } from '../entities/supervision-order.entity.js';
import { nextNumber } from '../order-numbers.js';
import { OrderRepository } from '../order.repository.js';
import { OrderViews } from '../order.views.js';
import { entryOf, TicketsOfOrder } from '../tickets-of-order.js';

type CreateBody = BodyOf<typeof orderApi.create>;

/** An officer issues one order about several tickets of one addressee (DESIGN §4.4). */
@Injectable()
export class CreateOrder {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(TicketsOfOrder) private readonly tickets: TicketsOfOrder,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param key the request's idempotency key: a repeat issues nothing and answers like the first
   * @throws ProblemError `ticket.notFound`, the refusal of the order's rules, or that of supervising one of the tickets;
   *   then no ticket is supervised and no number is taken
   */
  async run(actor: Actor, body: CreateBody, key: string): Promise<OrderView> {
    const request = { personId: actor.personId, key, endpoint: 'POST /orders', body };
    const id = await persistently(() =>
      this.requests.once(request, (tx) => this.issue(tx, actor, body)),
    );
    return this.views.of(actor, id);
  }

  private async issue(tx: Tx, actor: Actor, body: CreateBody): Promise<string> {
    const now = this.clock.now();
    if (!isOrderLimit(now, fromIso(body.dueAt))) throw new ProblemError('supervise.badLimit');
    const id = newId();
    const records = await this.tickets.choose(actor, body.ticketIds);
    const tickets: OrderTicket[] = [];
    for (const record of records) {
      const calledSeq = await this.tickets.supervise(tx, actor, record.facts.id, body);
      tickets.push(entryOf(id, record, { position: tickets.length + 1, calledSeq, now }));
    }
    const issuerId = actor.organizationId ?? '';
    const { documentMark: mark } = await this.registry.letterhead(issuerId);
    // Last of all, since other orders of the issuer wait for the number until the commit.
    const number = await nextNumber(tx, { issuerId, mark }, now);
    const row = { ...rowOf(id, records, body, now), issuerId, ...number };
    await this.orders.insert(
      tx,
      { row, tickets },
      {
        ...{ orderId: id, seq: 1, action: 'issue', at: now, text: body.demand, mediaIds: [] },
        personId: actor.personId,
        role: actor.role,
        organizationId: actor.organizationId,
      },
    );
    return id;
  }
}

function rowOf(
  id: string,
  records: readonly TicketRecord[],
  body: CreateBody,
  now: number,
): Omit<SupervisionOrder, 'issuerId' | 'number' | 'year' | 'sequence'> {
  const { facts, content } = records[0]!;
  const dueAt = fromIso(body.dueAt);
  return {
    ...{ id, version: 1, state: 'issued', bureauId: facts.bureauId },
    ...{ ticketId: facts.id, ticketNumber: content.number, ticketCount: records.length },
    ...{ addresseeId: facts.responsibleId, draftKey: null, demand: body.demand },
    ...{ dueAt, alarmAt: dueAt, createdAt: now, issuedAt: now },
    ...NOTHING_YET,
  };
}

/** What has not happened to a new order. */
export const NOTHING_YET = {
  lateAt: null,
  escalatedAt: null,
  firstRepliedAt: null,
  sentBackCount: 0,
  outcome: null,
  closedAt: null,
} as const;
