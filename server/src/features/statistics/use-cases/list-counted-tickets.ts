import type { Actor, CountedTicketsPage, CountedTicketsQuery } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { CardsById } from '../../tickets/index.js';
import { partOf } from '../part.js';
import { StatisticsQueries, type MarkPosition } from '../statistics.queries.js';

/** The tickets behind one number. */
@Injectable()
export class ListCountedTickets {
  constructor(
    @Inject(StatisticsQueries) private readonly queries: StatisticsQueries,
    @Inject(CardsById) private readonly cards: CardsById,
  ) {}

  /** @throws ProblemError `permission.denied`, `input.invalid`, `input.cursor` */
  async run(actor: Actor, query: CountedTicketsQuery): Promise<CountedTicketsPage> {
    const part = partOf(actor, query);
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = positionOf(query.cursor);
    const marks = await this.queries.marks(part, query, query.figure, after, limit + 1);
    const { items, next } = pageOf(marks, limit, ({ day, id }) => [day, id]);
    const cards = await this.cards.of(
      actor,
      items.map(({ ticketId }) => ticketId),
    );
    return { items: cards, next, withheld: items.length - cards.length };
  }
}

function positionOf(cursor: string | undefined): MarkPosition | null {
  const values = decodeCursor(cursor, 2);
  if (!values) return null;
  const [day, id] = values;
  if (typeof day !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
  return [day, id];
}
