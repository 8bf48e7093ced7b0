import type { Hearing, TicketEvent, TicketEventType, TicketFacts } from '@wide-angle/shared';
import { hearingOf, kindFor, readerOf, ticketMessage, WHO_HEARS } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxConsumer, OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import {
  TICKET_EVENT_TOPIC,
  TicketReader,
  type TicketEventMessage,
  type TicketRecord,
} from '../tickets/index.js';
import { Hearers } from './hearers.js';
import { Mailer } from './mailer.js';
import { TicketSubjects } from './ticket-subjects.js';

/** Events of which owners learn who does the work now. */
const NAMING: readonly TicketEventType[] = ['claim', 'dispatch', 'transfer', 'followUp'];

/** Tells people what happened to tickets: who hears and in which words is in shared, this finds the people. */
@Injectable()
export class TicketNews extends OutboxConsumer implements OnModuleInit {
  override readonly name = 'ticket-messages';
  override readonly topic = TICKET_EVENT_TOPIC;

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(TicketReader) private readonly tickets: TicketReader,
    @Inject(Hearers) private readonly hearers: Hearers,
    @Inject(TicketSubjects) private readonly subjects: TicketSubjects,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {
    super();
  }

  onModuleInit(): void {
    this.consumers.register(this);
  }

  override wants(message: object): boolean {
    const { type } = message as TicketEventMessage;
    return type === 'rung' || WHO_HEARS[type].audiences.length > 0;
  }

  override async handle(payload: unknown): Promise<void> {
    const { ticketId, seq } = payload as TicketEventMessage;
    const [event, record] = await Promise.all([
      this.tickets.event(ticketId, seq),
      this.tickets.record(ticketId),
    ]);
    if (!event || !record || isOutdated(event, record.facts)) return;
    await this.tell(event, record);
  }

  /** Tells of the ticket as it was after the event, though it may have gone on since. */
  private async tell(event: TicketEvent, { facts: now, content }: TicketRecord): Promise<void> {
    const facts = await this.tickets.factsAfter(now, event.seq);
    const hearing = stillTrue(hearingOf(event, facts), facts, now);
    const causedBy = event.actor?.personId ?? null;
    const hearers = await this.hearers.aroundTicket(facts, hearing.audiences, causedBy);
    if (hearers.length === 0) return;
    const ticket = await this.subjects.topic({ facts, content }, NAMING.includes(event.type));
    const { ticketId, seq, at } = event;
    const letter = { sourceKey: `ticket:${ticketId}#${seq}`, at, ticketId, orderId: null };
    await this.mailer.send(letter, hearers, ({ audience }) => {
      const reader = readerOf(audience);
      return {
        ...ticketMessage({ event, ticket }, reader),
        kind: kindFor(hearing, reader, event, facts),
      };
    });
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
