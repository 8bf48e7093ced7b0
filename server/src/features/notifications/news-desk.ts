import type { WebhookKind } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxConsumer, OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { Policies } from '../organizations/index.js';
import type { OrderStep } from '../supervision/index.js';
import { TicketReader, type TicketRecord } from '../tickets/index.js';
import { Hearers, type Hearer } from './hearers.js';
import { Mailer } from './mailer.js';
import type { Wording } from './news.js';
import { TicketSubjects } from './ticket-subjects.js';
import { WebhookNews } from './webhooks/webhook-news.js';

/** Something that happened around a ticket, and who is told of it in which words. */
export interface News<A> {
  readonly sourceKey: string;
  readonly at: number;
  /** The ticket as it was right after it. */
  readonly record: TicketRecord;
  readonly order?: OrderStep['order'];
  readonly hearers: readonly Hearer<A>[];
  readonly wordingFor: (hearer: Hearer<A>) => Wording;
  /** As what other systems hear of it; null where they do not. */
  readonly webhook: WebhookKind | null;
}

/** What all who tell news need, and how they tell them. */
@Injectable()
export class NewsDesk {
  constructor(
    @Inject(OutboxConsumers) readonly consumers: OutboxConsumers,
    @Inject(TicketReader) readonly tickets: TicketReader,
    @Inject(Hearers) readonly hearers: Hearers,
    @Inject(TicketSubjects) readonly subjects: TicketSubjects,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(WebhookNews) private readonly webhooks: WebhookNews,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  /** Tells people by their channels and the systems outside that want to hear of it. */
  async tell<A>(news: News<A>): Promise<void> {
    const { record, sourceKey, at, order, hearers, wordingFor } = news;
    const { facts } = record;
    const others = await this.webhooks.of(news);
    if (hearers.length === 0 && others.length === 0) return;
    const [subject, { calendar }] = await Promise.all([
      this.subjects.ofLetter(record),
      this.policies.version(facts.bureauId, facts.policyVersion),
    ]);
    const about = order ? 'order' : 'ticket';
    const [ticketId, orderId] = [facts.id, order?.id ?? null];
    const letter = { sourceKey, at, about, ticketId, orderId, subject, calendar, others } as const;
    await this.mailer.send(letter, hearers, wordingFor);
  }
}

/** Tells the news of one topic; what that is, each makes out of the message. */
export abstract class NewsConsumer<Payload, A> extends OutboxConsumer implements OnModuleInit {
  constructor(protected readonly desk: NewsDesk) {
    super();
  }

  onModuleInit(): void {
    this.desk.consumers.register(this);
  }

  override async handle(payload: unknown): Promise<void> {
    const news = await this.newsOf(payload as Payload);
    if (news) await this.desk.tell(news);
  }

  /** Null where there is nothing to tell (any more). */
  protected abstract newsOf(payload: Payload): Promise<News<A> | null>;
}
