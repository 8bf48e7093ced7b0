import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';
import type { MessageKind } from './who-hears.ts';

/**
 * What a message is about: a ticket, an order, the morning's numbers of all that somebody answers for, or the calendar
 * that limits are reckoned by. It says where a tap leads.
 */
export const MESSAGE_ABOUT = ['ticket', 'order', 'work', 'calendar'] as const;
export type MessageAbout = (typeof MESSAGE_ABOUT)[number];

/** One message of the in-app inbox, for one person in one capacity. */
export interface MessageView {
  id: string;
  kind: MessageKind;
  title: string;
  text: string;
  about: MessageAbout;
  /** Of a message about a ticket, and about an order that was issued for one. */
  ticketId: string | null;
  /** Of a message about an order. */
  orderId: string | null;
  at: IsoTime;
  isRead: boolean;
}

export interface UnreadCount {
  unread: number;
}

/** Messages of the person in his present capacity. */
export const inboxApi = {
  list: defineEndpoint<{ query: PageQuery; response: Page<MessageView> }>({
    method: 'GET',
    path: '/inbox',
    access: 'signedIn',
    summary: 'Messages, newest first',
  }),
  unread: defineEndpoint<{ response: UnreadCount }>({
    method: 'GET',
    path: '/inbox/unread',
    access: 'signedIn',
    summary: 'How many messages are unread',
  }),
  /** Marks one message, or all where `id` is absent. */
  read: defineEndpoint<{ body: { id?: string }; response: UnreadCount }>({
    method: 'POST',
    path: '/inbox/read',
    access: 'signedIn',
    summary: 'Mark one message or all as read',
  }),
};
