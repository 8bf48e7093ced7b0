import type { Pressing } from '../escalation/standing.ts';
import type { TicketEventType } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import type { Subject } from './phrases.ts';
import { momentText, pleaseBy } from './phrases.ts';

/** What messages may tell of a ticket, as it was after the event. */
export interface MessageTopic extends Subject, Pick<TicketFacts, 'state' | 'round' | 'tier'> {
  readonly responsibleName: string;
  /** As the handler is shown to others, e.g. 王师傅; null where there is none. */
  readonly handlerName: string | null;
  /** The limit that presses. */
  readonly limit: Pressing | null;
}

/** An event and the ticket it happened to. */
export interface Story {
  readonly event: TicketEvent;
  readonly ticket: MessageTopic;
}

/** Title of a message, and what happened and what to do, without the ticket's subject. */
export interface Words {
  readonly title: string;
  readonly body: string;
}

export type WordsTable = Partial<Readonly<Record<TicketEventType, (story: Story) => Words>>>;

export const words = (title: string, body: string): Words => ({ title, body });

/** {@link pleaseBy} of a story, for readers whom these limits press. */
export function limitFor(own: readonly Pressing['kind'][]) {
  return ({ event, ticket }: Story): string => pleaseBy(event.at, ticket.limit, own);
}

/** `，办结时限 11月22日 16:30` while work is being done, else nothing. */
export function finishLimit({ event, ticket: { limit } }: Story): string {
  return limit?.kind === 'overall' ? `，办结时限 ${momentText(event.at, limit.dueAt)}` : '';
}
