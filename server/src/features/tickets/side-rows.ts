import type { ActionBodies, Actor, Instant, Intention, TicketFacts } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { Media } from '../media/index.js';
import { LostRace } from './lost-race.js';
import { TicketRepository } from './ticket.repository.js';

/** What some actions leave beside the ticket and its event: pictures, joiners, ratings. */
@Injectable()
export class SideRows {
  constructor(
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(Media) private readonly media: Media,
  ) {}

  /**
   * @param ticket after the action
   * @throws ProblemError `media.unknown` where a picture is not the actor's own new upload
   */
  async write(
    tx: Tx,
    actor: Actor,
    ticket: TicketFacts,
    { action, body }: Intention,
    now: Instant,
  ): Promise<void> {
    const mediaIds = 'mediaIds' in body ? (body.mediaIds ?? []) : [];
    await this.media.attach(tx, mediaIds, actor.personId, ticket.id);
    if (action === 'join') await this.addJoiners(tx, ticket, [actor.personId], now);
    if (action === 'merge') await this.moveOwners(tx, ticket, body.mainId, now);
    if (action === 'confirm') await this.rate(tx, actor, ticket, body, now);
  }

  /** Whoever reported or joined the merged ticket follows the main one from now on. */
  private async moveOwners(
    tx: Tx,
    merged: TicketFacts,
    mainId: string,
    now: Instant,
  ): Promise<void> {
    const main = await this.tickets.find(mainId);
    if (!main) throw new ProblemError('merge.mainUnknown');
    const owners = [merged.reporterId, ...(await this.tickets.joinerIds(merged.id))];
    await this.addJoiners(tx, main, owners, now);
  }

  private async addJoiners(...input: Parameters<TicketRepository['addJoiners']>): Promise<void> {
    if (!(await this.tickets.addJoiners(...input))) throw new LostRace();
  }

  private rate(
    tx: Tx,
    actor: Actor,
    ticket: TicketFacts,
    body: ActionBodies['confirm'],
    at: Instant,
  ): Promise<void> {
    const { solved, speed, quality, attitude, text = '' } = body;
    return this.tickets.putRating(tx, {
      ticketId: ticket.id,
      round: ticket.round,
      personId: actor.personId,
      isReporter: actor.personId === ticket.reporterId,
      solved,
      speed,
      quality,
      attitude,
      text,
      at,
    });
  }
}
