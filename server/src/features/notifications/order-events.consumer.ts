import type { OrderAudience, OrderEventType, Reader } from '@wide-angle/shared';
import {
  isOrderLate,
  LEAD_ROLES,
  orderMessage,
  webhookKindOfOrder,
  WHO_HEARS_OF_ORDERS,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Registry } from '../organizations/index.js';
import {
  ORDER_EVENT_TOPIC,
  OrderReader,
  type OrderEventMessage,
  type OrderStep,
} from '../supervision/index.js';
import type { TicketRecord } from '../tickets/index.js';
import { handlerOf, type Office } from './hearers.js';
import { NewsConsumer, NewsDesk, type News } from './news-desk.js';

/** A happening of an order that people are told of. */
interface Happening extends OrderStep {
  readonly type: OrderEventType;
  readonly sourceKey: string;
}

/** Tells people what happened to supervision orders. */
@Injectable()
export class OrderNews extends NewsConsumer<OrderEventMessage, OrderAudience> {
  override readonly name = 'order-messages';
  override readonly topic = ORDER_EVENT_TOPIC;

  constructor(
    @Inject(NewsDesk) desk: NewsDesk,
    @Inject(OrderReader) private readonly orders: OrderReader,
    @Inject(Registry) private readonly registry: Registry,
  ) {
    super(desk);
  }

  protected override async newsOf(message: OrderEventMessage): Promise<News<OrderAudience> | null> {
    const { orderId, version, lateAlarmAt } = message;
    const step = await this.orders.step(orderId, version);
    if (!step) return null;
    const { order } = step;
    if (lateAlarmAt === undefined) {
      return this.tell({ ...step, type: step.action, sourceKey: `order:${orderId}#${version}` });
    }
    // Answered between the alarm and now.
    if (order.state !== 'issued') return null;
    const sourceKey = `order:${orderId}#late@${lateAlarmAt}`;
    const type = order.escalatedAt === null ? 'late' : 'escalated';
    return this.tell({ ...step, type, at: lateAlarmAt, personId: null, sourceKey });
  }

  private async tell(happening: Happening): Promise<News<OrderAudience> | null> {
    const { order, ticketIds, type, at, text, personId, sourceKey } = happening;
    const records = await this.desk.tickets.records(ticketIds);
    const record = records.get(order.ticketId);
    if (!record) return null;
    const offices = WHO_HEARS_OF_ORDERS[type].flatMap((who) =>
      officeOf(who, order, [...records.values()]),
    );
    const [hearers, subject, names] = await Promise.all([
      this.desk.hearers.inOffices(offices, personId),
      this.desk.subjects.subject(record),
      this.registry.organizationNames([order.issuerId, order.addresseeId]),
    ]);
    const topic = {
      ...{ subject, number: order.number, demand: order.demand, dueAt: order.dueAt, text, at },
      ticketCount: ticketIds.length,
      issuerName: names.get(order.issuerId) ?? '',
      addresseeName: names.get(order.addresseeId) ?? '',
      isLate: isOrderLate(order, at),
    };
    return {
      ...{ sourceKey, at, record, order, hearers },
      webhook: webhookKindOfOrder(type),
      wordingFor: ({ audience }) => ({
        ...orderMessage(type, topic, audience),
        kind: 'order',
        reader: READERS[audience],
      }),
    };
  }
}

/** To whom the order is addressed works; the others oversee. */
const READERS: Readonly<Record<OrderAudience, Reader>> = {
  addressee: 'worker',
  handler: 'worker',
  issuer: 'office',
  bureau: 'office',
};

function officeOf(
  audience: OrderAudience,
  order: OrderStep['order'],
  tickets: readonly TicketRecord[],
): Office<OrderAudience>[] {
  const { issuerId, addresseeId, bureauId } = order;
  switch (audience) {
    case 'issuer':
      return [{ audience, organizationId: issuerId, roles: ['bureau', 'community'] }];
    case 'addressee':
      return [{ audience, organizationId: addresseeId, roles: LEAD_ROLES }];
    case 'bureau':
      return [{ audience, organizationId: bureauId, roles: ['bureau'] }];
    case 'handler':
      // A ticket may have gone to another organisation, which has got no order.
      return tickets.flatMap(({ facts }) =>
        facts.responsibleId === addresseeId ? handlerOf(facts) : [],
      );
  }
}
