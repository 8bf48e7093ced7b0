import type { Audience } from '@wide-angle/shared';
import { contactSeenMessage } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { CONTACT_SEEN_TOPIC, type ContactSeenMessage } from '../tickets/index.js';
import { NewsConsumer, NewsDesk, type News } from './news-desk.js';

/** Tells an owner that somebody looked at how to reach him (DESIGN §4.5). */
@Injectable()
export class ContactNews extends NewsConsumer<ContactSeenMessage, Audience> {
  override readonly name = 'contact-messages';
  override readonly topic = CONTACT_SEEN_TOPIC;

  constructor(
    @Inject(NewsDesk) desk: NewsDesk,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super(desk);
  }

  protected override async newsOf(seen: ContactSeenMessage): Promise<News<Audience> | null> {
    const { viewId, ticketId, viewerId } = seen;
    const record = await this.desk.tickets.record(ticketId);
    if (!record) return null;
    const wording = contactSeenMessage(await this.desk.subjects.subject(record));
    return {
      record,
      sourceKey: `contact:${viewId}`,
      at: this.clock.now(),
      hearers: await this.desk.hearers.aroundTicket(record.facts, ['reporter'], viewerId),
      wordingFor: () => ({ ...wording, kind: 'progress', reader: 'owner' }),
      webhook: null,
    };
  }
}
