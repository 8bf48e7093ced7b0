import type { WebhookBody, WebhookKind, WebhookTicket } from '@wide-angle/shared';
import { categoryOf, isLate, toIso, toIsoOrNull, WEBHOOK_VERSION } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { OutboxMessage } from '../../../platform/outbox/outbox.js';
import { Policies, Registry } from '../../organizations/index.js';
import type { OrderStep } from '../../supervision/index.js';
import type { TicketRecord } from '../../tickets/index.js';
import { WEBHOOK_TOPIC, type WebhookDelivery } from './webhook-deliveries.consumer.js';
import { Webhook } from './webhook.entity.js';

/** What a happening has to say to other systems. */
interface Told {
  readonly sourceKey: string;
  readonly at: number;
  readonly record: TicketRecord;
  readonly order?: OrderStep['order'];
  readonly webhook: WebhookKind | null;
}

/** Finds the systems that want to hear of a happening, and writes what they are told (docs/webhooks.md). */
@Injectable()
export class WebhookNews {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /** One delivery for each system, under the key that it will know repeats by. */
  async of({ webhook: kind, ...told }: Told): Promise<OutboxMessage[]> {
    if (!kind) return [];
    const { bureauId } = told.record.facts;
    const active = await this.unitOfWork.reader.findBy(Webhook, { bureauId, isActive: true });
    const interested = active.filter(({ kinds }) => kinds.includes(kind));
    if (interested.length === 0) return [];
    const body = await this.bodyOf(told, kind);
    return interested.map(({ id: webhookId }) => {
      const payload: WebhookDelivery = { webhookId, body };
      return { topic: WEBHOOK_TOPIC, key: body.id, payload };
    });
  }

  private async bodyOf(told: Omit<Told, 'webhook'>, kind: WebhookKind): Promise<WebhookBody> {
    const { sourceKey, at, record, order } = told;
    return {
      version: WEBHOOK_VERSION,
      id: sourceKey,
      kind,
      at: toIso(at),
      ticket: await this.ticketOf(record),
      order: order
        ? {
            ...{ id: order.id, number: order.number, state: order.state },
            dueAt: toIsoOrNull(order.dueAt),
          }
        : null,
    };
  }

  /** Named field by field: what is not named here does not leave the house. */
  private async ticketOf({ facts, content }: TicketRecord): Promise<WebhookTicket> {
    const { id, state, round, tier, categoryCode, estateId, responsibleId } = facts;
    const [estates, organizations, { policy }] = await Promise.all([
      this.registry.estateNames([estateId]),
      this.registry.organizationNames([responsibleId]),
      this.policies.version(facts.bureauId, facts.policyVersion),
    ]);
    const { name: categoryName, classCode } = categoryOf(policy, categoryCode);
    return {
      ...{ id, number: content.number, state, categoryCode, categoryName, classCode },
      estateName: estates.get(estateId) ?? '',
      responsibleName: organizations.get(responsibleId) ?? '',
      ...{ round, tier, isLate: isLate(facts) },
      submittedAt: toIso(facts.submittedAt),
      claimDueAt: toIsoOrNull(facts.claimDueAt),
      overallDueAt: toIso(facts.overallDueAt),
    };
  }
}
