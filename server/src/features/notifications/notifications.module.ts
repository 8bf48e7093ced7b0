import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TicketsModule } from '../tickets/index.js';
import { WarnOfMissingYearJob } from './calendar/warn-of-missing-year.job.js';
import { WarnOfMissingYear } from './calendar/warn-of-missing-year.js';
import { ContactNews } from './contact-seen.consumer.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { SendDigestsJob } from './digest/send-digests.job.js';
import { SendDigests } from './digest/send-digests.js';
import { ForgetMessagesJob } from './forget-messages.job.js';
import { Hearers } from './hearers.js';
import { Inbox } from './inbox.js';
import { Mailer } from './mailer.js';
import { NewsDesk } from './news-desk.js';
import { NotificationsController } from './notifications.controller.js';
import { OrderNews } from './order-events.consumer.js';
import { MessageSettingsController } from './settings/message-settings.controller.js';
import { MessageSettingsStore } from './settings/message-settings.js';
import { MessageSettingsViews } from './settings/message-settings.view.js';
import { TicketNews } from './ticket-events.consumer.js';
import { TicketSubjects } from './ticket-subjects.js';
import { AllowWechat } from './use-cases/allow-wechat.js';
import { ForgetMessages } from './use-cases/forget-messages.js';
import { MarkRead } from './use-cases/mark-read.js';
import { GuardedPost } from './webhooks/guarded-post.js';
import { WebhookAttempts } from './webhooks/webhook-attempts.js';
import { WebhookDeliveries } from './webhooks/webhook-deliveries.consumer.js';
import { WebhookNews } from './webhooks/webhook-news.js';
import { WebhookSecrets } from './webhooks/webhook-secrets.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { Webhooks } from './webhooks/webhooks.js';
import { WechatMessages } from './wechat/wechat-messages.consumer.js';
import { TakeWechatPush } from './wechat/pushes/take-wechat-push.js';
import { WechatPushController } from './wechat/pushes/wechat-push.controller.js';
import { WechatSendings } from './wechat/pushes/wechat-sendings.js';
import { WechatPermissions } from './wechat/wechat-permissions.js';

/** Who makes news of what happened. */
const NEWS = [NewsDesk, Hearers, TicketSubjects, TicketNews, OrderNews, ContactNews];
/** The ways by which they reach people and systems. */
const CHANNELS = [
  Mailer,
  Inbox,
  MarkRead,
  ForgetMessages,
  ForgetMessagesJob,
  WechatMessages,
  WechatPermissions,
  WechatSendings,
  TakeWechatPush,
  WebhookNews,
  WebhookDeliveries,
  WebhookSender,
  WebhookSecrets,
  WebhookAttempts,
  GuardedPost,
];
const CHOICES = [MessageSettingsStore, MessageSettingsViews, AllowWechat, Webhooks];

/** What is told because a day has come. */
const MORNINGS = [SendDigests, SendDigestsJob, WarnOfMissingYear, WarnOfMissingYearJob];

/** Messages to the people around tickets and orders, and to other systems; their inboxes and settings. */
@Module({
  imports: [OrganizationsModule, IdentityModule, TicketsModule, SupervisionModule],
  controllers: [
    NotificationsController,
    MessageSettingsController,
    WebhooksController,
    DeadLettersController,
    WechatPushController,
  ],
  providers: [...NEWS, ...CHANNELS, ...CHOICES, ...MORNINGS],
  exports: [SendDigests, WarnOfMissingYear],
})
export class NotificationsModule {}
