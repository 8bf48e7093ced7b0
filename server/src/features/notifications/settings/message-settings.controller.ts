import type { Actor, MessageSettingsView } from '@wide-angle/shared';
import { messageSettingsApi } from '@wide-angle/shared';
import { Body, Controller, Inject } from '@nestjs/common';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { Endpoint } from '../../../platform/access/endpoint.js';
import { RequestKey } from '../../../platform/access/request-key.js';
import { AllowWechat } from '../use-cases/allow-wechat.js';
import { AllowWechatDto, MessageSettingsDto } from './message-settings.dto.js';
import { MessageSettingsStore } from './message-settings.js';
import { MessageSettingsViews } from './message-settings.view.js';

/** Message settings over HTTP. */
@Controller()
export class MessageSettingsController {
  constructor(
    @Inject(MessageSettingsStore) private readonly settings: MessageSettingsStore,
    @Inject(MessageSettingsViews) private readonly views: MessageSettingsViews,
    @Inject(AllowWechat) private readonly allowWechat: AllowWechat,
  ) {}

  @Endpoint(messageSettingsApi.get)
  get(@CurrentActor() actor: Actor): Promise<MessageSettingsView> {
    return this.views.of(actor);
  }

  @Endpoint(messageSettingsApi.save)
  async save(
    @CurrentActor() actor: Actor,
    @Body() body: MessageSettingsDto,
  ): Promise<MessageSettingsView> {
    await this.settings.save(actor, body);
    return this.views.of(actor);
  }

  @Endpoint(messageSettingsApi.allow)
  async allow(
    @CurrentActor() actor: Actor,
    @Body() { templateIds }: AllowWechatDto,
    @RequestKey() key: string,
  ): Promise<MessageSettingsView> {
    await this.allowWechat.run(actor, templateIds, key);
    return this.views.of(actor);
  }
}
