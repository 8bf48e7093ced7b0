import { eventTitle } from '../ticket/wording.ts';
import { OFFICE_WORDS } from './office-words.ts';
import { OWNER_WORDS } from './owner-words.ts';
import type { Subject } from './phrases.ts';
import { subjectText } from './phrases.ts';
import type { Reader } from './who-hears.ts';
import type { Story, Words, WordsTable } from './words.ts';
import { words } from './words.ts';
import { WORKER_WORDS } from './worker-words.ts';

/** A message as people read it. */
export interface MessageText {
  readonly title: string;
  readonly text: string;
}

/** Longest title and text that a message has: names of places and of organisations have limits of their own. */
export const MESSAGE_TITLE_MAX = 60;
export const MESSAGE_TEXT_MAX = 1000;

const TABLES: Readonly<Record<Reader, WordsTable>> = {
  owner: OWNER_WORDS,
  worker: WORKER_WORDS,
  office: OFFICE_WORDS,
};

/**
 * What a person around a ticket is told of an event: a title, then which ticket, what happened and what to do. It holds
 * no personal data of owners and none of their words; those are on the ticket's page for who may see them.
 */
export function ticketMessage(story: Story, reader: Reader): MessageText {
  const { event } = story;
  const said: Words =
    TABLES[reader][event.type]?.(story) ?? words(eventTitle(event.type, event.data), '');
  return messageAbout(story.ticket, said);
}

/** What an owner is told when somebody looked at how to reach him (DESIGN §4.5). */
export function contactSeenMessage(subject: Subject): MessageText {
  const body = '工作人员为办理这件诉求查看了您的联系方式，已留记录。如有疑问，请向社区反映。';
  return messageAbout(subject, words('有人查看了您的联系方式', body));
}

/** Words under the subject of their ticket. */
export function messageAbout(subject: Subject, { title, body }: Words): MessageText {
  return { title, text: body ? `${subjectText(subject)}：${body}` : `${subjectText(subject)}。` };
}
