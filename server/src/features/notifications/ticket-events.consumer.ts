import type {
  Audience,
  Hearing,
  TicketEvent,
  TicketEventType,
  TicketFacts,
} from '@wide-angle/shared';
import {
  hearingOf,
  kindFor,
  readerOf,
  ticketMessage,
  webhookKindOf,
  WHO_HEARS,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import {
  TICKET_EVENT_TOPIC,
  type TicketEventMessage,
  type TicketRecord,
} from '../tickets/index.js';
import { NewsConsumer, NewsDesk, type News } from './news-desk.js';

/** Events of which owners learn who does the work now. */
const NAMING: readonly TicketEventType[] = ['claim', 'dispatch', 'transfer', 'followUp'];

/** Tells people what happened to tickets: who hears and in which words is in shared, this finds the people. */
@Injectable()
export class TicketNews extends NewsConsumer<TicketEventMessage, Audience> {
  override readonly name = 'ticket-messages';
  override readonly topic = TICKET_EVENT_TOPIC;

  constructor(@Inject(NewsDesk) desk: NewsDesk) {
    super(desk);
  }

  override wants(message: object): boolean {
    const { type } = message as TicketEventMessage;
    return type === 'rung' || WHO_HEARS[type].audiences.length > 0;
  }

  protected override async newsOf(message: TicketEventMessage): Promise<News<Audience> | null> {
    const { ticketId, seq } = message;
    const [event, record] = await Promise.all([
      this.desk.tickets.event(ticketId, seq),
      this.desk.tickets.record(ticketId),
    ]);
    return event && record && !isOutdated(event, record.facts) ? this.tell(event, record) : null;
  }

  /** Tells of the ticket as it was after the event, though it may have gone on since. */
  private async tell(
    event: TicketEvent,
    { facts: now, content }: TicketRecord,
  ): Promise<News<Audience>> {
    const facts = await this.desk.tickets.factsAfter(now, event.seq);
    const record = { facts, content };
    const hearing = stillTrue(hearingOf(event, facts), facts, now);
    const causedBy = event.actor?.personId ?? null;
    const [hearers, ticket] = await Promise.all([
      this.desk.hearers.aroundTicket(facts, hearing.audiences, causedBy),
      this.desk.subjects.topic(record, NAMING.includes(event.type)),
    ]);
    return {
      record,
      hearers,
      sourceKey: `ticket:${event.ticketId}#${event.seq}`,
      at: event.at,
      webhook: webhookKindOf(event.type),
      wordingFor: ({ audience }) => {
        const reader = readerOf(audience);
        const kind = kindFor(hearing, reader, event, facts);
        return { ...ticketMessage({ event, ticket }, reader), kind, reader };
      },
    };
  }
}

/** Of several reminders that a worker makes up for, the last one says it all. */
function isOutdated(event: TicketEvent, now: TicketFacts): boolean {
  return event.type === 'remind' && now.remindedAt !== event.dueAt;
}

/** Nobody is sent to claim what somebody has claimed, or another organisation has got, in the meantime. */
function stillTrue(hearing: Hearing, then: TicketFacts, now: TicketFacts): Hearing {
  const isFree = now.state === 'pending' && now.responsibleId === then.responsibleId;
  if (isFree) return hearing;
  return { ...hearing, audiences: hearing.audiences.filter((audience) => audience !== 'staff') };
}
