import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';
import type { MediaView } from '../media/media.api.ts';
import type { OrderAction, OrderState } from './order.ts';

/** A supervision order as a row of a list. `number` is null while it is a draft. */
export interface OrderCard {
  id: string;
  number: string | null;
  state: OrderState;
  ticketId: string;
  ticketNumber: string;
  issuerName: string;
  addresseeName: string;
  demand: string;
  dueAt: IsoTime | null;
  issuedAt: IsoTime | null;
  isLate: boolean;
}

/** One reply or decision on an order. */
export interface OrderEntryView {
  at: IsoTime;
  action: OrderAction | 'draft';
  by: string;
  text: string;
  media: MediaView[];
}

export interface OrderView extends OrderCard {
  version: number;
  entries: OrderEntryView[];
  actions: OrderAction[];
}

export interface OrderListQuery extends PageQuery {
  state?: OrderState;
}

interface ById {
  id: string;
}

/** Supervision orders: lists for issuer and addressee, reply with proof, accept or send back. */
export const orderApi = {
  list: defineEndpoint<{ query: OrderListQuery; response: Page<OrderCard> }>({
    method: 'GET',
    path: '/orders',
    access: 'order.read',
    summary: 'Orders that the viewer’s organisation issued, got, or oversees, newest first',
  }),
  get: defineEndpoint<{ params: ById; response: OrderView }>({
    method: 'GET',
    path: '/orders/:id',
    access: 'order.read',
    summary: 'One order with its replies',
  }),
  issue: defineEndpoint<{
    params: ById;
    body: { version: number; demand: string; dueAt: IsoTime };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/issue',
    access: 'order.decide',
    summary: 'Sign a drafted order',
    idempotent: true,
  }),
  drop: defineEndpoint<{
    params: ById;
    body: { version: number; reason: string };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/drop',
    access: 'order.decide',
    summary: 'Do not issue a drafted order',
    idempotent: true,
  }),
  reply: defineEndpoint<{
    params: ById;
    body: { version: number; text: string; mediaIds?: string[] };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/reply',
    access: 'order.reply',
    summary: 'Answer with proof',
    idempotent: true,
  }),
  accept: defineEndpoint<{
    params: ById;
    body: { version: number; outcome: string };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/accept',
    access: 'order.decide',
    summary: 'Accept the reply and close',
    idempotent: true,
  }),
  sendBack: defineEndpoint<{
    params: ById;
    body: { version: number; reason: string; dueAt?: IsoTime };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/send-back',
    access: 'order.decide',
    summary: 'Send the reply back, with a new limit if needed',
    idempotent: true,
  }),
};
