import { Deliveries1700000007001 } from './deliveries.migration.js';
import { EarlyOutcomes1700000007023 } from './early-outcomes.migration.js';
import { Message } from './entities/message.entity.js';
import { Notifications1700000007000 } from './notifications.migration.js';
import { MessageAbout1700000007010 } from './message-about.migration.js';
import { MessageSetting } from './settings/message-setting.entity.js';
import { SealedWebhooks1700000007021 } from './sealed-webhooks.migration.js';
import { WebhookAttempts1700000007020 } from './webhook-attempts.migration.js';
import { WechatPushes1700000007022 } from './wechat-pushes.migration.js';
import { WebhookAttempt } from './webhooks/webhook-attempt.entity.js';
import { Webhook } from './webhooks/webhook.entity.js';
import { WechatPush } from './wechat/pushes/wechat-push.entity.js';
import { WechatSending } from './wechat/pushes/wechat-sending.entity.js';
import { WechatPermission } from './wechat/wechat-permission.entity.js';

export { WarnOfMissingYear } from './calendar/warn-of-missing-year.js';
export { SendDigests } from './digest/send-digests.js';
export { NotificationsModule } from './notifications.module.js';

/** Tables of this feature. */
export const entities = [
  Message,
  MessageSetting,
  WechatPermission,
  Webhook,
  WebhookAttempt,
  WechatPush,
  WechatSending,
];
export const migrations = [
  Notifications1700000007000,
  Deliveries1700000007001,
  MessageAbout1700000007010,
  WebhookAttempts1700000007020,
  SealedWebhooks1700000007021,
  WechatPushes1700000007022,
  EarlyOutcomes1700000007023,
];
