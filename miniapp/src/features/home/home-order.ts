import { type TicketCard, type TicketState } from '@wide-angle/shared';

/** What waits for the owner himself stands first. */
const FIRST: readonly TicketState[] = ['confirming', 'awaiting'];

/** Own open tickets, those that wait for the owner first, else as they came. */
export function ownersOrder(tickets: readonly TicketCard[]): TicketCard[] {
  const waits = (ticket: TicketCard) => FIRST.includes(ticket.state);
  return [...tickets.filter(waits), ...tickets.filter((ticket) => !waits(ticket))];
}

/** What the owner has to do about it, above the row; null where nothing. */
export function leadOf(state: TicketState): string | null {
  if (state === 'confirming') return '请您确认是否解决';
  return state === 'awaiting' ? '物业请您补充情况' : null;
}
