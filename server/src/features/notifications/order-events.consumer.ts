import type { OrderAudience, OrderEventType, TicketFacts } from '@wide-angle/shared';
import { isOrderLate, LEAD_ROLES, orderMessage, WHO_HEARS_OF_ORDERS } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxConsumer, OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { Registry } from '../organizations/index.js';
import {
  ORDER_EVENT_TOPIC,
  OrderReader,
  type OrderEventMessage,
  type OrderStep,
} from '../supervision/index.js';
import { TicketReader } from '../tickets/index.js';
import { handlerOf, Hearers, type Office } from './hearers.js';
import { Mailer, type Letter } from './mailer.js';
import { TicketSubjects } from './ticket-subjects.js';

/** A happening of an order that people are told of. */
interface Happening extends OrderStep {
  readonly type: OrderEventType;
  readonly sourceKey: string;
}

/** Tells people what happened to supervision orders. */
@Injectable()
export class OrderNews extends OutboxConsumer implements OnModuleInit {
  override readonly name = 'order-messages';
  override readonly topic = ORDER_EVENT_TOPIC;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(OrderReader) private readonly orders: OrderReader,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Hearers) private readonly hearers: Hearers,
    @Inject(TicketSubjects) private readonly subjects: TicketSubjects,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override async handle(payload: unknown): Promise<void> {
    const { orderId, version, lateAlarmAt } = payload as OrderEventMessage;
    const step = await this.orders.step(orderId, version);
    if (!step) return;
    const { order } = step;
    if (lateAlarmAt === undefined) {
      return this.tell({ ...step, type: step.action, sourceKey: `order:${orderId}#${version}` });
    }
    // Answered between the alarm and now.
    if (order.state !== 'issued') return;
    const sourceKey = `order:${orderId}#late@${lateAlarmAt}`;
    return this.tell({ ...step, type: 'late', at: lateAlarmAt, personId: null, sourceKey });
  }

  private async tell(news: Happening): Promise<void> {
    const { order, type, at, text, personId, sourceKey } = news;
    const record = await this.tickets.record(order.ticketId);
    if (!record) return;
    const offices = WHO_HEARS_OF_ORDERS[type].flatMap((who) => officeOf(who, order, record.facts));
    const hearers = await this.hearers.inOffices(offices, personId);
    if (hearers.length === 0) return;
    const [subject, names] = await Promise.all([
      this.subjects.subject(record),
      this.registry.organizationNames([order.issuerId, order.addresseeId]),
    ]);
    const topic = {
      ...{ subject, number: order.number, demand: order.demand, dueAt: order.dueAt, text, at },
      issuerName: names.get(order.issuerId) ?? '',
      addresseeName: names.get(order.addresseeId) ?? '',
      isLate: isOrderLate(order, at),
    };
    const letter: Letter = { sourceKey, at, ticketId: order.ticketId, orderId: order.id };
    await this.mailer.send(letter, hearers, ({ audience }) => ({
      ...orderMessage(type, topic, audience),
      kind: 'order',
    }));
  }
}

function officeOf(
  audience: OrderAudience,
  order: OrderStep['order'],
  ticket: TicketFacts,
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
      // The ticket may have gone to another organisation, which has got no order.
      return ticket.responsibleId === addresseeId ? handlerOf(ticket) : [];
  }
}
