import type { Actor, MessageView, Page, UnreadCount } from '@wide-angle/shared';
import { inboxApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { InboxQueryDto, MarkReadDto } from './dto/inbox.dto.js';
import { Inbox } from './inbox.js';
import { MarkRead } from './use-cases/mark-read.js';

/** The inbox over HTTP. */
@Controller()
export class NotificationsController {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(MarkRead) private readonly markRead: MarkRead,
  ) {}

  @Endpoint(inboxApi.list)
  list(@CurrentActor() actor: Actor, @Query() query: InboxQueryDto): Promise<Page<MessageView>> {
    return this.inbox.list(actor, query);
  }

  @Endpoint(inboxApi.unread)
  unread(@CurrentActor() actor: Actor): Promise<UnreadCount> {
    return this.inbox.unread(actor);
  }

  @Endpoint(inboxApi.read)
  read(@CurrentActor() actor: Actor, @Body() { id }: MarkReadDto): Promise<UnreadCount> {
    return this.markRead.run(actor, id);
  }
}
