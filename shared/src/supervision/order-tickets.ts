import type { Refusal } from '../api/problem.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { isOpen } from '../ticket/status.ts';
import { ORDER_TICKETS_MAX, type OrderState } from './order.ts';

/** What the rules of orders know of a ticket. */
export type OrderedTicket = Pick<TicketFacts, 'id' | 'state' | 'responsibleId' | 'mergedIntoId'>;

/**
 * How a ticket stands to the organisation that an order about it is addressed to: still its work, ended, part of
 * another ticket, or gone to another organisation.
 */
export const TICKET_STANDINGS = ['underway', 'ended', 'merged', 'moved'] as const;
export type TicketStanding = (typeof TICKET_STANDINGS)[number];

export const TICKET_STANDING_LABELS: Readonly<Record<TicketStanding, string>> = {
  underway: '在办',
  ended: '已结束',
  merged: '已并案',
  moved: '已转其他单位',
};

/** What became of the ticket meanwhile. Where it has ended, it does not matter any more whose it was. */
export function ticketStandingOf(ticket: OrderedTicket, addresseeId: string): TicketStanding {
  if (ticket.state === 'merged') return 'merged';
  if (!isOpen(ticket.state)) return 'ended';
  return ticket.responsibleId === addresseeId ? 'underway' : 'moved';
}

/**
 * What a standing means to an order in a state. `binds`: it is part of what is asked for. `stays`: what was asked for
 * stays asked for - the addressee still owes a written reply, about why it was late or where it went - and the order
 * shows how the ticket stands now. `leaves`: nobody signs a demand about it; it is left out when the draft is issued,
 * with the reason kept. `follows`: left out likewise, and the ticket that it is part of comes in its place where that
 * one is the addressee's work.
 */
export type TicketInOrder = 'binds' | 'stays' | 'leaves' | 'follows';

const IN_DRAFT: Readonly<Record<TicketStanding, TicketInOrder>> = {
  underway: 'binds',
  ended: 'leaves',
  merged: 'follows',
  moved: 'leaves',
};

/** An order once signed binds whoever got it, whatever becomes of the ticket: no event of a ticket changes an order. */
export function ticketInOrder(state: OrderState, standing: TicketStanding): TicketInOrder {
  if (state === 'draft') return IN_DRAFT[standing];
  return standing === 'underway' ? 'binds' : 'stays';
}

/**
 * May these tickets be in one order to the addressee? They are all open and its work; there are not too many, and at
 * least one.
 */
export function refuseOrderTickets(
  tickets: readonly (OrderedTicket & { readonly number: string })[],
  addresseeId: string,
): Refusal | null {
  if (tickets.length === 0) return { code: 'order.nothingToSupervise' };
  if (tickets.length > ORDER_TICKETS_MAX)
    return { code: 'order.tooManyTickets', params: { max: ORDER_TICKETS_MAX } };
  for (const ticket of tickets) {
    const standing = ticketStandingOf(ticket, addresseeId);
    if (standing === 'moved') return { code: 'order.severalAddressees' };
    if (standing !== 'underway')
      return { code: 'order.ticketEnded', params: { number: ticket.number } };
  }
  return null;
}
