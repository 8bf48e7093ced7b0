import type { Actor, MessageView, Page, PageQuery, UnreadCount } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { instantParam } from '../../platform/database/column-types.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type CursorValue } from '../../platform/http/cursor.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { Message, RESIDENT } from './entities/message.entity.js';

/** Whose inbox: a person's in the capacity in which he acts. Every question about messages starts from it. */
export function ownerOf({ personId, postId }: Actor): Pick<Message, 'personId' | 'capacity'> {
  return { personId, capacity: postId ?? RESIDENT };
}

/** Reads the inbox of a person in his present capacity. */
@Injectable()
export class Inbox {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. @throws ProblemError `input.cursor` */
  async list(actor: Actor, query: PageQuery): Promise<Page<MessageView>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.rows(actor, decodeCursor(query.cursor, 2), limit + 1);
    const { items, next } = pageOf(rows, limit, ({ at, id }) => [at, id]);
    return { items: items.map(viewOf), next };
  }

  async unread(actor: Actor): Promise<UnreadCount> {
    const where = { ...ownerOf(actor), readAt: IsNull() };
    return { unread: await this.unitOfWork.reader.countBy(Message, where) };
  }

  private rows(
    actor: Actor,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<Message[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(Message, 'm')
      .where('m.personId = :personId AND m.capacity = :capacity', ownerOf(actor))
      .orderBy('m.at', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .limit(limit);
    if (after) {
      const [at, id] = after;
      if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
      // The first half is a range of the index, the second cuts off the ties.
      query
        .andWhere('m.at <= :at', { at: instantParam(at) })
        .andWhere('(m.at < :at OR m.id < :id)', { id });
    }
    return query.getMany();
  }
}

function viewOf({ at, readAt, ...row }: Message): MessageView {
  const { id, kind, title, text, about, ticketId, orderId } = row;
  const isRead = readAt !== null;
  return { id, kind, title, text, about, ticketId, orderId, at: toIso(at), isRead };
}
