import type { Actor, UnreadCount } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Message } from '../entities/message.entity.js';
import { Inbox, ownerOf } from '../inbox.js';

/** Marks messages of the person in his present capacity as read. */
@Injectable()
export class MarkRead {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param id one message, or all where it is undefined. Another's message and one that was read before stay as they are.
   * @returns what is still unread
   */
  async run(actor: Actor, id?: string): Promise<UnreadCount> {
    const which = { ...ownerOf(actor), readAt: IsNull(), ...(id === undefined ? {} : { id }) };
    const readAt = this.clock.now();
    await this.unitOfWork.run((tx) => tx.update(Message, which, { readAt }));
    return this.inbox.unread(actor);
  }
}
