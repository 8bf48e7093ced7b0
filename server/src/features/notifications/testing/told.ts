import type { MessageView, TicketView } from '@wide-angle/shared';
import type { Persona } from '../../../testing/personas.js';

/** What somebody was told of a ticket in his present capacity, newest first. */
export async function toldTo(who: Persona, ticket: Pick<TicketView, 'id'>): Promise<MessageView[]> {
  const { items } = await who.api.inbox.list({ query: { limit: 50 } });
  return items.filter(({ ticketId }) => ticketId === ticket.id);
}
