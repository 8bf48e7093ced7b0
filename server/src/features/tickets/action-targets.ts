import type { Actor, Intention, Targets, TicketFacts } from '@wide-angle/shared';
import { maySeeTicket } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../identity/index.js';
import { Media } from '../media/index.js';
import { Registry } from '../organizations/index.js';
import { RelationsToTicket } from './relations-to-ticket.js';
import { factsOf } from './ticket-row.js';
import { TicketRepository } from './ticket.repository.js';

/** What a body may name, whatever its action. */
interface Named {
  organizationId?: string;
  handlerId?: string;
  mainId?: string;
  mediaIds?: string[];
}

/** Looks up the records that an action's body names, for the rules to judge. */
@Injectable()
export class ActionTargets {
  constructor(
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(RelationsToTicket) private readonly relations: RelationsToTicket,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(People) private readonly people: People,
    @Inject(Media) private readonly media: Media,
  ) {}

  /** @throws ProblemError `media.unknown`, `media.tooMany` */
  async of(actor: Actor, ticket: TicketFacts, { body }: Intention): Promise<Targets> {
    const { organizationId, handlerId, mainId, mediaIds = [] } = body as Named;
    return {
      ...(organizationId && { organization: await this.registry.target(organizationId, actor) }),
      ...(handlerId && { handler: await this.people.handler(handlerId, ticket.responsibleId) }),
      ...(mainId && { main: await this.main(actor, mainId) }),
      ...(mediaIds.length > 0 && { media: await this.media.kinds(mediaIds, actor.personId) }),
    };
  }

  /** Nobody merges into a ticket that he may not see. */
  private async main(actor: Actor, id: string): Promise<TicketFacts | null> {
    const row = await this.tickets.find(id);
    if (!row) return null;
    const { relations } = await this.relations.of(actor, row);
    return maySeeTicket(relations) ? factsOf(row) : null;
  }
}
