import { DAY, HOUR } from '../api/time.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import { PEOPLE } from '../testing/fixtures.ts';
import { mayKnowOrder, maySeeOrder, orderScopeOf } from './order-scope.ts';
import type { OrderAction, OrderFacts, OrderSaying, OrderState } from './order.ts';
import {
  availableOrderActions,
  decideOrder,
  isOrderLate,
  isRepliedOnTime,
  ORDER_ACTIONS,
  ORDER_LIFECYCLE,
  ORDER_STATES,
  orderNumber,
} from './order.ts';

const NOW = wall('2026-11-20 16:00');

const anOrder = (more: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'order',
  version: 3,
  state: 'issued',
  bureauId: 'bureau',
  ticketId: 'ticket',
  issuerId: 'bureau',
  addresseeId: 'company',
  dueAt: NOW + DAY,
  lateAt: null,
  escalatedAt: null,
  firstRepliedAt: null,
  sentBackCount: 0,
  outcome: null,
  closedAt: null,
  ...more,
});

const placed = (more: Partial<OrderFacts> = {}) => ({
  ...anOrder(more),
  subdistrictIds: ['subdistrict'],
  communityIds: ['community', 'otherCommunity'],
});

const codeOf = (decision: ReturnType<typeof decideOrder>) =>
  decision.ok ? null : decision.refusal.code;

it.each(ORDER_ACTIONS)('lets the right side do %s from its one state only', (action) => {
  const { from, to, side } = ORDER_LIFECYCLE[action];
  const [right, wrong] =
    side === 'issuer' ? [PEOPLE.bureau, PEOPLE.manager] : [PEOPLE.manager, PEOPLE.bureau];
  for (const state of ORDER_STATES) {
    const decision = decideOrder(anOrder({ state }), action, right, NOW);
    if (state !== from) expect(codeOf(decision)).toBe('order.wrongState');
    else expect(decision).toMatchObject({ ok: true, order: { state: to, version: 4 } });
    expect(codeOf(decideOrder(anOrder({ state }), action, wrong, NOW))).toBe('permission.denied');
  }
});

it('offers what it allows', () => {
  const offered = (state: OrderState, actor: Actor) =>
    availableOrderActions(anOrder({ state }), actor);
  expect(offered('draft', PEOPLE.bureau)).toEqual(['issue', 'drop']);
  expect(offered('issued', PEOPLE.manager)).toEqual(['reply']);
  expect(offered('issued', PEOPLE.wang)).toEqual([]);
  expect(offered('replied', PEOPLE.bureau)).toEqual(['accept', 'sendBack']);
  expect(offered('closed', PEOPLE.bureau)).toEqual([]);
});

it('keeps the limit that a reply missed, whatever comes later', () => {
  const late = decideOrder(anOrder(), 'reply', PEOPLE.manager, NOW + 2 * DAY);
  expect(late).toMatchObject({ ok: true, order: { lateAt: NOW + DAY } });
  if (!late.ok) throw new Error('refused');
  const back = decideOrder(late.order, 'sendBack', PEOPLE.bureau, NOW + 2 * DAY, {
    dueAt: NOW + 5 * DAY,
  });
  if (!back.ok) throw new Error('refused');
  expect(back.order).toMatchObject({ dueAt: NOW + 5 * DAY, lateAt: NOW + DAY });
  const again = decideOrder(back.order, 'reply', PEOPLE.manager, NOW + 3 * DAY);
  expect(again).toMatchObject({ ok: true, order: { lateAt: NOW + DAY } });
});

it.each([
  ['too near', HOUR - 1],
  ['past', -DAY],
  ['too far', 90 * DAY + 1],
  ['no time', NaN],
])('refuses a limit that is %s', (_, ahead) => {
  const decision = decideOrder(anOrder({ state: 'draft' }), 'issue', PEOPLE.bureau, NOW, {
    dueAt: NOW + ahead,
  });
  expect(codeOf(decision)).toBe('supervise.badLimit');
});

it('is late while the reply is overdue and after one came late', () => {
  expect(isOrderLate(anOrder(), NOW)).toBe(false);
  expect(isOrderLate(anOrder(), NOW + 2 * DAY)).toBe(true);
  expect(isOrderLate(anOrder({ state: 'replied' }), NOW + 2 * DAY)).toBe(false);
  expect(isOrderLate(anOrder({ state: 'closed', lateAt: NOW }), NOW + 2 * DAY)).toBe(true);
});

it('writes the number with tortoise-shell brackets, under the issuer’s own sign', () => {
  expect(orderNumber(2026, 17)).toBe('督〔2026〕17号');
  expect(orderNumber(2026, 17, '高建督')).toBe('高建督〔2026〕17号');
});

