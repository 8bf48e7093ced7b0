import type {
  Actor,
  Instant,
  MediaView,
  OrderCard,
  OrderEntryView,
  OrderView,
} from '@wide-angle/shared';
import {
  availableOrderActions,
  isOrderLate,
  mayKnowOrder,
  maySeeOrder,
  publicName,
  toIso,
  toIsoOrNull,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { People } from '../identity/index.js';
import { Media } from '../media/index.js';
import { Registry } from '../organizations/index.js';
import { OrdersOfTicket } from '../tickets/index.js';
import type { OrderEntry } from './entities/order-entry.entity.js';
import type { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderRepository } from './order.repository.js';

/** Who wrote the entry of a draft. */
const THE_LADDER = '系统';

type Names = ReadonlyMap<string, string>;

/** Orders as people see them; any number of cards costs one query for names. */
@Injectable()
export class OrderViews extends OrdersOfTicket {
  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(People) private readonly people: People,
    @Inject(Media) private readonly media: Media,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** Cards of rows, in their order. */
  async cards(rows: readonly SupervisionOrder[]): Promise<OrderCard[]> {
    const names = await this.registry.organizationNames(
      rows.flatMap(({ issuerId, addresseeId }) => [issuerId, addresseeId]),
    );
    const now = this.clock.now();
    return rows.map((row) => cardOf(row, names, now));
  }

  override async cardsOf(
    actor: Actor,
    ticketIds: readonly string[],
  ): Promise<ReadonlyMap<string, OrderCard[]>> {
    const rows = await this.orders.ofTickets(ticketIds);
    const cards = await this.cards(rows.filter((row) => mayKnowOrder(actor, row)));
    return new Map(
      ticketIds.map((id) => [id, cards.filter((card) => card.ticketId === id)] as const),
    );
  }

  /**
   * One order whole, for somebody who may see it.
   * @throws ProblemError `order.notFound`, for an unknown order as for a foreign one
   */
  async of(actor: Actor, id: string): Promise<OrderView> {
    const row = await this.orders.find(id);
    if (!row || !maySeeOrder(actor, row)) throw new ProblemError('order.notFound');
    const entries = await this.orders.entries(id);
    const [[card], people, media] = await Promise.all([
      this.cards([row]),
      this.people.names(entries.map(({ personId }) => personId).filter((who) => who !== null)),
      this.media.views(entries.flatMap(({ mediaIds }) => mediaIds)),
    ]);
    return {
      ...card!,
      version: row.version,
      entries: entries.map((entry) => entryView(entry, people, media)),
      actions: availableOrderActions(row, actor),
    };
  }
}

function cardOf(row: SupervisionOrder, names: Names, now: Instant): OrderCard {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    ticketId: row.ticketId,
    ticketNumber: row.ticketNumber,
    issuerName: names.get(row.issuerId) ?? '',
    addresseeName: names.get(row.addresseeId) ?? '',
    demand: row.demand,
    dueAt: toIsoOrNull(row.dueAt),
    issuedAt: toIsoOrNull(row.issuedAt),
    isLate: isOrderLate(row, now),
  };
}

function entryView(
  { at, action, personId, role, text, mediaIds }: OrderEntry,
  people: Names,
  media: ReadonlyMap<string, MediaView>,
): OrderEntryView {
  const isPerson = personId !== null && role !== null;
  return {
    at: toIso(at),
    action,
    by: isPerson ? publicName(people.get(personId) ?? '', role) : THE_LADDER,
    text,
    media: mediaIds.map((id) => media.get(id)).filter((view) => view !== undefined),
  };
}
