import type { OrderFacts, PlacedOrder } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { insertRows, placesFor, readRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrderEntry } from './entities/order-entry.entity.js';
import { OrderPlace } from './entities/order-place.entity.js';
import { OrderTicket } from './entities/order-ticket.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { ORDER_EVENT_TOPIC, type OrderEventMessage } from './order-messages.js';

/** An order with its tickets, and so with its places. */
export interface StoredOrder {
  readonly row: SupervisionOrder;
  /** In their order, those included that were left out. */
  readonly tickets: readonly OrderTicket[];
}

/** Stores orders: row, entry and message always go together. */
@Injectable()
export class OrderRepository {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** An order by id; inside a unit of work as it stands there. */
  async find(id: string): Promise<StoredOrder | null> {
    const row = await this.unitOfWork.reader.findOneBy(SupervisionOrder, { id });
    if (!row) return null;
    return { row, tickets: (await this.ticketsOf([id])).get(id) ?? [] };
  }

  /** The orders that a ticket is part of, newest first. */
  async ofTicket(ticketId: string): Promise<StoredOrder[]> {
    const { reader } = this.unitOfWork;
    // Two looks, each by an index: of a nested one SQLite makes a scan of all orders.
    const ofTicket = 'WHERE ticketId = ? AND leftOut IS NULL';
    const ids = (await readRows(reader, OrderTicket, ofTicket, [ticketId], ['orderId'])).map(
      ({ orderId }) => orderId,
    );
    if (ids.length === 0) return [];
    const newestFirst = `WHERE id IN (${placesFor(ids)}) ORDER BY createdAt DESC, id DESC`;
    const rows = await readRows(reader, SupervisionOrder, newestFirst, ids);
    const tickets = await this.ticketsOf(rows.map(({ id }) => id));
    return rows.map((row) => ({ row, tickets: tickets.get(row.id) ?? [] }));
  }

  /** The tickets of orders, in their order. One query. */
  async ticketsOf(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderTicket[]>> {
    const found = new Map<string, OrderTicket[]>(orderIds.map((id) => [id, []]));
    if (orderIds.length === 0) return found;
    const inOrder = `WHERE orderId IN (${placesFor(orderIds)}) ORDER BY orderId, position`;
    const rows = await readRows(this.unitOfWork.reader, OrderTicket, inOrder, orderIds);
    for (const row of rows) found.get(row.orderId)?.push(row);
    return found;
  }

  /** The steps of an order, first to last. */
  entries(orderId: string): Promise<OrderEntry[]> {
    return this.unitOfWork.reader.find(OrderEntry, { where: { orderId }, order: { seq: 'ASC' } });
  }

  entry(orderId: string, seq: number): Promise<OrderEntry | null> {
    return this.unitOfWork.reader.findOneBy(OrderEntry, { orderId, seq });
  }

  /** Has this event of a ticket its order: one that it called for, or one whose issue wrote it? */
  isMade(ticketId: string, seq: number): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(OrderTicket, [
      { ticketId, calledSeq: seq },
      { ticketId, issuedSeq: seq },
    ]);
  }

  /** Is there an open draft under this key? */
  isDrafted(draftKey: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(SupervisionOrder, { draftKey });
  }

  /**
   * A new order with its tickets and its first entry.
   * @throws a duplicate key error where the event has made its order, or the round has an open draft
   */
  async insert(tx: Tx, { row, tickets }: StoredOrder, entry: OrderEntry): Promise<void> {
    await insertRows(tx, SupervisionOrder, [row]);
    await this.addTickets(tx, { row, tickets: [] }, tickets);
    await insertRows(tx, OrderEntry, [entry]);
    await this.publish(tx, { orderId: row.id, version: row.version });
  }

  /** Further tickets of an order, which is known from now on to the offices of their areas too. */
  async addTickets(
    tx: Tx,
    { row, tickets }: StoredOrder,
    added: readonly OrderTicket[],
  ): Promise<void> {
    await insertRows(tx, OrderTicket, added);
    const known = officesOf(tickets);
    const places = [...officesOf(added)]
      .filter((organizationId) => !known.has(organizationId))
      .map((organizationId) => ({ orderId: row.id, organizationId, createdAt: row.createdAt }));
    await insertRows(tx, OrderPlace, places);
  }

  /** Notes on a ticket's row that it was issued with the order, or why it was left out. */
  async settleTicket(
    tx: Tx,
    { orderId, ticketId }: Pick<OrderTicket, 'orderId' | 'ticketId'>,
    change: Partial<Pick<OrderTicket, 'issuedSeq' | 'leftOut'>>,
  ): Promise<void> {
    await tx.update(OrderTicket, { orderId, ticketId }, change);
  }

  /** Takes the order's next version, unless somebody else was first: false then, and nothing is written. */
  async advance(
    tx: Tx,
    before: Pick<OrderFacts, 'id' | 'version'>,
    changes: Partial<SupervisionOrder>,
  ): Promise<boolean> {
    const { id, version } = before;
    const { affected } = await tx.update(SupervisionOrder, { id, version }, changes);
    return affected === 1;
  }

  /** Notes the step of an order that {@link advance} has taken. */
  async append(tx: Tx, entry: OrderEntry): Promise<void> {
    await insertRows(tx, OrderEntry, [entry]);
    await this.publish(tx, { orderId: entry.orderId, version: entry.seq });
  }

  /** Orders whose reply is overdue and of which people are to be told now, the longest overdue first. */
  overdue(now: number, limit: number): Promise<SupervisionOrder[]> {
    return this.unitOfWork.reader.find(SupervisionOrder, {
      where: { alarmAt: LessThanOrEqual(now) },
      order: { alarmAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /**
   * Sounds an alarm once: sets the next one and publishes. Does nothing where the order changed meanwhile or another
   * worker was first. The version stays, so that nobody's open screen becomes stale by it.
   */
  async alarm(
    tx: Tx,
    { id, version, alarmAt }: SupervisionOrder,
    change: Pick<SupervisionOrder, 'lateAt' | 'escalatedAt'> & { alarmAt: number },
  ): Promise<void> {
    if (alarmAt === null) return;
    const { affected } = await tx.update(SupervisionOrder, { id, version, alarmAt }, change);
    if (affected) await this.publish(tx, { orderId: id, version, lateAlarmAt: alarmAt });
  }

  private publish(tx: Tx, message: OrderEventMessage): Promise<void> {
    const { orderId, version, lateAlarmAt } = message;
    const key = lateAlarmAt ? `${orderId}#late@${lateAlarmAt}` : `${orderId}#${version}`;
    return this.outbox.publish(tx, { topic: ORDER_EVENT_TOPIC, key, payload: message });
  }
}

function officesOf(tickets: readonly OrderTicket[]): ReadonlySet<string> {
  return new Set(tickets.flatMap(({ subdistrictId, communityId }) => [subdistrictId, communityId]));
}

/** The order with the areas in which it is known, for the rules of who may see it. */
export function placedOf({ row, tickets }: StoredOrder): PlacedOrder {
  const { state, bureauId, addresseeId } = row;
  return {
    ...{ state, bureauId, addresseeId },
    subdistrictIds: tickets.map(({ subdistrictId }) => subdistrictId),
    communityIds: tickets.map(({ communityId }) => communityId),
  };
}
