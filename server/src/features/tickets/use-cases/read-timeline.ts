import type { Actor, EventView, Page, PageQuery } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { TicketEventRow } from '../entities/ticket-event.entity.js';
import { eventOf } from '../ticket-row.js';
import { EventViews } from '../views/event.view.js';
import { TicketViews } from '../views/ticket-views.js';
import { sees } from '../views/visible.js';

/** What happened to a ticket, newest first, as far as the viewer may see it. */
@Injectable()
export class ReadTimeline {
  constructor(
    @Inject(TicketViews) private readonly tickets: TicketViews,
    @Inject(EventViews) private readonly events: EventViews,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ProblemError `ticket.notFound`, `input.cursor` */
  async run(actor: Actor, ticketId: string, query: PageQuery): Promise<Page<EventView>> {
    const { viewer } = await this.tickets.seen(actor, ticketId);
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.unitOfWork.reader.find(TicketEventRow, {
      where: {
        ticketId,
        ...before(query.cursor),
        ...(sees(viewer, 'internalEvents') ? {} : { visibility: 'public' as const }),
      },
      order: { seq: 'DESC' },
      take: limit + 1,
    });
    const { items, next } = pageOf(rows, limit, ({ seq }) => [seq]);
    return { items: await this.events.of(viewer, items.map(eventOf)), next };
  }
}

function before(cursor: string | undefined) {
  const values = decodeCursor(cursor, 1);
  if (!values) return {};
  const [seq] = values;
  if (typeof seq !== 'number') throw new ProblemError('input.cursor');
  return { seq: LessThan(seq) };
}
