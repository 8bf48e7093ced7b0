import type { Actor, BodyOf, orderApi, OrderView } from '@wide-angle/shared';
import { numberText, ORDER_STATE_LABELS, ORDER_TICKETS_MAX, sideOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import type { TicketRecord } from '../../tickets/index.js';
import { OrderRepository, type StoredOrder } from '../order.repository.js';
import { OrderViews } from '../order.views.js';
import { entryOf, TicketsOfOrder } from '../tickets-of-order.js';

type AddBody = BodyOf<typeof orderApi.addTickets>;

/** The issuer adds further tickets of the same addressee to a draft. */
@Injectable()
export class AddTickets {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(TicketsOfOrder) private readonly tickets: TicketsOfOrder,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `order.notFound`, `order.changed`, `order.wrongState`, or the refusal of the tickets' rules */
  async run(actor: Actor, id: string, body: AddBody, key: string): Promise<OrderView> {
    const endpoint = `POST /orders/${id}/tickets`;
    const request = { personId: actor.personId, key, endpoint, body, resourceId: id };
    await this.requests.once(request, (tx) => this.attempt(tx, actor, id, body));
    return this.views.of(actor, id);
  }

  private async attempt(tx: Tx, actor: Actor, id: string, body: AddBody): Promise<string> {
    const order = await this.views.seen(actor, id);
    checkTurn(actor, order, body.version);
    const { row, tickets } = order;
    const added = await this.tickets.choose(actor, body.ticketIds, row.addresseeId);
    checkNew(order, added);
    const now = this.clock.now();
    const version = row.version + 1;
    const change = { version, ticketCount: tickets.length + added.length };
    if (!(await this.orders.advance(tx, row, change))) throw new ProblemError('order.changed');
    await this.orders.addTickets(
      tx,
      order,
      added.map((record, index) =>
        entryOf(id, record, { position: tickets.length + index + 1, calledSeq: null, now }),
      ),
    );
    await this.orders.append(tx, {
      ...{ orderId: id, seq: version, action: 'addTickets', at: now, mediaIds: [] },
      text: added.map(({ content }) => numberText(content.number)).join('、'),
      personId: actor.personId,
      role: actor.role,
      organizationId: actor.organizationId,
    });
    return id;
  }
}

function checkTurn(actor: Actor, { row }: StoredOrder, version: number): void {
  if (sideOf(actor, row) !== 'issuer') throw new ProblemError('permission.denied');
  if (row.version !== version) throw new ProblemError('order.changed');
  if (row.state === 'draft') return;
  throw new ProblemError('order.wrongState', { state: ORDER_STATE_LABELS[row.state] });
}

function checkNew({ tickets }: StoredOrder, added: readonly TicketRecord[]): void {
  const known = new Set(tickets.map(({ ticketId }) => ticketId));
  const twice = added.find(({ facts }) => known.has(facts.id));
  if (twice) {
    throw new ProblemError('order.ticketAlreadyIn', { number: numberText(twice.content.number) });
  }
  if (tickets.length + added.length > ORDER_TICKETS_MAX) {
    throw new ProblemError('order.tooManyTickets', { max: ORDER_TICKETS_MAX });
  }
}
