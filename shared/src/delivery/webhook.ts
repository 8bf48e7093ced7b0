import type { IsoTime } from '../api/time.ts';
import type { ClassCode } from '../policy/policy.ts';
import type { OrderEventType } from '../supervision/order-messages.ts';
import type { OrderState } from '../supervision/order.ts';
import type { TicketEventType } from '../ticket/actions.ts';
import type { TicketState } from '../ticket/status.ts';

/** What other systems (the city's platform, 12345) can be told of, see docs/webhooks.md. */
export const WEBHOOK_KINDS = [
  'ticket.submitted',
  'ticket.claimed',
  'ticket.dispatched',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.declined',
  'ticket.closed',
  'ticket.withdrawn',
  'ticket.merged',
  'ticket.late',
  'order.issued',
  'order.replied',
  'order.closed',
  'order.late',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

export const WEBHOOK_KIND_LABELS: Readonly<Record<WebhookKind, string>> = {
  'ticket.submitted': '诉求上报',
  'ticket.claimed': '领取',
  'ticket.dispatched': '派单、转办',
  'ticket.resolved': '办结上报',
  'ticket.reopened': '要求重办',
  'ticket.declined': '不予受理',
  'ticket.closed': '办结',
  'ticket.withdrawn': '撤回',
  'ticket.merged': '并案',
  'ticket.late': '黄牌、红牌与升级',
  'order.issued': '督办单签发',
  'order.replied': '督办单回复',
  'order.closed': '督办单办结',
  'order.late': '督办单逾期',
};

const OF_TICKETS: Readonly<Partial<Record<TicketEventType, WebhookKind>>> = {
  submit: 'ticket.submitted',
  claim: 'ticket.claimed',
  dispatch: 'ticket.dispatched',
  transfer: 'ticket.dispatched',
  resolve: 'ticket.resolved',
  reopen: 'ticket.reopened',
  decline: 'ticket.declined',
  confirm: 'ticket.closed',
  autoClose: 'ticket.closed',
  withdraw: 'ticket.withdrawn',
  merge: 'ticket.merged',
  rung: 'ticket.late',
};

const OF_ORDERS: Readonly<Partial<Record<OrderEventType, WebhookKind>>> = {
  issue: 'order.issued',
  reply: 'order.replied',
  accept: 'order.closed',
  late: 'order.late',
  escalated: 'order.late',
};

/** As what other systems are told of a ticket's event; null where they are not. */
export function webhookKindOf(type: TicketEventType): WebhookKind | null {
  return OF_TICKETS[type] ?? null;
}

/** As what other systems are told of what happened to an order; null where they are not. */
export function webhookKindOfOrder(type: OrderEventType): WebhookKind | null {
  return OF_ORDERS[type] ?? null;
}

/** What a test says that it is; receivers answer it like any other delivery. */
export const WEBHOOK_TEST_KIND = 'test';
export const WEBHOOK_TEST_LABEL = '测试';

/** Raised only where a receiver that goes by the old shape would break; fields are added without. */
export const WEBHOOK_VERSION = 1;

/** A ticket as other systems may know it: nothing about who reported it, nor his words or his home. */
export interface WebhookTicket {
  id: string;
  number: string;
  state: TicketState;
  categoryCode: string;
  categoryName: string;
  classCode: ClassCode;
  estateName: string;
  responsibleName: string;
  round: number;
  tier: number;
  isLate: boolean;
  submittedAt: IsoTime;
  claimDueAt: IsoTime | null;
  overallDueAt: IsoTime;
}

/** The body of a delivery. `id` names the happening: the same id is the same happening, delivered again. */
export interface WebhookBody {
  version: typeof WEBHOOK_VERSION;
  id: string;
  kind: WebhookKind;
  at: IsoTime;
  /** As it was right after the happening. */
  ticket: WebhookTicket;
  order: { id: string; number: string | null; state: OrderState; dueAt: IsoTime | null } | null;
}

/** The body of a test: nothing has happened. */
export interface WebhookTestBody {
  version: typeof WEBHOOK_VERSION;
  id: string;
  kind: typeof WEBHOOK_TEST_KIND;
  at: IsoTime;
  ticket: null;
  order: null;
}

/** Headers of a delivery. */
export const WEBHOOK_HEADERS = {
  /** Seconds since 1970, part of what is signed. */
  timestamp: 'x-wide-angle-timestamp',
  /** `v1=` and the hexadecimal HMAC-SHA256 of `<timestamp>.<body>` with the subscription's secret. */
  signature: 'x-wide-angle-signature',
  event: 'x-wide-angle-event',
  key: 'idempotency-key',
} as const;

/** How old a timestamp a receiver should accept, in seconds. */
export const WEBHOOK_TOLERANCE_SECONDS = 300;

export const WEBHOOK_URL_MAX = 500;
export const WEBHOOK_NAME_MAX = 60;
/** Subscriptions of one bureau. */
export const WEBHOOKS_MAX = 20;
