import type { WebhookAttemptView, WebhookBody, WebhookTestBody } from '@wide-angle/shared';
import { SECOND, WEBHOOK_HEADERS } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnreadableSecret } from '../../../platform/secrets/secret-box.js';
import { DeliveryFailure, type DeliveryInfo } from '../../../platform/outbox/outbox-consumer.js';
import { GuardedPost, WebhookFailure } from './guarded-post.js';
import { signatureOf } from './signature.js';
import { WebhookAttempts } from './webhook-attempts.js';
import { WebhookSecrets } from './webhook-secrets.js';
import type { Webhook } from './webhook.entity.js';

const MEND = '在“外部推送”里更换密钥后重新发送';
const OTHER_KEY = `签名密钥解不开：服务器的 TOKEN_SECRET 换过。请恢复旧值（TOKEN_SECRET_OLD），或${MEND}`;
const BROKEN = `签名密钥已损坏。请${MEND}`;

/** Which try it is. */
export type Try = Pick<DeliveryInfo, 'attempt' | 'isLast'>;

/** What came of one try. */
type Result = Pick<WebhookAttemptView, 'outcome' | 'status' | 'reason'>;

/** Posts to one system, signed as docs/webhooks.md says, and takes note of what came of it. */
@Injectable()
export class WebhookSender {
  private readonly logger = new Logger('Webhooks');

  constructor(
    @Inject(GuardedPost) private readonly guarded: GuardedPost,
    @Inject(WebhookAttempts) private readonly attempts: WebhookAttempts,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws DeliveryFailure what the system did instead of taking it */
  async send(webhook: Webhook, body: WebhookBody, which: Try): Promise<void> {
    try {
      const status = await this.post(webhook, body);
      await this.noteSafely(webhook, body, which, { outcome: 'delivered', status, reason: null });
    } catch (error) {
      if (error instanceof DeliveryFailure)
        await this.noteSafely(webhook, body, which, resultOf(error, which.isLast));
      throw error;
    }
  }

  /** Sends a test once and tells what came of it; that it failed is an answer too. */
  async test(webhook: Webhook, body: WebhookTestBody): Promise<WebhookAttemptView> {
    const result = await this.post(webhook, body).then(
      (status): Result => ({ outcome: 'delivered', status, reason: null }),
      (error: unknown) => {
        if (error instanceof DeliveryFailure) return resultOf(error, true);
        throw error;
      },
    );
    return this.note(webhook, body, { attempt: 1, isLast: true }, result);
  }

  private async post(webhook: Webhook, body: WebhookBody | WebhookTestBody): Promise<number> {
    const secret = this.secretOf(webhook);
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(this.clock.now() / SECOND));
    return this.guarded.send(new URL(webhook.url), text, {
      [WEBHOOK_HEADERS.timestamp]: timestamp,
      [WEBHOOK_HEADERS.signature]: signatureOf(secret, timestamp, text),
      [WEBHOOK_HEADERS.event]: body.kind,
      [WEBHOOK_HEADERS.key]: body.id,
    });
  }

  private secretOf(webhook: Webhook): string {
    try {
      return this.secrets.open(webhook);
    } catch (error) {
      if (!(error instanceof UnreadableSecret)) throw error;
      throw new DeliveryFailure(error.why === 'otherKey' ? OTHER_KEY : BROKEN, true);
    }
  }

  /** What arrived must not be sent again because its note could not be written. */
  private async noteSafely(...noted: Parameters<WebhookSender['note']>): Promise<void> {
    await this.note(...noted).catch((err: unknown) => {
      this.logger.warn({ err }, 'webhook attempt not noted');
    });
  }

  private note(
    { id: webhookId }: Webhook,
    { id: happening, kind, ticket }: WebhookBody | WebhookTestBody,
    { attempt }: Try,
    result: Result,
  ): Promise<WebhookAttemptView> {
    const ticketNumber = ticket?.number ?? null;
    return this.attempts.note({ webhookId, happening, kind, ticketNumber, attempt, ...result });
  }
}

function resultOf(error: DeliveryFailure, isLast: boolean): Result {
  const status = error instanceof WebhookFailure ? error.status : null;
  const outcome = isLast || error.isFinal ? 'givenUp' : 'retrying';
  return { outcome, status, reason: error.message };
}
