import type { Actor, OrderTicketView } from '@wide-angle/shared';
import { categoryOf, isLate, ticketStandingOf, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Policies, Registry } from '../organizations/index.js';
import { TicketReader, type TicketRecord } from '../tickets/index.js';
import type { OrderTicket } from './entities/order-ticket.entity.js';
import type { StoredOrder } from './order.repository.js';

/** What a ticket was reported as, as far as an order and its document tell it: nothing of it tells who reported. */
export interface TicketLine {
  readonly entry: OrderTicket;
  readonly record: TicketRecord;
  readonly estateName: string;
  readonly categoryName: string;
}

/** The tickets of an order as they are now. */
@Injectable()
export class OrderTicketViews {
  constructor(
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /** In their order; those that are no more are absent. */
  async lines(entries: readonly OrderTicket[]): Promise<TicketLine[]> {
    const records = await this.tickets.records(entries.map(({ ticketId }) => ticketId));
    const estates = await this.registry.estateNames(
      [...records.values()].map(({ facts }) => facts.estateId),
    );
    const lines: TicketLine[] = [];
    for (const entry of entries) {
      const record = records.get(entry.ticketId);
      if (!record) continue;
      const { bureauId, policyVersion, categoryCode, estateId } = record.facts;
      const { policy } = await this.policies.version(bureauId, policyVersion);
      const { name } = categoryOf(policy, categoryCode);
      lines.push({ entry, record, estateName: estates.get(estateId) ?? '', categoryName: name });
    }
    return lines;
  }

  async of(actor: Actor, { row, tickets }: StoredOrder): Promise<OrderTicketView[]> {
    const [lines, visible] = await Promise.all([
      this.lines(tickets),
      this.tickets.visible(
        actor,
        tickets.map(({ ticketId }) => ticketId),
      ),
    ]);
    const names = await this.registry.organizationNames(
      lines.map(({ record }) => record.facts.responsibleId),
    );
    return lines.map(({ entry, record: { facts, content }, estateName, categoryName }) => {
      const isVisible = visible.has(facts.id);
      return {
        id: facts.id,
        number: content.number,
        ...{ estateName, categoryName },
        submittedAt: toIso(facts.submittedAt),
        state: isVisible ? facts.state : null,
        isLate: isLate(facts),
        standing: ticketStandingOf(facts, row.addresseeId),
        responsibleName: names.get(facts.responsibleId) ?? '',
        leftOut: entry.leftOut,
        isOpenToViewer: isVisible,
      };
    });
  }
}
