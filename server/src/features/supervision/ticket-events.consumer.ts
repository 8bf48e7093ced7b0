import type { TicketEventType } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxConsumer, OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { TICKET_EVENT_TOPIC, TicketReader, type TicketEventMessage } from '../tickets/index.js';
import { OpenOrder } from './use-cases/open-order.js';

/** Events that can call for an order. */
const CALLING: readonly TicketEventType[] = ['supervise', 'rung'];

/** Makes orders of tickets that are supervised by hand or by the ladder. */
@Injectable()
export class SupervisionOfTickets extends OutboxConsumer implements OnModuleInit {
  override readonly name = 'supervision-orders';
  override readonly topic = TICKET_EVENT_TOPIC;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(OpenOrder) private readonly openOrder: OpenOrder,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override wants(message: object): boolean {
    return CALLING.includes((message as TicketEventMessage).type);
  }

  override async handle(payload: unknown): Promise<void> {
    const { ticketId, seq } = payload as TicketEventMessage;
    const event = await this.tickets.event(ticketId, seq);
    if (event) await this.openOrder.run(event);
  }
}
