import type { Actor, OrderCard } from '@wide-angle/shared';

/**
 * The supervision orders of tickets, for the ticket page. Supervision stands above tickets and provides it; without it
 * a ticket shows none.
 */
export abstract class OrdersOfTicket {
  /** The orders about a ticket that the actor may know of, newest first. */
  abstract cardsOf(actor: Actor, ticketId: string): Promise<OrderCard[]>;
}
