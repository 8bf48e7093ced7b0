import type { Actor, Page, WebhookAttemptView, WebhookView } from '@wide-angle/shared';
import { webhookApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { Endpoint } from '../../../platform/access/endpoint.js';
import { RequestKey } from '../../../platform/access/request-key.js';
import { AttemptQueryDto, WebhookDto, WebhookParamsDto } from './webhooks.dto.js';
import { Webhooks } from './webhooks.js';

/** Systems outside over HTTP. */
@Controller()
export class WebhooksController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Endpoint(webhookApi.list)
  list(@CurrentActor() actor: Actor): Promise<WebhookView[]> {
    return this.webhooks.list(actor);
  }

  @Endpoint(webhookApi.create)
  create(
    @CurrentActor() actor: Actor,
    @Body() body: WebhookDto,
    @RequestKey() key: string,
  ): Promise<WebhookView> {
    return this.webhooks.create(actor, body, key);
  }

  @Endpoint(webhookApi.change)
  change(
    @CurrentActor() actor: Actor,
    @Param() { id }: WebhookParamsDto,
    @Body() body: WebhookDto,
  ): Promise<WebhookView> {
    return this.webhooks.change(actor, id, body);
  }

  @Endpoint(webhookApi.renewSecret)
  renewSecret(
    @CurrentActor() actor: Actor,
    @Param() { id }: WebhookParamsDto,
    @RequestKey() key: string,
  ): Promise<WebhookView> {
    return this.webhooks.renewSecret(actor, id, key);
  }

  @Endpoint(webhookApi.remove)
  async remove(
    @CurrentActor() actor: Actor,
    @Param() { id }: WebhookParamsDto,
  ): Promise<{ ok: true }> {
    await this.webhooks.remove(actor, id);
    return { ok: true };
  }

  @Endpoint(webhookApi.attempts)
  attempts(
    @CurrentActor() actor: Actor,
    @Param() { id }: WebhookParamsDto,
    @Query() query: AttemptQueryDto,
  ): Promise<Page<WebhookAttemptView>> {
    return this.webhooks.listAttempts(actor, id, query);
  }

  @Endpoint(webhookApi.test)
  test(
    @CurrentActor() actor: Actor,
    @Param() { id }: WebhookParamsDto,
  ): Promise<WebhookAttemptView> {
    return this.webhooks.test(actor, id);
  }
}
