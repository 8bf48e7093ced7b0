import type { WebhookBody } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import {
  OutboxConsumer,
  OutboxConsumers,
  type DeliveryInfo,
} from '../../../platform/outbox/outbox-consumer.js';
import { WebhookSender } from './webhook-sender.js';
import { Webhook } from './webhook.entity.js';

/** Outbox topic: a happening for one system outside. The key is the body's id. */
export const WEBHOOK_TOPIC = 'webhook';

export interface WebhookDelivery {
  webhookId: string;
  body: WebhookBody;
}

/** Delivers happenings to systems outside, signed; a repeat carries the same key (docs/webhooks.md). */
@Injectable()
export class WebhookDeliveries extends OutboxConsumer implements OnModuleInit {
  override readonly name = 'webhook';
  override readonly topic = WEBHOOK_TOPIC;
  override readonly parallel = 6;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WebhookSender) private readonly sender: WebhookSender,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override async handle(payload: unknown, delivery: DeliveryInfo): Promise<void> {
    const { webhookId, body } = payload as WebhookDelivery;
    const webhook = await this.unitOfWork.reader.findOneBy(Webhook, { id: webhookId });
    // Stopped or forgotten since: what waits is not sent any more.
    if (!webhook?.isActive) return;
    await this.sender.send(webhook, body, delivery);
  }
}
