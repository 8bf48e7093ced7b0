import type { Actor, DeadlineView, TicketView } from '@wide-angle/shared';
import { explainLimit } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { TicketRepository } from '../ticket.repository.js';
import { NameFinder } from '../views/names.js';
import { TicketViews } from '../views/ticket-views.js';

/** One ticket for somebody who may see it. */
@Injectable()
export class GetTicket {
  constructor(
    @Inject(TicketViews) private readonly views: TicketViews,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(NameFinder) private readonly names: NameFinder,
  ) {}

  /** The ticket whole. @throws ProblemError `ticket.notFound`, also for somebody else's */
  run(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.views.of(actor, ticketId);
  }

  /** Why its limit is what it is, and who moved it. Throws as {@link run}. */
  async deadline(actor: Actor, ticketId: string): Promise<DeadlineView> {
    const { row, reckoning } = await this.views.seen(actor, ticketId);
    const events = await this.tickets.events(ticketId);
    const organizations = events.map(({ actor: one }) => one?.organizationId ?? null);
    const { organization } = await this.names.find({ organizations, estates: [], people: [] });
    return explainLimit(reckoning, row, { events, organizationName: organization });
  }
}
