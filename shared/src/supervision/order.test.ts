import { DAY, HOUR } from '../api/time.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import { PEOPLE } from '../testing/fixtures.ts';
import { REASON_MAX } from '../ticket/ticket.limits.ts';
import { draftDemand } from './draft-demand.ts';
import {
  LEAD_ROLES,
  orderMessage,
  type OrderTopic,
  WHO_HEARS_OF_ORDERS,
} from './order-messages.ts';
import type { OrderAudience, OrderEventType } from './order-messages.ts';
import { mayKnowOrder, maySeeOrder, orderScopeOf } from './order-scope.ts';
import type { OrderAction, OrderFacts, OrderState } from './order.ts';
import {
  availableOrderActions,
  decideOrder,
  isOrderLate,
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
  ...more,
});

const placed = (more: Partial<OrderFacts> = {}) => ({
  ...anOrder(more),
  subdistrictId: 'subdistrict',
  communityId: 'community',
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
  const back = decideOrder(late.order, 'sendBack', PEOPLE.bureau, NOW + 2 * DAY, NOW + 5 * DAY);
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
  const decision = decideOrder(
    anOrder({ state: 'draft' }),
    'issue',
    PEOPLE.bureau,
    NOW,
    NOW + ahead,
  );
  expect(codeOf(decision)).toBe('supervise.badLimit');
});

it('is late while the reply is overdue and after one came late', () => {
  expect(isOrderLate(anOrder(), NOW)).toBe(false);
  expect(isOrderLate(anOrder(), NOW + 2 * DAY)).toBe(true);
  expect(isOrderLate(anOrder({ state: 'replied' }), NOW + 2 * DAY)).toBe(false);
  expect(isOrderLate(anOrder({ state: 'closed', lateAt: NOW }), NOW + 2 * DAY)).toBe(true);
});

it('writes the number with tortoise-shell brackets', () => {
  expect(orderNumber(2026, 17)).toBe('督〔2026〕17号');
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

describe('words', () => {
  const topic: OrderTopic = {
    subject: {
      number: '26112048371',
      estateName: '阳光花园',
      place: '1号楼',
      categoryName: '公共照明',
    },
    number: '督〔2026〕17号',
    issuerName: '高塘住建局',
    addresseeName: '安居物业',
    demand: '三日内修好',
    dueAt: NOW + 3 * DAY,
    isLate: false,
    text: '已修好',
    at: NOW,
  };
  const types = Object.keys(WHO_HEARS_OF_ORDERS) as OrderEventType[];
  const audiences: OrderAudience[] = ['issuer', 'addressee', 'handler', 'bureau'];
  const all = types.flatMap((type) =>
    audiences.map((audience) => ({ type, audience, ...orderMessage(type, topic, audience) })),
  );

  it.each(all)('$type for $audience', ({ title, text }) => {
    expect(title.length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^阳光花园 1号楼，公共照明（261120 48371）：.*。$/);
    expect(`${title}${text}`.replace(/\d\d:\d\d/g, '')).not.toMatch(
      /[,:;!?()]|undefined|null|。。/,
    );
  });

  it('tells the addressee number, demand and limit', () => {
    expect(orderMessage('issue', topic, 'addressee')).toEqual({
      title: '收到督办单督〔2026〕17号',
      text: '阳光花园 1号楼，公共照明（261120 48371）：高塘住建局要求：“三日内修好”。请在11月23日 16:00 前书面回复。',
    });
  });

  it('tells everybody but the doer’s own side of each action', () => {
    const other: Record<OrderAction, OrderAudience | null> = {
      issue: 'addressee',
      drop: null,
      reply: 'issuer',
      accept: 'addressee',
      sendBack: 'addressee',
    };
    for (const action of ORDER_ACTIONS) {
      expect(WHO_HEARS_OF_ORDERS[action][0] ?? null).toBe(other[action]);
    }
    expect(LEAD_ROLES).not.toContain('staff');
  });

  it('suggests a demand', () => {
    const demand = draftDemand({
      where: '阳光花园 1号楼',
      categoryName: '公共照明',
      clock: 'claim',
    });
    expect(demand).toMatch(/^阳光花园 1号楼“公共照明”问题超过领取时限仍无人领取，/);
    const long = draftDemand({
      where: '号'.repeat(400),
      categoryName: '公共照明',
      clock: 'overall',
    });
    expect(long.length).toBeLessThan(REASON_MAX);
  });
});