it('keeps the facts that credit evaluation will count', () => {
  const step = (
    order: OrderFacts,
    action: OrderAction,
    actor: Actor,
    at: number,
    saying?: OrderSaying,
  ) => {
    const decision = decideOrder(order, action, actor, at, saying);
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.order;
  };
  let order = step(anOrder(), 'reply', PEOPLE.manager, NOW + HOUR);
  expect(isRepliedOnTime(order, NOW + HOUR)).toBe(true);
  order = step(order, 'sendBack', PEOPLE.bureau, NOW + 2 * HOUR);
  order = step(order, 'reply', PEOPLE.manager, NOW + 2 * DAY);
  // The first reply was in time; that the second was not makes the order late, not the first reply.
  expect(order).toMatchObject({ lateAt: NOW + DAY, firstRepliedAt: NOW + HOUR, sentBackCount: 1 });
  expect(isRepliedOnTime(order, NOW + 2 * DAY)).toBe(true);
  order = step(order, 'accept', PEOPLE.bureau, NOW + 3 * DAY, { outcome: 'partly' });
  expect(order).toMatchObject({ outcome: 'partly', closedAt: NOW + 3 * DAY, sentBackCount: 1 });
});

it.each([
  ['none yet', {}, HOUR, null],
  ['none, overdue', {}, 2 * DAY, false],
  ['late', { state: 'replied', lateAt: NOW + DAY, firstRepliedAt: NOW + 2 * DAY }, 2 * DAY, false],
  ['in time', { state: 'closed', firstRepliedAt: NOW + HOUR }, 9 * DAY, true],
] as const)('a first reply: %s', (_, more, after, expected) => {
  expect(isRepliedOnTime(anOrder(more), NOW + after)).toBe(expected);
});

describe('an order whose late reply came up to the bureau', () => {
  const order = anOrder({ issuerId: 'community', state: 'replied', escalatedAt: NOW });

  it('is the bureau’s to decide as well as its issuer’s', () => {
    expect(availableOrderActions(order, PEOPLE.bureau)).toEqual(['accept', 'sendBack']);
    expect(availableOrderActions(order, PEOPLE.community)).toEqual(['accept', 'sendBack']);
    expect(availableOrderActions({ ...order, escalatedAt: null }, PEOPLE.bureau)).toEqual([]);
  });

  it('is nobody else’s', () => {
    const elsewhere = { ...PEOPLE.bureau, organizationId: 'otherBureau' };
    expect(availableOrderActions(order, elsewhere)).toEqual([]);
    expect(availableOrderActions(order, PEOPLE.subdistrict)).toEqual([]);
    expect(availableOrderActions({ ...order, state: 'issued' }, PEOPLE.bureau)).toEqual([]);
  });
});

describe('who sees an order', () => {
  const sees = (actor: Actor, state: OrderState) => maySeeOrder(actor, placed({ state }));

  it.each(['bureau', 'subdistrict', 'community'] as const)('%s: of its area, drafts too', (who) => {
    expect(sees(PEOPLE[who], 'draft')).toBe(true);
    expect(sees({ ...PEOPLE[who], organizationId: 'elsewhere' }, 'issued')).toBe(false);
  });

  it('the addressee: what was signed', () => {
    expect(sees(PEOPLE.manager, 'issued')).toBe(true);
    expect(sees(PEOPLE.manager, 'draft')).toBe(false);
    expect(sees(PEOPLE.manager, 'dropped')).toBe(false);
    expect(sees({ ...PEOPLE.manager, organizationId: 'otherCompany' }, 'issued')).toBe(false);
  });

  it('the offices of every area in which one of its tickets lies', () => {
    const other = { ...PEOPLE.community, organizationId: 'otherCommunity' };
    expect(maySeeOrder(other, placed())).toBe(true);
  });

  it('on a ticket: colleagues of the addressee too, a company that got the ticket later not', () => {
    const manager = { ...PEOPLE.manager, organizationId: 'otherCompany' };
    const card = (actor: Actor, state: OrderState = 'issued') =>
      mayKnowOrder(actor, placed({ state }));
    expect(card(PEOPLE.wang)).toBe(true);
    expect(card(PEOPLE.wang, 'draft')).toBe(false);
    expect(card(PEOPLE.rival)).toBe(false);
    expect(card(PEOPLE.manager)).toBe(true);
    expect(card(manager)).toBe(false);
    expect(card(PEOPLE.bureau, 'draft')).toBe(true);
  });

  it.each(['owner', 'wang', 'administrator'] as const)('%s: none', (who) => {
    expect(orderScopeOf(PEOPLE[who])).toBeNull();
  });

  it('the addressee’s staff knows what was demanded without opening it, another company’s does not', () => {
    const knows = (actor: Actor, state: OrderState) => mayKnowOrder(actor, placed({ state }));
    expect(knows(PEOPLE.wang, 'issued')).toBe(true);
    expect(knows(PEOPLE.wang, 'draft')).toBe(false);
    const elsewhere = { organizationId: 'otherCompany' };
    expect(knows({ ...PEOPLE.wang, ...elsewhere }, 'issued')).toBe(false);
    expect(knows({ ...PEOPLE.manager, ...elsewhere }, 'issued')).toBe(false);
    expect(knows(PEOPLE.manager, 'issued')).toBe(true);
    expect(knows(PEOPLE.owner, 'issued')).toBe(false);
  });
});
