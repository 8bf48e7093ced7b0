import type { Instant, TicketEvent } from '@wide-angle/shared';
import { draftDemand, fromIso, isOpen } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { Policies, Registry } from '../../organizations/index.js';
import { TicketReader, type TicketRecord } from '../../tickets/index.js';
import { entryOf } from '../tickets-of-order.js';
import { NOTHING_YET } from './create-order.js';
import type { OrderEntry } from '../entities/order-entry.entity.js';
import type { SupervisionOrder } from '../entities/supervision-order.entity.js';
import { nextNumber, type GivenNumber } from '../order-numbers.js';
import { OrderRepository } from '../order.repository.js';

/** A ticket when it called for an order. */
interface Occasion extends TicketRecord {
  readonly event: TicketEvent;
}

/** An order that is about to be. */
type NewOrder = Pick<SupervisionOrder, 'issuerId' | 'demand' | 'draftKey' | 'dueAt'>;

/** Makes the order that an event of a ticket calls for, once, however often it is told of the event (DESIGN §4.4). */
@Injectable()
export class OpenOrder {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /** `supervise`: an issued order. A rung that drafts one: a draft for the bureau. Any other event: nothing. */
  async run(event: TicketEvent): Promise<void> {
    const isSupervised = event.type === 'supervise';
    if (!isSupervised && event.data.draftsOrder !== true) return;
    const record = await this.tickets.record(event.ticketId);
    if (!record) return;
    const facts = await this.tickets.factsAfter(record.facts, event.seq);
    const occasion = { event, facts, content: record.content };
    if (isSupervised) return this.open(occasion, issuedBy(event));
    // The ladder may tell late: nobody signs an order about work that has ended meanwhile.
    if (isOpen(record.facts.state)) await this.open(occasion, await this.draft(occasion));
  }

  private async open(occasion: Occasion, order: NewOrder): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.insert(tx, occasion, order));
    } catch (error) {
      if (!isDuplicateKey(error) || !(await this.isThere(occasion, order))) throw error;
    }
  }

  /** The event has its order, or the round an open draft: by an earlier delivery, or another worker a moment ago. */
  private async isThere({ event }: Occasion, { draftKey }: NewOrder): Promise<boolean> {
    if (await this.orders.isMade(event.ticketId, event.seq)) return true;
    return draftKey !== null && this.orders.isDrafted(draftKey);
  }

  private async insert(tx: Tx, occasion: Occasion, order: NewOrder): Promise<void> {
    const { event, facts } = occasion;
    if (await this.orders.isMade(facts.id, event.seq)) return;
    const isDraft = order.draftKey !== null;
    const number = isDraft ? NO_NUMBER : await this.number(tx, order.issuerId, event.at);
    const row = newRow(occasion, order, number);
    const place = { position: 1, calledSeq: event.seq, now: event.at };
    const tickets = [entryOf(row.id, occasion, place)];
    await this.orders.insert(tx, { row, tickets }, firstEntry(row, event));
  }

  private async number(tx: Tx, issuerId: string, at: Instant): Promise<GivenNumber> {
    const { documentMark: mark } = await this.registry.letterhead(issuerId);
    return nextNumber(tx, { issuerId, mark }, at);
  }

  private async draft({ event, facts, content }: Occasion): Promise<NewOrder> {
    const [names, { policy }] = await Promise.all([
      this.registry.estateNames([facts.estateId]),
      this.policies.version(facts.bureauId, facts.policyVersion),
    ]);
    const where = [names.get(facts.estateId), content.place].filter(Boolean).join(' ');
    const categoryName = policy.categories[facts.categoryCode]?.name ?? '';
    const clock = event.data.clock === 'claim' ? 'claim' : 'overall';
    return {
      issuerId: facts.bureauId,
      demand: draftDemand({ where, categoryName, clock }),
      draftKey: `${facts.id}#${facts.round}`,
      dueAt: null,
    };
  }
}

/** The order that an officer has issued by supervising the ticket. */
function issuedBy({ actor, text, data }: TicketEvent): NewOrder {
  return {
    issuerId: actor?.organizationId ?? '',
    demand: text,
    draftKey: null,
    dueAt: fromIso(String(data.orderDueAt)),
  };
}

const NO_NUMBER = { number: null, year: null, sequence: null };

function newRow(
  { event, facts, content }: Occasion,
  order: NewOrder,
  number: GivenNumber | typeof NO_NUMBER,
): SupervisionOrder {
  const { bureauId, id: ticketId, responsibleId } = facts;
  const isDraft = order.draftKey !== null;
  const { at } = event;
  return {
    ...{ id: newId(), version: 1, state: isDraft ? 'draft' : 'issued' },
    ...{ bureauId, ticketId, addresseeId: responsibleId },
    ...{ ticketNumber: content.number, ticketCount: 1 },
    ...order,
    ...number,
    ...NOTHING_YET,
    ...{ createdAt: at, issuedAt: isDraft ? null : at, alarmAt: order.dueAt },
  };
}

function firstEntry(row: SupervisionOrder, { actor }: TicketEvent): OrderEntry {
  return {
    ...{ orderId: row.id, seq: row.version, at: row.createdAt, text: row.demand, mediaIds: [] },
    action: row.draftKey === null ? 'issue' : 'draft',
    personId: actor?.personId ?? null,
    role: actor?.role ?? null,
    organizationId: actor?.organizationId ?? null,
  };
}
