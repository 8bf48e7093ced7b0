import type { Actor, OrderCard, Reckoning, TicketView } from '@wide-angle/shared';
import { categoryOf, maySeeTicket, relationsOf, settle } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../../../platform/clock/clock.js';
import { readTogether } from '../../../platform/database/mysql-statements.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Media } from '../../media/index.js';
import { Policies } from '../../organizations/index.js';
import { TicketEventRow } from '../entities/ticket-event.entity.js';
import { TicketRating } from '../entities/ticket-rating.entity.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { OrdersOfTicket } from '../orders-of-ticket.js';
import { RelationsToTicket } from '../relations-to-ticket.js';
import { factsOf, standingColumns } from '../ticket-row.js';
import { TicketRepository } from '../ticket.repository.js';
import { NameFinder } from './names.js';
import { ticketView } from './ticket.view.js';
import type { Viewer } from './visible.js';

/** A ticket as it stands for somebody who may see it. */
export interface SeenTicket {
  /** Settled: what is due has happened, though the worker may not have written it yet. */
  readonly row: Ticket;
  readonly viewer: Viewer;
  readonly reckoning: Reckoning;
  readonly now: number;
}

/** The door to one ticket for readers: missing and forbidden give the same answer. */
@Injectable()
export class TicketViews {
  private orders: OrdersOfTicket | null | undefined;

  constructor(
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(RelationsToTicket) private readonly relations: RelationsToTicket,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(NameFinder) private readonly nameFinder: NameFinder,
    @Inject(Media) private readonly media: Media,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /** @throws ProblemError `ticket.notFound` for an unknown ticket and for one that is not his to see */
  async seen(actor: Actor, ticketId: string): Promise<SeenTicket> {
    const stored = await this.tickets.find(ticketId);
    if (!stored) throw new ProblemError('ticket.notFound');
    return this.seenRow(actor, stored);
  }

  private async seenRow(actor: Actor, stored: Ticket): Promise<SeenTicket> {
    const { ties, relations: before } = await this.relations.of(actor, stored);
    if (!maySeeTicket(before)) throw new ProblemError('ticket.notFound');
    const reckoning = await this.policies.version(stored.bureauId, stored.policyVersion);
    const now = this.clock.now();
    const row = settled(reckoning, stored, now);
    const isInHome = categoryOf(reckoning.policy, row.categoryCode).inHome;
    const relations = relationsOf(actor, row, ties);
    const viewer = { personId: actor.personId, relations, ticket: row, isInHome };
    return { row, viewer, reckoning, now };
  }

  /** The whole ticket. Throws as {@link seen}. */
  async of(actor: Actor, ticketId: string): Promise<TicketView> {
    return this.view(actor, await this.seen(actor, ticketId));
  }

  /** The whole ticket from a row that was just written, so that it is not read again. Throws as {@link seen}. */
  async ofRow(actor: Actor, stored: Ticket): Promise<TicketView> {
    return this.view(actor, await this.seenRow(actor, stored));
  }

  private async view(actor: Actor, seen: SeenTicket): Promise<TicketView> {
    const { row } = seen;
    const [names, media, rating, ownRating, question, orders] = await readTogether(
      this.unitOfWork.reader,
      () =>
        Promise.all([
          this.namesOf(row),
          row.mediaIds.length > 0 ? this.media.views(row.mediaIds) : NO_MEDIA,
          this.ratingOf(row),
          this.ownRatingOf(seen),
          this.questionOf(row),
          this.ordersOf(actor, row),
        ]),
    );
    return ticketView({ ...seen, actor, names, media, rating, ownRating, question, orders });
  }

  private namesOf(row: Ticket) {
    return this.nameFinder.find({
      organizations: [
        row.responsibleId,
        row.companyId,
        row.communityId,
        ...row.lateness.map(({ organizationId }) => organizationId),
      ],
      estates: [row.estateId],
      people: [row.handlerId, row.reporterId],
    });
  }

  /** What the reporter said last. Nobody has rated before a first round has ended. */
  private async ratingOf({ id, state, round }: Ticket): Promise<TicketRating | null> {
    if (state !== 'closed' && round === 1) return null;
    return this.unitOfWork.reader.findOne(TicketRating, {
      where: { ticketId: id, isReporter: true },
      order: { round: 'DESC' },
    });
  }

  private async ownRatingOf({ row, viewer }: SeenTicket): Promise<TicketRating | null> {
    if (row.state !== 'confirming' || !viewer.relations.has('joiner')) return null;
    return this.unitOfWork.reader.findOneBy(TicketRating, {
      ticketId: row.id,
      round: row.round,
      personId: viewer.personId,
    });
  }

  private async questionOf({ id, state }: Ticket): Promise<string | null> {
    if (state !== 'awaiting') return null;
    const asked = await this.unitOfWork.reader.findOne(TicketEventRow, {
      where: { ticketId: id, type: 'ask' },
      order: { seq: 'DESC' },
    });
    return asked?.text ?? null;
  }

  private async ordersOf(actor: Actor, { id }: Ticket): Promise<readonly OrderCard[]> {
    if (actor.role === 'resident') return [];
    return (await this.ordersProvider()?.cardsOf(actor, id)) ?? [];
  }

  /** Looked up late, since supervision stands above tickets; an application without it has no orders. */
  private ordersProvider(): OrdersOfTicket | null {
    if (this.orders === undefined) {
      try {
        this.orders = this.modules.get<OrdersOfTicket>(OrdersOfTicket, { strict: false });
      } catch {
        this.orders = null;
      }
    }
    return this.orders;
  }
}

const NO_MEDIA = new Map<string, never>();

/** The ticket as if the worker had just been there; as stored where its timers cannot be reckoned. */
function settled(reckoning: Reckoning, stored: Ticket, now: number): Ticket {
  try {
    const { ticket, events } = settle(reckoning, factsOf(stored), now);
    if (events.length === 0) return stored;
    return { ...stored, ...ticket, ...standingColumns(reckoning, ticket) };
  } catch (error) {
    if (error instanceof RangeError) return stored;
    throw error;
  }
}
