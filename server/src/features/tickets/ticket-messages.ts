/** Outbox topic: something happened to a ticket. Key `<ticketId>#<seq>`, payload {@link TicketEventMessage}. */
export const TICKET_EVENT_TOPIC = 'ticket.event';

export interface TicketEventMessage {
  ticketId: string;
  seq: number;
}

/** Outbox topic: somebody looked at a reporter's contact data. Payload {@link ContactSeenMessage}. */
export const CONTACT_SEEN_TOPIC = 'ticket.contactSeen';

export interface ContactSeenMessage {
  /** Of the entry in the log. */
  viewId: string;
  ticketId: string;
  viewerId: string;
}
