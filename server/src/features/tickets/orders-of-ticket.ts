import type { OrderCard } from '@wide-angle/shared';

/**
 * The supervision orders of tickets, for the ticket page. Supervision stands above tickets and provides it; without it
 * a ticket shows none.
 */
export abstract class OrdersOfTicket {
  /** Orders by ticket, newest first; a ticket without orders may be absent. One query for all. */
  abstract cardsOf(ticketIds: readonly string[]): Promise<ReadonlyMap<string, OrderCard[]>>;
}
