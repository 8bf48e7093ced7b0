import type {
  Actor,
  Page,
  PageQuery,
  WebhookAttemptView,
  WebhookBodyInput,
  WebhookView,
} from '@wide-angle/shared';
import { toIso, WEBHOOK_TEST_KIND, WEBHOOK_VERSION, WEBHOOKS_MAX } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { GuardedPost } from './guarded-post.js';
import { WebhookAttempt } from './webhook-attempt.entity.js';
import { WebhookAttempts } from './webhook-attempts.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import { Webhook } from './webhook.entity.js';

/** The systems that a bureau lets be told. Each bureau sees and changes its own. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(GuardedPost) private readonly guarded: GuardedPost,
    @Inject(WebhookSender) private readonly sender: WebhookSender,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(WebhookAttempts) private readonly attempts: WebhookAttempts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Oldest first; without secrets. */
  async list(actor: Actor): Promise<WebhookView[]> {
    const bureauId = bureauOf(actor);
    const rows = await this.unitOfWork.reader.find(Webhook, {
      where: { bureauId },
      order: { id: 'ASC' },
    });
    return rows.map((row) => this.viewOf(row));
  }

  /**
   * Enters a system and makes its secret.
   * @throws ProblemError `webhook.badUrl`, `webhook.tooMany`
   */
  async create(actor: Actor, body: WebhookBodyInput, key: string): Promise<WebhookView> {
    const bureauId = bureauOf(actor);
    this.checkUrl(body.url);
    const endpoint = 'POST /webhooks';
    const { personId } = actor;
    const id = await this.requests.once({ personId, key, endpoint, body }, async (tx) => {
      if ((await tx.countBy(Webhook, { bureauId })) >= WEBHOOKS_MAX)
        throw new ProblemError('webhook.tooMany', { max: WEBHOOKS_MAX });
      const newOne = newId();
      const { sealedSecret } = this.secrets.make(newOne);
      const row = { id: newOne, bureauId, ...body, sealedSecret, createdAt: this.clock.now() };
      await insertRows(tx, Webhook, [row]);
      return newOne;
    });
    return this.withSecret(actor, id);
  }

  /** @throws ProblemError `webhook.badUrl`, `webhook.notFound` */
  async change(actor: Actor, id: string, body: WebhookBodyInput): Promise<WebhookView> {
    this.checkUrl(body.url);
    await this.found(actor, id);
    await this.unitOfWork.run((tx) => tx.update(Webhook, { id }, body));
    return this.viewOf(await this.found(actor, id));
  }

  /** @throws ProblemError `webhook.notFound` */
  async renewSecret(actor: Actor, id: string, key: string): Promise<WebhookView> {
    await this.found(actor, id);
    const endpoint = `POST /webhooks/${id}/secret`;
    const { personId } = actor;
    await this.requests.once({ personId, key, endpoint, body: {} }, async (tx) => {
      const { sealedSecret } = this.secrets.make(id);
      await tx.update(Webhook, { id }, { sealedSecret });
      return id;
    });
    return this.withSecret(actor, id);
  }

  /** What waits for it is dropped when it comes up. @throws ProblemError `webhook.notFound` */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.found(actor, id);
    await this.unitOfWork.run(async (tx) => {
      await tx.delete(WebhookAttempt, { webhookId: id });
      await tx.delete(Webhook, { id });
    });
  }

  /** Newest first. @throws ProblemError `webhook.notFound`, `input.cursor` */
  async listAttempts(
    actor: Actor,
    id: string,
    query: PageQuery,
  ): Promise<Page<WebhookAttemptView>> {
    await this.found(actor, id);
    return this.attempts.list(id, query);
  }

  /** Sends a test now, also to one that is stopped. @throws ProblemError `webhook.notFound` */
  async test(actor: Actor, id: string): Promise<WebhookAttemptView> {
    const webhook = await this.found(actor, id);
    return this.sender.test(webhook, {
      version: WEBHOOK_VERSION,
      id: `test:${newId()}`,
      kind: WEBHOOK_TEST_KIND,
      at: toIso(this.clock.now()),
      ticket: null,
      order: null,
    });
  }

  private async withSecret(actor: Actor, id: string): Promise<WebhookView> {
    const row = await this.found(actor, id);
    return {
      ...this.viewOf(row),
      secret: this.secrets.canOpen(row) ? this.secrets.open(row) : null,
    };
  }

  private viewOf(row: Webhook): WebhookView {
    const { id, name, url, kinds, isActive } = row;
    const canSign = this.secrets.canOpen(row);
    const at = { createdAt: toIso(row.createdAt) };
    return { id, name, url, kinds: [...kinds], isActive, canSign, secret: null, ...at };
  }

  private async found(actor: Actor, id: string): Promise<Webhook> {
    const which = { id, bureauId: bureauOf(actor) };
    const row = await this.unitOfWork.reader.findOneBy(Webhook, which);
    if (!row) throw new ProblemError('webhook.notFound');
    return row;
  }

  private checkUrl(url: string): void {
    if (!this.guarded.isAcceptable(url)) throw new ProblemError('webhook.badUrl');
  }
}

function bureauOf({ bureauId }: Actor): string {
  if (!bureauId) throw new ProblemError('permission.denied');
  return bureauId;
}
