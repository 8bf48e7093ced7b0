import type { Refusal } from '../api/problem.ts';
import type { Instant } from '../api/time.ts';
import type { Actor } from '../identity/actor.ts';
import { isOrderLimit } from '../ticket/ticket.limits.ts';

/** States of a supervision order (DESIGN §4.4): drafted by the ladder, issued, answered, closed; a draft may be dropped. */
export const ORDER_STATES = ['draft', 'issued', 'replied', 'closed', 'dropped'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_STATE_LABELS: Readonly<Record<OrderState, string>> = {
  draft: '待签发',
  issued: '待回复',
  replied: '待审回复',
  closed: '已办结',
  dropped: '未签发',
};

export const ORDER_ACTIONS = ['issue', 'drop', 'reply', 'accept', 'sendBack'] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export const ORDER_ACTION_LABELS: Readonly<Record<OrderAction, string>> = {
  issue: '签发',
  drop: '不签发',
  reply: '回复',
  accept: '通过并办结',
  sendBack: '退回重报',
};

/** What rules know of an order. */
export interface OrderFacts {
  readonly id: string;
  readonly version: number;
  readonly state: OrderState;
  readonly bureauId: string;
  readonly ticketId: string;
  readonly issuerId: string;
  readonly addresseeId: string;
  readonly dueAt: Instant | null;
  /** The limit that was missed; set when a reply comes after it, and never erased. */
  readonly lateAt: Instant | null;
}

interface OrderRow {
  readonly from: OrderState;
  readonly to: OrderState;
  readonly side: 'issuer' | 'addressee';
}

/** The order's own small workflow. */
export const ORDER_LIFECYCLE: Readonly<Record<OrderAction, OrderRow>> = {
  issue: { from: 'draft', to: 'issued', side: 'issuer' },
  drop: { from: 'draft', to: 'dropped', side: 'issuer' },
  reply: { from: 'issued', to: 'replied', side: 'addressee' },
  accept: { from: 'replied', to: 'closed', side: 'issuer' },
  sendBack: { from: 'replied', to: 'issued', side: 'issuer' },
};

/** On which side of the order an actor stands, or null. Only leads of an organisation answer for it. */
export function sideOf(
  actor: Actor,
  order: Pick<OrderFacts, 'issuerId' | 'addresseeId'>,
): 'issuer' | 'addressee' | null {
  if (actor.organizationId === order.issuerId) return 'issuer';
  return actor.organizationId === order.addresseeId && actor.role !== 'staff' ? 'addressee' : null;
}

/** Next facts of an order, or the refusal: wrong side, wrong state, a limit too near or too far. `dueAt` with `issue`, and with `sendBack` where a new limit is set. */
export function decideOrder(
  order: OrderFacts,
  action: OrderAction,
  actor: Actor,
  now: Instant,
  dueAt?: Instant,
): { ok: true; order: OrderFacts } | { ok: false; refusal: Refusal } {
  const row = ORDER_LIFECYCLE[action];
  if (sideOf(actor, order) !== row.side)
    return { ok: false, refusal: { code: 'permission.denied' } };
  if (order.state !== row.from) {
    const params = { state: ORDER_STATE_LABELS[order.state] };
    return { ok: false, refusal: { code: 'order.wrongState', params } };
  }
  if (dueAt !== undefined && !isOrderLimit(now, dueAt))
    return { ok: false, refusal: { code: 'supervise.badLimit' } };
  const next: OrderFacts = {
    ...order,
    state: row.to,
    version: order.version + 1,
    dueAt: dueAt ?? order.dueAt,
  };
  return {
    ok: true,
    order: action === 'reply' ? { ...next, lateAt: order.lateAt ?? missed(order, now) } : next,
  };
}

function missed(order: OrderFacts, now: Instant): Instant | null {
  return order.dueAt !== null && now > order.dueAt ? order.dueAt : null;
}

/** Which order actions an actor is offered now. */
export function availableOrderActions(order: OrderFacts, actor: Actor): OrderAction[] {
  const side = sideOf(actor, order);
  return ORDER_ACTIONS.filter((action) => {
    const row = ORDER_LIFECYCLE[action];
    return row.from === order.state && row.side === side;
  });
}

/** True while the reply is overdue, or where it came late once. */
export function isOrderLate(
  order: Pick<OrderFacts, 'state' | 'dueAt' | 'lateAt'>,
  now: Instant,
): boolean {
  return (
    order.lateAt !== null || (order.state === 'issued' && order.dueAt !== null && now > order.dueAt)
  );
}

/** `督〔2026〕17号`: per issuer and year without gaps (DESIGN §4.4). */
export function orderNumber(year: number, sequence: number): string {
  return `督〔${year}〕${sequence}号`;
}
