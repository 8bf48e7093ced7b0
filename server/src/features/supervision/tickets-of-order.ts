import type { Actor, Instant, OrderedTicket } from '@wide-angle/shared';
import { refuseOrderTickets, ticketInOrder, ticketStandingOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { allow, ProblemError } from '../../platform/http/problem-error.js';
import { PerformAction, TicketReader, type TicketRecord } from '../tickets/index.js';
import type { OrderTicket } from './entities/order-ticket.entity.js';
import type { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderRepository, type StoredOrder } from './order.repository.js';

/** What an order asks for, as it is written into the history of each of its tickets. */
export interface Demand {
  readonly demand: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** Puts tickets under orders: choosing, adding, issuing. All of it happens in the caller's unit of work. */
@Injectable()
export class TicketsOfOrder {
  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(PerformAction) private readonly actions: PerformAction,
  ) {}

  /**
   * Tickets that may be in one order, in the order of the ids.
   * @param addresseeId whose work they must be; that of the first where it is left out
   * @throws ProblemError `ticket.notFound` for unknown and foreign ones; the refusal of the rules
   */
  async choose(
    actor: Actor,
    ids: readonly string[],
    addresseeId?: string,
  ): Promise<TicketRecord[]> {
    const [records, visible] = await Promise.all([
      this.tickets.records(ids),
      this.tickets.visible(actor, ids),
    ]);
    const chosen = ids.map((id) => {
      const record = records.get(id);
      if (!record || !visible.has(id)) throw new ProblemError('ticket.notFound');
      return record;
    });
    const first = chosen[0]?.facts.responsibleId ?? '';
    allow(refuseOrderTickets(chosen.map(orderedOf), addresseeId ?? first));
    return chosen;
  }

  /** Writes the order into the history of a ticket. Gives the number of the event. */
  supervise(tx: Tx, actor: Actor, ticketId: string, demand: Demand): Promise<number> {
    return this.actions.superviseWithin(tx, actor, ticketId, demand);
  }

  /**
   * Issues a draft to its tickets: those that are no more the addressee's work are left out, for a ticket that is part of
   * another the other comes in.
   * @returns what the order's row has to know of it
   * @throws ProblemError `order.nothingToSupervise` where nothing is left
   */
  async issue(
    tx: Tx,
    actor: Actor,
    order: StoredOrder,
    demand: Demand,
    now: Instant,
  ): Promise<Pick<SupervisionOrder, 'ticketId' | 'ticketNumber' | 'ticketCount'>> {
    const bound = await this.stillBound(tx, order, now);
    const [first] = bound;
    if (!first) throw new ProblemError('order.nothingToSupervise');
    for (const { orderId, ticketId } of bound) {
      const issuedSeq = await this.supervise(tx, actor, ticketId, demand);
      await this.orders.settleTicket(tx, { orderId, ticketId }, { issuedSeq });
    }
    const { ticketId, ticketNumber } = first;
    return { ticketId, ticketNumber, ticketCount: bound.length };
  }

  private async stillBound(tx: Tx, order: StoredOrder, now: Instant): Promise<OrderTicket[]> {
    const { row, tickets } = order;
    const records = await this.tickets.records(tickets.map(({ ticketId }) => ticketId));
    const bound: OrderTicket[] = [];
    const followed: string[] = [];
    for (const entry of tickets) {
      const facts = records.get(entry.ticketId)?.facts;
      if (!facts) continue;
      const standing = ticketStandingOf(facts, row.addresseeId);
      const meaning = ticketInOrder(row.state, standing);
      if (meaning === 'binds') bound.push(entry);
      else await this.orders.settleTicket(tx, entry, { leftOut: standing });
      if (meaning === 'follows' && facts.mergedIntoId) followed.push(facts.mergedIntoId);
    }
    return [...bound, ...(await this.follow(tx, order, followed, now))];
  }

  /** The main tickets of those that were merged, where they are the addressee's open work and not in the order already. */
  private async follow(
    tx: Tx,
    order: StoredOrder,
    mainIds: readonly string[],
    now: Instant,
  ): Promise<OrderTicket[]> {
    const { row, tickets } = order;
    const known = new Set(tickets.map(({ ticketId }) => ticketId));
    const fresh = [...new Set(mainIds)].filter((id) => !known.has(id));
    const records = await this.tickets.records(fresh);
    const underway = [...records.values()].filter(
      ({ facts }) => ticketStandingOf(facts, row.addresseeId) === 'underway',
    );
    const added = underway.map((record, index) =>
      entryOf(row.id, record, { position: tickets.length + index + 1, calledSeq: null, now }),
    );
    await this.orders.addTickets(tx, order, added);
    return added;
  }
}

/** A ticket's line in an order. */
export function entryOf(
  orderId: string,
  { facts, content }: TicketRecord,
  place: { position: number; calledSeq: number | null; now: Instant },
): OrderTicket {
  const { id: ticketId, subdistrictId, communityId } = facts;
  return {
    ...{ orderId, ticketId, subdistrictId, communityId },
    ticketNumber: content.number,
    position: place.position,
    calledSeq: place.calledSeq,
    issuedSeq: null,
    leftOut: null,
    addedAt: place.now,
  };
}

function orderedOf({ facts, content }: TicketRecord): OrderedTicket & { number: string } {
  const { id, state, responsibleId, mergedIntoId } = facts;
  return { id, state, responsibleId, mergedIntoId, number: content.number };
}
