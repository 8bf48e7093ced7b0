import type { TemplateFacts, TemplateKey } from '@wide-angle/shared';

/** Outbox topic: a message to somebody's WeChat. The key is the message's id. */
export const WECHAT_TOPIC = 'message.wechat';
/** Name of the consumer that sends it. */
export const WECHAT_CONSUMER = 'wechat';

export interface WechatMessage {
  messageId: string;
  personId: string;
  template: TemplateKey;
  facts: TemplateFacts;
  ticketId: string | null;
  orderId: string | null;
}
