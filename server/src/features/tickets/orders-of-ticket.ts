import type { Actor, OrderCard } from '@wide-angle/shared';

/**
 * The supervision orders of tickets, for the ticket page. Supervision stands above tickets and provides it; without it
 * a ticket shows none.
 */
export abstract class OrdersOfTicket {
  /**
   * Orders by ticket, newest first, only those that the actor may know; a ticket without any may be absent. One query
   * for all.
   */
  abstract cardsOf(
    actor: Actor,
    ticketIds: readonly string[],
  ): Promise<ReadonlyMap<string, OrderCard[]>>;
}
