import { contactSeenMessage } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { OutboxConsumer, OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { CONTACT_SEEN_TOPIC, TicketReader, type ContactSeenMessage } from '../tickets/index.js';
import { Hearers } from './hearers.js';
import { Mailer } from './mailer.js';
import { TicketSubjects } from './ticket-subjects.js';

/** Tells an owner that somebody looked at how to reach him (DESIGN §4.5). */
@Injectable()
export class ContactNews extends OutboxConsumer implements OnModuleInit {
  override readonly name = 'contact-messages';
  override readonly topic = CONTACT_SEEN_TOPIC;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(Hearers) private readonly hearers: Hearers,
    @Inject(TicketSubjects) private readonly subjects: TicketSubjects,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override async handle(payload: unknown): Promise<void> {
    const { viewId, ticketId, viewerId } = payload as ContactSeenMessage;
    const record = await this.tickets.record(ticketId);
    if (!record) return;
    const hearers = await this.hearers.aroundTicket(record.facts, ['reporter'], viewerId);
    const wording = contactSeenMessage(await this.subjects.subject(record));
    const letter = {
      sourceKey: `contact:${viewId}`,
      at: this.clock.now(),
      ticketId,
      orderId: null,
    };
    await this.mailer.send(letter, hearers, () => ({ ...wording, kind: 'progress' }));
  }
}
