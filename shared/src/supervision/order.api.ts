import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';
import type { MediaView } from '../media/media.api.ts';
import type { TicketState } from '../ticket/status.ts';
import type { DeadlineView } from '../deadline/deadline-view.ts';
import type { TicketStanding } from './order-tickets.ts';
import type { OrderAction, OrderOutcome, OrderState } from './order.ts';

/** A supervision order as a row of a list. `number` is null while it is a draft. */
export interface OrderCard {
  id: string;
  number: string | null;
  state: OrderState;
  /** The first of its tickets. */
  ticketId: string;
  ticketNumber: string;
  ticketCount: number;
  issuerName: string;
  addresseeName: string;
  demand: string;
  dueAt: IsoTime | null;
  issuedAt: IsoTime | null;
  isLate: boolean;
  /** Since when a late reply is the bureau's matter too. */
  escalatedAt: IsoTime | null;
}

/** A ticket of an order, as it is now. */
export interface OrderTicketView {
  id: string;
  number: string;
  estateName: string;
  categoryName: string;
  submittedAt: IsoTime;
  /** Null where the viewer may not see the ticket, since it went to others. */
  state: TicketState | null;
  isLate: boolean;
  standing: TicketStanding;
  /** Where the ticket is gone to, for `moved`. */
  responsibleName: string;
  /** Why it was left out when the draft was issued; null where it is part of the order. */
  leftOut: TicketStanding | null;
  /** May the viewer open it? */
  isOpenToViewer: boolean;
}

/** What credit evaluation will count of an order (DESIGN §4.4); no score is made of it yet. */
export interface OrderRecord {
  /** Null while no reply came and none is overdue. */
  isRepliedOnTime: boolean | null;
  firstRepliedAt: IsoTime | null;
  sentBackCount: number;
  outcome: OrderOutcome | null;
  closedAt: IsoTime | null;
}

/** One reply or decision on an order. */
export interface OrderEntryView {
  at: IsoTime;
  action: OrderAction | 'draft' | 'addTickets';
  by: string;
  text: string;
  media: MediaView[];
}

export interface OrderView extends OrderCard {
  version: number;
  issuerId: string;
  addresseeId: string;
  tickets: OrderTicketView[];
  record: OrderRecord;
  entries: OrderEntryView[];
  actions: OrderAction[];
  /** May tickets be added? Only to a draft, by its issuer. */
  mayAddTickets: boolean;
}

/** What narrows lists and counts alike; all of it together. */
export interface OrderFilter {
  state?: OrderState;
  /** `1`: only those whose reply is or was late. */
  late?: '1';
  issuerId?: string;
  addresseeId?: string;
  /** Local dates `YYYY-MM-DD` of issue, both included; drafts have none. */
  issuedFrom?: string;
  issuedTo?: string;
}

export interface OrderListQuery extends PageQuery, OrderFilter {}

/** How many orders there are of each sort. Drafts count nowhere else than in `drafts`. */
export interface OrderCounts {
  drafts: number;
  /** All that were signed. */
  issued: number;
  /** Signed and not closed. */
  open: number;
  awaitingReply: number;
  replied: number;
  closed: number;
  /** Signed orders whose reply is or was late. */
  late: number;
  /** Late ones that came up to the bureau. */
  escalated: number;
}

export interface OrderCountsOf extends OrderCounts {
  organizationId: string;
  name: string;
}

/** The board: counts of what the viewer may see, together and by organisation, the most issued first. */
export interface OrderBoard {
  total: OrderCounts;
  byIssuer: OrderCountsOf[];
  byAddressee: OrderCountsOf[];
}

/** The printable document; the address is signed, relative to the origin, and lives for some minutes. */
export interface OrderDocument {
  url: string;
  fileName: string;
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
  counts: defineEndpoint<{ query: OrderFilter; response: OrderBoard }>({
    method: 'GET',
    path: '/orders/counts',
    access: 'order.read',
    summary: 'How many orders there are, by issuer and by addressee',
  }),
  create: defineEndpoint<{
    body: { ticketIds: string[]; demand: string; dueAt: IsoTime };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders',
    access: 'order.decide',
    summary: 'Issue one order about several open tickets of one addressee',
    idempotent: true,
  }),
  addTickets: defineEndpoint<{
    params: ById;
    body: { version: number; ticketIds: string[] };
    response: OrderView;
  }>({
    method: 'POST',
    path: '/orders/:id/tickets',
    access: 'order.decide',
    summary: 'Add tickets of the same addressee to a draft',
    idempotent: true,
  }),
  limit: defineEndpoint<{ params: ById; response: DeadlineView }>({
    method: 'GET',
    path: '/orders/:id/limit',
    access: 'order.read',
    summary: 'How much working time the limit of the reply gives, a line per day',
  }),
  document: defineEndpoint<{ params: ById; response: OrderDocument }>({
    method: 'GET',
    path: '/orders/:id/document',
    access: 'order.read',
    summary: 'Where the signed order is to be had as a document (PDF, A4)',
  }),
  /** The address in {@link OrderDocument} leads here; nobody builds it but the server. */
  documentFile: defineEndpoint<{ params: ById; query: { e: string; s: string } }>({
    method: 'GET',
    path: '/orders/:id/document.pdf',
    access: 'public',
    summary: 'The bytes of the document; the signature in the address is the permission',
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
    body: { version: number; outcome: OrderOutcome; opinion: string };
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
