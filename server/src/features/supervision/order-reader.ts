import type { OrderEntryView, OrderFacts } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { OrderRepository } from './order.repository.js';

/** An order and one of its steps, as other features may know them. */
export interface OrderStep {
  readonly order: OrderFacts & { readonly number: string | null; readonly demand: string };
  /** Its tickets without those that were left out; the order's first ticket is among them. */
  readonly ticketIds: readonly string[];
  readonly action: OrderEntryView['action'];
  readonly at: number;
  readonly text: string;
  /** Who made it; null where the ladder did. */
  readonly personId: string | null;
}

/** What other features may ask about orders. */
@Injectable()
export class OrderReader {
  constructor(@Inject(OrderRepository) private readonly orders: OrderRepository) {}

  /**
   * An order as it is now with one of its steps.
   * @param version the order's version after the step
   * @returns null where there is none
   */
  async step(orderId: string, version: number): Promise<OrderStep | null> {
    const [found, entry] = await Promise.all([
      this.orders.find(orderId),
      this.orders.entry(orderId, version),
    ]);
    if (!found || !entry) return null;
    const { action, at, text, personId } = entry;
    const ticketIds = found.tickets
      .filter(({ leftOut }) => leftOut === null)
      .map(({ ticketId }) => ticketId);
    return { order: found.row, ticketIds, action, at, text, personId };
  }
}
