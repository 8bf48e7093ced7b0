import type { Actor, DeadlineView, TicketView } from '@wide-angle/shared';
import { explainLimit } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { TicketViews } from '../views/ticket-views.js';

/** One ticket for somebody who may see it. */
@Injectable()
export class GetTicket {
  constructor(@Inject(TicketViews) private readonly views: TicketViews) {}

  /** The ticket whole. @throws ProblemError `ticket.notFound`, also for somebody else's */
  run(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.views.of(actor, ticketId);
  }

  /** Why its limit is what it is. Throws as {@link run}. */
  async deadline(actor: Actor, ticketId: string): Promise<DeadlineView> {
    const { row, reckoning } = await this.views.seen(actor, ticketId);
    return explainLimit(reckoning, row);
  }
}
