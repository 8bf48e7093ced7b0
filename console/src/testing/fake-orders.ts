import {
  availableOrderActions,
  decideOrder,
  fromIso,
  isOrderLate,
  isRepliedOnTime,
  orderNumber,
  ticketStandingOf,
  toIso,
  toIsoOrNull,
  type Actor,
  type Instant,
  type OrderAction,
  type OrderCard,
  type OrderEntryView,
  type OrderFacts,
  type OrderOutcome,
  type OrderTicketView,
  type OrderView,
  type Refusal,
} from '@wide-angle/shared';
import { organizationName, personName } from './fake-directory.ts';
import type { FakeTicket } from './fake-tickets.ts';
import { cardOf } from './fake-views.ts';

export interface FakeOrder {
  facts: OrderFacts;
  number: string | null;
  demand: string;
  issuedAt: Instant | null;
  readonly tickets: readonly FakeTicket[];
  readonly entries: OrderEntryView[];
}

const YEAR = 2026;

/** The supervision orders of the fake county. */
export class FakeOrders {
  private readonly orders: FakeOrder[] = [];
  private issued = 0;

  /** A drafted order, as the ladder drafts it for the bureau, or the first step of one about several tickets. */
  draft(
    tickets: readonly [FakeTicket, ...FakeTicket[]],
    issuerId: string,
    demand: string,
    dueAt: Instant,
    now: Instant,
  ): FakeOrder {
    const [ticket] = tickets;
    const order: FakeOrder = {
      facts: {
        id: `order-${this.orders.length + 1}`,
        version: 1,
        state: 'draft',
        bureauId: ticket.facts.bureauId,
        ticketId: ticket.facts.id,
        issuerId,
        addresseeId: ticket.facts.responsibleId,
        dueAt,
        lateAt: null,
        escalatedAt: null,
        firstRepliedAt: null,
        sentBackCount: 0,
        outcome: null,
        closedAt: null,
      },
      number: null,
      demand,
      issuedAt: null,
      tickets,
      entries: [{ at: toIso(now), action: 'draft', by: '系统', text: demand, media: [] }],
    };
    this.orders.unshift(order);
    return order;
  }

  act(
    order: FakeOrder,
    action: OrderAction,
    actor: Actor,
    now: Instant,
    said: {
      text: string;
      dueAt?: string | undefined;
      demand?: string;
      outcome?: OrderOutcome;
    },
  ): Refusal | null {
    const dueAt = said.dueAt ? fromIso(said.dueAt) : undefined;
    const decision = decideOrder(order.facts, action, actor, now, {
      dueAt,
      outcome: said.outcome,
    });
    if (!decision.ok) return decision.refusal;
    order.facts = decision.order;
    order.demand = said.demand ?? order.demand;
    const by = personName(actor.personId) ?? '';
    order.entries.push({ at: toIso(now), action, by, text: said.text, media: [] });
    if (action === 'issue') {
      this.issued += 1;
      order.number = orderNumber(YEAR, this.issued);
      order.issuedAt = now;
    }
    return null;
  }

  find(id: string): FakeOrder | undefined {
    return this.orders.find((order) => order.facts.id === id);
  }

  seenBy(actor: Actor): FakeOrder[] {
    return this.orders.filter(
      ({ facts }) =>
        actor.role === 'bureau' ||
        actor.organizationId === facts.issuerId ||
        (actor.organizationId === facts.addresseeId && facts.state !== 'draft'),
    );
  }
}

export function orderCardOf(order: FakeOrder, now: Instant): OrderCard {
  const { facts } = order;
  return {
    id: facts.id,
    number: order.number,
    state: facts.state,
    ticketId: facts.ticketId,
    ticketNumber: order.tickets[0]?.number ?? '',
    ticketCount: order.tickets.length,
    issuerName: organizationName(facts.issuerId),
    addresseeName: organizationName(facts.addresseeId),
    demand: order.demand,
    dueAt: toIsoOrNull(facts.dueAt),
    issuedAt: toIsoOrNull(order.issuedAt),
    isLate: isOrderLate(facts, now),
    escalatedAt: toIsoOrNull(facts.escalatedAt),
  };
}

export function orderViewOf(order: FakeOrder, actor: Actor, now: Instant): OrderView {
  return {
    ...orderCardOf(order, now),
    version: order.facts.version,
    issuerId: order.facts.issuerId,
    addresseeId: order.facts.addresseeId,
    tickets: order.tickets.map((ticket) => orderTicketOf(ticket, order.facts.addresseeId)),
    record: {
      isRepliedOnTime: isRepliedOnTime(order.facts, now),
      firstRepliedAt: toIsoOrNull(order.facts.firstRepliedAt),
      sentBackCount: order.facts.sentBackCount,
      outcome: order.facts.outcome,
      closedAt: toIsoOrNull(order.facts.closedAt),
    },
    mayAddTickets: false,
    entries: order.entries,
    actions: availableOrderActions(order.facts, actor),
  };
}

function orderTicketOf(ticket: FakeTicket, addresseeId: string): OrderTicketView {
  const { facts, number } = ticket;
  const { estateName, categoryName, submittedAt, isLate } = cardOf(ticket);
  return {
    ...{ id: facts.id, number, estateName, categoryName, submittedAt, isLate },
    state: facts.state,
    standing: ticketStandingOf(facts, addresseeId),
    responsibleName: organizationName(facts.responsibleId),
    leftOut: null,
    isOpenToViewer: true,
  };
}
