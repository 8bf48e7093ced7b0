import type { Actor, Page, Tile, TicketCard, TicketListQuery } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT, tileOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { People } from '../../identity/index.js';
import { planOf } from '../lists/list-plan.js';
import { cursorOf } from '../lists/ticket.queries.js';
import { SearchTickets } from '../search/search-tickets.js';
import { CardViews } from '../views/card.view.js';

/** One of the named lists of the viewer's role, a page at a time. */
@Injectable()
export class ListTickets {
  constructor(
    @Inject(SearchTickets) private readonly search: SearchTickets,
    @Inject(CardViews) private readonly cards: CardViews,
    @Inject(People) private readonly people: People,
  ) {}

  /** @throws ProblemError `input.invalid` for a list that the role does not have, `input.cursor` */
  async run(actor: Actor, query: TicketListQuery): Promise<Page<TicketCard>> {
    const { filter } = this.tileOf(actor, query.tile);
    const estateIds = filter.scope === 'estates' ? await this.people.estatesOf(actor.personId) : [];
    const plan = planOf({ actor, estateIds }, filter, query);
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = decodeCursor(query.cursor, 2);
    const { rows, stoppedAt } = await this.search.rows(plan, query.q, after, limit + 1);
    const { items, next } = pageOf(rows, limit, (row) => cursorOf(filter.sort, row));
    const goOn = stoppedAt && encodeCursor(stoppedAt);
    return { items: await this.cards.of(actor, items, filter.scope), next: next ?? goOn };
  }

  private tileOf(actor: Actor, key: string): Tile {
    const tile = tileOf(actor.role, key);
    if (!tile) throw new ProblemError('input.invalid', {}, { fields: { tile: '没有这个列表。' } });
    return tile;
  }
}
