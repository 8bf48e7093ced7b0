import { randomBytes } from 'node:crypto';
import type { Actor, WebhookBodyInput, WebhookView } from '@wide-angle/shared';
import { toIso, WEBHOOKS_MAX } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { GuardedPost } from './guarded-post.js';
import { Webhook } from './webhook.entity.js';

/** The systems that a bureau lets be told. Each bureau sees and changes its own. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(GuardedPost) private readonly guarded: GuardedPost,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Oldest first; without secrets. */
  async list(actor: Actor): Promise<WebhookView[]> {
    const bureauId = bureauOf(actor);
    const rows = await this.unitOfWork.reader.find(Webhook, {
      where: { bureauId },
      order: { id: 'ASC' },
    });
    return rows.map((row) => viewOf(row));
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
      const row = { id: newId(), bureauId, ...body, secret: newSecret() };
      await insertRows(tx, Webhook, [{ ...row, createdAt: this.clock.now() }]);
      return row.id;
    });
    return this.withSecret(actor, id);
  }

  /** @throws ProblemError `webhook.badUrl`, `webhook.notFound` */
  async change(actor: Actor, id: string, body: WebhookBodyInput): Promise<WebhookView> {
    this.checkUrl(body.url);
    await this.found(actor, id);
    await this.unitOfWork.run((tx) => tx.update(Webhook, { id }, body));
    return viewOf(await this.found(actor, id));
  }

  /** @throws ProblemError `webhook.notFound` */
  async renewSecret(actor: Actor, id: string, key: string): Promise<WebhookView> {
    await this.found(actor, id);
    const endpoint = `POST /webhooks/${id}/secret`;
    const { personId } = actor;
    await this.requests.once({ personId, key, endpoint, body: {} }, async (tx) => {
      await tx.update(Webhook, { id }, { secret: newSecret() });
      return id;
    });
    return this.withSecret(actor, id);
  }

  private async withSecret(actor: Actor, id: string): Promise<WebhookView> {
    const row = await this.found(actor, id);
    return viewOf(row, row.secret);
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

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function viewOf(row: Webhook, secret: string | null = null): WebhookView {
  const { id, name, url, kinds, isActive } = row;
  return { id, name, url, kinds: [...kinds], isActive, secret, createdAt: toIso(row.createdAt) };
}
