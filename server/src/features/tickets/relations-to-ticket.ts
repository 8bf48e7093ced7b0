import type { Actor, Relation, ResidentTies, TicketFacts } from '@wide-angle/shared';
import { relationsOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../identity/index.js';
import { TicketRepository } from './ticket.repository.js';

/** A ticket and what somebody is to it. */
export interface Related {
  readonly facts: TicketFacts;
  readonly ties: ResidentTies;
  readonly relations: ReadonlySet<Relation>;
}

const NO_TIES: ResidentTies = { joined: false, neighbour: false };

/** Finds out what a person is to a ticket. Only residents other than the reporter cost a query. */
@Injectable()
export class RelationsToTicket {
  constructor(
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(People) private readonly people: People,
  ) {}

  async of(actor: Actor, facts: TicketFacts): Promise<Related> {
    const ties = await this.tiesOf(actor, facts);
    return { facts, ties, relations: relationsOf(actor, facts, ties) };
  }

  private async tiesOf(actor: Actor, ticket: TicketFacts): Promise<ResidentTies> {
    if (actor.role !== 'resident' || actor.personId === ticket.reporterId) return NO_TIES;
    const [joined, neighbour] = await Promise.all([
      this.tickets.isJoined(ticket.id, actor.personId),
      this.people.isOwner(actor.personId, ticket.estateId),
    ]);
    return { joined, neighbour };
  }
}
