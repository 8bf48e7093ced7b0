import type { TicketEventType } from '@wide-angle/shared';
import type { OutboxMessage } from '../../platform/outbox/outbox.js';

/** Outbox topic: something happened to a ticket. Key `<ticketId>#<seq>`, payload {@link TicketEventMessage}. */
export const TICKET_EVENT_TOPIC = 'ticket.event';

export interface TicketEventMessage {
  ticketId: string;
  seq: number;
  type: TicketEventType;
}

/** What is published of an event; whoever needs more of it reads the history. */
export function ticketEventMessage({ ticketId, seq, type }: TicketEventMessage): OutboxMessage {
  const payload: TicketEventMessage = { ticketId, seq, type };
  return { topic: TICKET_EVENT_TOPIC, key: `${ticketId}#${seq}`, payload };
}

/** Outbox topic: somebody looked at a reporter's contact data. Payload {@link ContactSeenMessage}. */
export const CONTACT_SEEN_TOPIC = 'ticket.contactSeen';

export interface ContactSeenMessage {
  /** Of the entry in the log. */
  viewId: string;
  ticketId: string;
  viewerId: string;
}
