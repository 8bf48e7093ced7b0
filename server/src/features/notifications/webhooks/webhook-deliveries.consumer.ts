import type { WebhookBody } from '@wide-angle/shared';
import { SECOND, WEBHOOK_HEADERS } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { OutboxConsumer, OutboxConsumers } from '../../../platform/outbox/outbox-consumer.js';
import { GuardedPost } from './guarded-post.js';
import { signatureOf } from './signature.js';
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
    @Inject(GuardedPost) private readonly guarded: GuardedPost,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override async handle(payload: unknown): Promise<void> {
    const { webhookId, body } = payload as WebhookDelivery;
    const webhook = await this.unitOfWork.reader.findOneBy(Webhook, { id: webhookId });
    // Stopped since: what waits is not sent any more.
    if (!webhook?.isActive) return;
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(this.clock.now() / SECOND));
    await this.guarded.send(new URL(webhook.url), text, {
      [WEBHOOK_HEADERS.timestamp]: timestamp,
      [WEBHOOK_HEADERS.signature]: signatureOf(webhook.secret, timestamp, text),
      [WEBHOOK_HEADERS.event]: body.kind,
      [WEBHOOK_HEADERS.key]: body.id,
    });
  }
}
