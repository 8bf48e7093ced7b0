import type { OrderFacts } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { insertRows, placesFor, readRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OrderEntry } from './entities/order-entry.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { ORDER_EVENT_TOPIC, type OrderEventMessage } from './order-messages.js';

/** Stores orders: row, entry and message always go together. */
@Injectable()
export class OrderRepository {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** An order by id; inside a unit of work as it stands there. */
  find(id: string): Promise<SupervisionOrder | null> {
    return this.unitOfWork.reader.findOneBy(SupervisionOrder, { id });
  }

  /** All orders of the tickets, newest first. One query. */
  ofTickets(ticketIds: readonly string[]): Promise<SupervisionOrder[]> {
    const newestFirst = `WHERE ticketId IN (${placesFor(ticketIds)}) ORDER BY createdAt DESC, id DESC`;
    return readRows(this.unitOfWork.reader, SupervisionOrder, newestFirst, ticketIds);
  }

  /** The steps of an order, first to last. */
  entries(orderId: string): Promise<OrderEntry[]> {
    return this.unitOfWork.reader.find(OrderEntry, { where: { orderId }, order: { seq: 'ASC' } });
  }

  entry(orderId: string, seq: number): Promise<OrderEntry | null> {
    return this.unitOfWork.reader.findOneBy(OrderEntry, { orderId, seq });
  }

  /** Has this event of a ticket made its order? */
  isMade(ticketId: string, ticketSeq: number): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(SupervisionOrder, { ticketId, ticketSeq });
  }

  /** Is there an open draft under this key? */
  isDrafted(draftKey: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(SupervisionOrder, { draftKey });
  }

  /**
   * A new order with its first entry.
   * @throws a duplicate key error where the event has made its order, or the round has an open draft
   */
  async insert(tx: Tx, row: SupervisionOrder, entry: OrderEntry): Promise<void> {
    await insertRows(tx, SupervisionOrder, [row]);
    await insertRows(tx, OrderEntry, [entry]);
    await this.publish(tx, { orderId: row.id, version: row.version });
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
    { id, version, alarmAt, dueAt, lateAt }: SupervisionOrder,
    next: number,
  ): Promise<void> {
    if (alarmAt === null) return;
    const guard = { id, version, alarmAt };
    const change = { alarmAt: next, lateAt: lateAt ?? dueAt };
    const { affected } = await tx.update(SupervisionOrder, guard, change);
    if (affected) await this.publish(tx, { orderId: id, version, lateAlarmAt: alarmAt });
  }

  private publish(tx: Tx, message: OrderEventMessage): Promise<void> {
    const { orderId, version, lateAlarmAt } = message;
    const key = lateAlarmAt ? `${orderId}#late@${lateAlarmAt}` : `${orderId}#${version}`;
    return this.outbox.publish(tx, { topic: ORDER_EVENT_TOPIC, key, payload: message });
  }
}
