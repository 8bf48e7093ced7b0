import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ContactNews } from './contact-seen.consumer.js';
import { ForgetMessagesJob } from './forget-messages.job.js';
import { Hearers } from './hearers.js';
import { Inbox } from './inbox.js';
import { Mailer } from './mailer.js';
import { NotificationsController } from './notifications.controller.js';
import { OrderNews } from './order-events.consumer.js';
import { TicketNews } from './ticket-events.consumer.js';
import { TicketSubjects } from './ticket-subjects.js';
import { ForgetMessages } from './use-cases/forget-messages.js';
import { MarkRead } from './use-cases/mark-read.js';

/** Messages to the people around tickets and orders, and their inboxes. */
@Module({
  imports: [OrganizationsModule, IdentityModule, TicketsModule, SupervisionModule],
  controllers: [NotificationsController],
  providers: [
    ContactNews,
    ForgetMessages,
    ForgetMessagesJob,
    Hearers,
    Inbox,
    Mailer,
    MarkRead,
    OrderNews,
    TicketNews,
    TicketSubjects,
  ],
})
export class NotificationsModule {}
