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

/** How an order ended, in the issuer's judgement; credit evaluation will count it (DESIGN §4.4, §5). */
export const ORDER_OUTCOMES = ['fulfilled', 'partly', 'unfulfilled'] as const;
export type OrderOutcome = (typeof ORDER_OUTCOMES)[number];

export const ORDER_OUTCOME_LABELS: Readonly<Record<OrderOutcome, string>> = {
  fulfilled: '整改到位',
  partly: '部分到位',
  unfulfilled: '未整改',
};

/** Most tickets of one order: what one person can still answer for in one reply. */
export const ORDER_TICKETS_MAX = 20;

/** What rules know of an order. */
export interface OrderFacts {
  readonly id: string;
  readonly version: number;
  readonly state: OrderState;
  readonly bureauId: string;
  /** The first of its tickets; all of them stand in a list of their own. */
  readonly ticketId: string;
  readonly issuerId: string;
  readonly addresseeId: string;
  readonly dueAt: Instant | null;
  /** The first limit that was missed; never erased. */
  readonly lateAt: Instant | null;
  /** Since when an overdue reply is the bureau's matter too; never erased. Null where the bureau issued it itself. */
  readonly escalatedAt: Instant | null;
  /** Facts for credit evaluation: the first reply, how often one was sent back, how it ended. */
  readonly firstRepliedAt: Instant | null;
  readonly sentBackCount: number;
  readonly outcome: OrderOutcome | null;
  readonly closedAt: Instant | null;
}

/** What somebody says with an action, as far as the rules look at it. */
export interface OrderSaying {
  /** With `issue`, and with `sendBack` where a new limit is set. */
  readonly dueAt?: Instant | undefined;
  /** With `accept`. */
  readonly outcome?: OrderOutcome | undefined;
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

/**
 * On which side of the order an actor stands, or null. Only leads of an organisation answer for it. An order whose late
 * reply has come up to the bureau is the bureau's to decide as well.
 */
export function sideOf(
  actor: Actor,
  order: Pick<OrderFacts, 'issuerId' | 'addresseeId' | 'bureauId' | 'escalatedAt'>,
): 'issuer' | 'addressee' | null {
  if (actor.organizationId === null) return null;
  if (actor.organizationId === order.issuerId) return 'issuer';
  if (actor.organizationId === order.addresseeId)
    return actor.role === 'staff' ? null : 'addressee';
  return order.escalatedAt !== null && actor.organizationId === order.bureauId ? 'issuer' : null;
}

/** Next facts of an order, or the refusal: wrong side, wrong state, a limit too near or too far. */
export function decideOrder(
  order: OrderFacts,
  action: OrderAction,
  actor: Actor,
  now: Instant,
  saying: OrderSaying = {},
): { ok: true; order: OrderFacts } | { ok: false; refusal: Refusal } {
  const row = ORDER_LIFECYCLE[action];
  if (sideOf(actor, order) !== row.side)
    return { ok: false, refusal: { code: 'permission.denied' } };
  if (order.state !== row.from) {
    const params = { state: ORDER_STATE_LABELS[order.state] };
    return { ok: false, refusal: { code: 'order.wrongState', params } };
  }
  const { dueAt } = saying;
  if (dueAt !== undefined && !isOrderLimit(now, dueAt))
    return { ok: false, refusal: { code: 'supervise.badLimit' } };
  const next: OrderFacts = {
    ...order,
    state: row.to,
    version: order.version + 1,
    dueAt: dueAt ?? order.dueAt,
  };
  return { ok: true, order: { ...next, ...factsOfAction(order, action, now, saying) } };
}

function factsOfAction(
  order: OrderFacts,
  action: OrderAction,
  now: Instant,
  { outcome }: OrderSaying,
): Partial<OrderFacts> {
  switch (action) {
    case 'reply':
      return {
        lateAt: order.lateAt ?? missed(order, now),
        firstRepliedAt: order.firstRepliedAt ?? now,
      };
    case 'sendBack':
      return { sentBackCount: order.sentBackCount + 1 };
    case 'accept':
      return { outcome: outcome ?? 'fulfilled', closedAt: now };
    case 'issue':
    case 'drop':
      return {};
  }
}

function missed(order: OrderFacts, now: Instant): Instant | null {
  return order.dueAt !== null && now > order.dueAt ? order.dueAt : null;
}

/**
 * Was the first reply in time? Null while none came and none is overdue. A later round may be late where the first was
 * not: {@link isOrderLate} tells that.
 */
export function isRepliedOnTime(
  order: Pick<OrderFacts, 'state' | 'dueAt' | 'lateAt' | 'firstRepliedAt'>,
  now: Instant,
): boolean | null {
  if (order.lateAt !== null && (order.firstRepliedAt ?? Infinity) > order.lateAt) return false;
  if (order.firstRepliedAt !== null) return true;
  return isOrderLate(order, now) ? false : null;
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

/** The sign before the year where an issuer has set none of its own. */
export const ORDER_MARK = '督';
/** Longest sign of an issuer, e.g. `高建督`. */
export const ORDER_MARK_MAX = 10;

/** `督〔2026〕17号`, `高建督〔2026〕17号`: per issuer and year without gaps (DESIGN §4.4). */
export function orderNumber(year: number, sequence: number, mark: string = ORDER_MARK): string {
  return `${mark}〔${year}〕${sequence}号`;
}
