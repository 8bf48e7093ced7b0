import type { Actor, TicketCard, TicketEvent, TicketFacts } from '@wide-angle/shared';
import { maySeeTicket, replay } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { factsOf, type TicketContent } from './ticket-row.js';
import { TicketRepository } from './ticket.repository.js';
import { RelationsToTicket, type Related } from './relations-to-ticket.js';
import { CardViews } from './views/card.view.js';
import { TicketQueries } from './lists/ticket.queries.js';

/** A ticket as other features may know it: its facts, and what was reported. */
export interface TicketRecord {
  readonly facts: TicketFacts;
  readonly content: Omit<TicketContent, 'estateName' | 'companyName'>;
}

/** What other features may ask about tickets. */
@Injectable()
export class TicketReader {
  constructor(
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(RelationsToTicket) private readonly relations: RelationsToTicket,
    @Inject(CardViews) private readonly cardViews: CardViews,
  ) {}

  /** One ticket, null for an unknown id. */
  async record(ticketId: string): Promise<TicketRecord | null> {
    return (await this.records([ticketId])).get(ticketId) ?? null;
  }

  /** Tickets by id with one query; unknown ids are absent. */
  async records(ticketIds: readonly string[]): Promise<ReadonlyMap<string, TicketRecord>> {
    if (ticketIds.length === 0) return new Map();
    const rows = await this.tickets.findMany(ticketIds);
    return new Map(rows.map((row) => [row.id, { facts: factsOf(row), content: row }]));
  }

  /** One event of a history, null where there is none. */
  event(ticketId: string, seq: number): Promise<TicketEvent | null> {
    return this.tickets.event(ticketId, seq);
  }

  /**
   * A ticket as it was right after one of its events, for who acts on the event later.
   * @param now its present facts; read from the history only where it has gone on since
   */
  async factsAfter(now: TicketFacts, seq: number): Promise<TicketFacts> {
    if (now.version === seq) return now;
    return replay((await this.tickets.events(now.id)).slice(0, seq));
  }

  /** Persons who joined a ticket. */
  joinerIds(ticketId: string): Promise<string[]> {
    return this.tickets.joinerIds(ticketId);
  }

  /** A ticket with the actor's relations to it; null where there is none or he may not see it. */
  async seenBy(actor: Actor, ticketId: string): Promise<Related | null> {
    const row = await this.tickets.find(ticketId);
    if (!row) return null;
    const related = await this.relations.of(actor, row);
    return maySeeTicket(related.relations) ? related : null;
  }

  /** Those of the tickets that the actor may see. */
  async visible(actor: Actor, ticketIds: readonly string[]): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    for (const { facts } of (await this.records(ticketIds)).values()) {
      const { relations } = await this.relations.of(actor, facts);
      if (maySeeTicket(relations)) seen.add(facts.id);
    }
    return seen;
  }

  /** Cards of tickets as the actor may see them, in the order of the ids. The caller has checked that he may. */
  async cards(actor: Actor, ticketIds: readonly string[]): Promise<TicketCard[]> {
    return this.cardViews.of(actor, await this.queries.cardRows(ticketIds), 'area');
  }
}
