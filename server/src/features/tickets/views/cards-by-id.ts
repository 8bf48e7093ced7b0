import type { Actor, TicketCard } from '@wide-angle/shared';
import { maySeeTicket, relationsOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { TicketQueries } from '../lists/ticket.queries.js';
import { CardViews } from './card.view.js';

/** Cards for lists that other features keep. */
@Injectable()
export class CardsById {
  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(CardViews) private readonly cards: CardViews,
  ) {}

  /** Cards in the order of the ids, for people of offices and companies; what the viewer may not see is left out. */
  async of(actor: Actor, ids: readonly string[]): Promise<TicketCard[]> {
    const rows = await this.queries.cardRows(ids);
    const ties = { joined: false, neighbour: false };
    const seen = rows.filter((row) => maySeeTicket(relationsOf(actor, row, ties)));
    return this.cards.of(actor, seen, 'area');
  }
}
