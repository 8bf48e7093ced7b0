import { TICKET_STATES, type TicketState } from '../ticket/status.ts';
import {
  refuseOrderTickets,
  ticketInOrder,
  ticketStandingOf,
  type TicketInOrder,
  type TicketStanding,
} from './order-tickets.ts';
import { ORDER_STATES, ORDER_TICKETS_MAX } from './order.ts';

const aTicket = (state: TicketState = 'processing', responsibleId = 'company') => ({
  id: 'ticket',
  number: '26112048371',
  state,
  responsibleId,
  mergedIntoId: null,
});

describe('how a ticket stands to the addressee', () => {
  const ENDED: readonly TicketState[] = ['closed', 'declined', 'withdrawn'];

  it.each(TICKET_STATES)('%s', (state) => {
    const own = ticketStandingOf(aTicket(state), 'company');
    const gone = ticketStandingOf(aTicket(state, 'otherCompany'), 'company');
    const [here, there] =
      state === 'merged'
        ? ['merged', 'merged']
        : ENDED.includes(state)
          ? ['ended', 'ended']
          : ['underway', 'moved'];
    expect([own, gone]).toEqual([here, there]);
  });
});

/** What becomes of an order when its ticket changes meanwhile: all cases. */
const CASES: Readonly<Record<TicketStanding, { draft: TicketInOrder; signed: TicketInOrder }>> = {
  underway: { draft: 'binds', signed: 'binds' },
  ended: { draft: 'leaves', signed: 'stays' },
  merged: { draft: 'follows', signed: 'stays' },
  moved: { draft: 'leaves', signed: 'stays' },
};

describe.each(Object.entries(CASES))('a ticket that is %s', (standing, expected) => {
  it.each(ORDER_STATES)('in an order that is %s', (state) => {
    const found = ticketInOrder(state, standing as TicketStanding);
    expect(found).toBe(state === 'draft' ? expected.draft : expected.signed);
  });
});

describe('tickets that may be in one order', () => {
  const many = (count: number) => Array.from({ length: count }, () => aTicket());

  it.each([
    ['one', many(1), null],
    ['as many as one reply can answer', many(ORDER_TICKETS_MAX), null],
    ['none', [], 'order.nothingToSupervise'],
    ['too many', many(ORDER_TICKETS_MAX + 1), 'order.tooManyTickets'],
    [
      'of two companies',
      [aTicket(), aTicket('pending', 'otherCompany')],
      'order.severalAddressees',
    ],
    ['one that has ended', [aTicket(), aTicket('closed')], 'order.ticketEnded'],
    ['one that is part of another', [aTicket('merged')], 'order.ticketEnded'],
  ] as const)('%s', (_, tickets, code) => {
    expect(refuseOrderTickets(tickets, 'company')?.code ?? null).toBe(code);
  });
});
