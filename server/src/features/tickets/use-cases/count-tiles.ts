import type { Actor, Tile, TileCount } from '@wide-angle/shared';
import { TILES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../../identity/index.js';
import { planOf } from '../lists/list-plan.js';
import { TicketQueries } from '../lists/ticket.queries.js';
import { countIn, TicketTally, type Bucket } from '../ticket-tally.js';

/** How many tickets each list of the viewer's role holds, by the very filters of the lists. */
@Injectable()
export class CountTiles {
  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(TicketTally) private readonly tally: TicketTally,
    @Inject(People) private readonly people: People,
  ) {}

  async run(actor: Actor): Promise<TileCount[]> {
    const tiles = TILES[actor.role];
    const has = (scope: Tile['filter']['scope']) => tiles.some((t) => t.filter.scope === scope);
    const [estateIds, organization, area] = await Promise.all([
      has('estates') ? this.people.estatesOf(actor.personId) : [],
      has('organization') ? this.tally.buckets(actor, 'organization') : [],
      has('area') ? this.tally.buckets(actor, 'area') : [],
    ]);
    const buckets: Partial<Record<string, Bucket[]>> = { organization, area };
    const counts = tiles.map(async ({ key, filter }) => {
      // Appeals are so few that they are counted from their index; buckets would have to be twice as many for them.
      const known = filter.isAppealed ? undefined : buckets[filter.scope];
      const count = known
        ? countIn(known, filter)
        : await this.queries.count(planOf({ actor, estateIds }, filter, {}));
      return { key, count };
    });
    return Promise.all(counts);
  }
}
