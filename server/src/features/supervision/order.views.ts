import type {
  Actor,
  Instant,
  MediaView,
  OrderCard,
  OrderEntryView,
  OrderRecord,
  OrderView,
} from '@wide-angle/shared';
import {
  availableOrderActions,
  isOrderLate,
  isRepliedOnTime,
  maySeeOrder,
  mayKnowOrder,
  publicName,
  settleOrder,
  sideOf,
  toIso,
  toIsoOrNull,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { People } from '../identity/index.js';
import { Media } from '../media/index.js';
import { Policies, Registry } from '../organizations/index.js';
import { OrdersOfTicket } from '../tickets/index.js';
import type { OrderEntry } from './entities/order-entry.entity.js';
import type { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderTicketViews } from './order-ticket.views.js';
import { OrderRepository, placedOf, type StoredOrder } from './order.repository.js';

/** Who wrote the entry of a draft. */
const THE_LADDER = '系统';

type Names = ReadonlyMap<string, string>;

/** Orders as people see them; any number of cards costs one query for names. */
@Injectable()
export class OrderViews extends OrdersOfTicket {
  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(OrderTicketViews) private readonly tickets: OrderTicketViews,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(People) private readonly people: People,
    @Inject(Media) private readonly media: Media,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** Cards of rows, in their order. */
  async cards(stored: readonly SupervisionOrder[]): Promise<OrderCard[]> {
    const names = await this.registry.organizationNames(
      stored.flatMap(({ issuerId, addresseeId }) => [issuerId, addresseeId]),
    );
    const now = this.clock.now();
    const rows = await Promise.all(stored.map((row) => this.settled(row)));
    return rows.map((row) => cardOf(row, names, now));
  }

  override async cardsOf(actor: Actor, ticketId: string): Promise<OrderCard[]> {
    const known = (await this.orders.ofTicket(ticketId)).filter((order) =>
      mayKnowOrder(actor, placedOf(order)),
    );
    return this.cards(known.map(({ row }) => row));
  }

  /**
   * An order for somebody who may see it; settled: what is due has happened, though the worker may not have written it.
   * @throws ProblemError `order.notFound`, for an unknown order as for a foreign one
   */
  async seen(actor: Actor, id: string): Promise<StoredOrder> {
    const stored = await this.orders.find(id);
    if (!stored || !maySeeOrder(actor, placedOf(stored))) throw new ProblemError('order.notFound');
    return { ...stored, row: await this.settled(stored.row) };
  }

  /** One order whole. Throws as {@link seen}. */
  async of(actor: Actor, id: string): Promise<OrderView> {
    const stored = await this.seen(actor, id);
    const { row } = stored;
    const entries = await this.orders.entries(id);
    const [[card], tickets, people, media] = await Promise.all([
      this.cards([row]),
      this.tickets.of(actor, stored),
      this.people.names(entries.map(({ personId }) => personId).filter((who) => who !== null)),
      this.media.views(entries.flatMap(({ mediaIds }) => mediaIds)),
    ]);
    return {
      ...card!,
      version: row.version,
      issuerId: row.issuerId,
      addresseeId: row.addresseeId,
      tickets,
      record: recordOf(row, this.clock.now()),
      entries: entries.map((entry) => entryView(entry, people, media)),
      actions: availableOrderActions(row, actor),
      mayAddTickets: row.state === 'draft' && sideOf(actor, row) === 'issuer',
    };
  }

  /** Only an order that waits for a reply has a clock; the calendar is kept in memory. */
  private async settled(row: SupervisionOrder): Promise<SupervisionOrder> {
    if (row.state !== 'issued') return row;
    const { calendar } = await this.policies.current(row.bureauId);
    return settleOrder(row, calendar, this.clock.now());
  }
}

function cardOf(row: SupervisionOrder, names: Names, now: Instant): OrderCard {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    ticketId: row.ticketId,
    ticketNumber: row.ticketNumber,
    ticketCount: row.ticketCount,
    issuerName: names.get(row.issuerId) ?? '',
    addresseeName: names.get(row.addresseeId) ?? '',
    demand: row.demand,
    dueAt: toIsoOrNull(row.dueAt),
    issuedAt: toIsoOrNull(row.issuedAt),
    isLate: isOrderLate(row, now),
    escalatedAt: toIsoOrNull(row.escalatedAt),
  };
}

function recordOf(row: SupervisionOrder, now: Instant): OrderRecord {
  const isSigned = row.state !== 'draft' && row.state !== 'dropped';
  return {
    isRepliedOnTime: isSigned ? isRepliedOnTime(row, now) : null,
    firstRepliedAt: toIsoOrNull(row.firstRepliedAt),
    sentBackCount: row.sentBackCount,
    outcome: row.outcome,
    closedAt: toIsoOrNull(row.closedAt),
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
