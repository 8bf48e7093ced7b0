import { templateData } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import {
  DeliveryFailure,
  OutboxConsumer,
  OutboxConsumers,
} from '../../../platform/outbox/outbox-consumer.js';
import { People, WechatGateway } from '../../identity/index.js';
import { WechatSendings } from './pushes/wechat-sendings.js';
import { WECHAT_CONSUMER, WECHAT_TOPIC, type WechatMessage } from './wechat-message.js';
import { WechatPermissions } from './wechat-permissions.js';

/** Sends messages through WeChat, as far as people allow it. The inbox has them all in any case. */
@Injectable()
export class WechatMessages extends OutboxConsumer implements OnModuleInit {
  override readonly name = WECHAT_CONSUMER;
  override readonly topic = WECHAT_TOPIC;
  override readonly parallel = 4;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(Config) private readonly config: Config,
    @Inject(WechatGateway) private readonly wechat: WechatGateway,
    @Inject(People) private readonly people: People,
    @Inject(WechatPermissions) private readonly permissions: WechatPermissions,
    @Inject(WechatSendings) private readonly sendings: WechatSendings,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override async handle(payload: unknown): Promise<void> {
    const message = payload as WechatMessage;
    const { personId } = message;
    const template = this.config.wechatTemplates[message.template];
    if (!template || !(await this.permissions.allows(personId, template.id))) return;
    const openid = await this.people.openid(personId);
    if (openid === null) return;
    const data = templateData(template, message.facts);
    const sending = { openid, templateId: template.id, page: pageOf(message), data };
    const answer = await this.wechat.sendSubscribeMessage(sending);
    switch (answer.kind) {
      case 'sent':
        await this.sendings.note(answer.wechatId, message);
        return this.permissions.useOne(personId, template.id);
      case 'refused':
        return this.permissions.useUp(personId, template.id);
      case 'invalid':
      case 'busy':
        throw new DeliveryFailure(answer.reason, answer.kind === 'invalid');
    }
  }
}

/**
 * Where a tap leads: addresses of miniapp/src/app.config.ts. WeChat has no key against repeats, so the message's id goes
 * along: who gets a message twice sees that it is the same.
 */
function pageOf({ messageId, ticketId, orderId }: WechatMessage): string {
  const message = `message=${messageId}`;
  if (orderId) return `oversight/order/index?id=${orderId}&${message}`;
  return ticketId ? `pages/ticket/index?id=${ticketId}&${message}` : `pages/inbox/index?${message}`;
}
