import { DAY } from '../api/time.ts';
import { wall } from '../deadline/testing/wall.ts';
import { REASON_MAX } from '../ticket/ticket.limits.ts';
import { draftDemand } from './draft-demand.ts';
import {
  LEAD_ROLES,
  orderMessage,
  WHO_HEARS_OF_ORDERS,
  type OrderAudience,
  type OrderEventType,
  type OrderTopic,
} from './order-messages.ts';
import { ORDER_ACTIONS, type OrderAction } from './order.ts';

const NOW = wall('2026-11-20 16:00');

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
    ticketCount: 1,
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

  it('tells how many tickets, and the bureau of what came up to it', () => {
    const { text } = orderMessage('issue', { ...topic, ticketCount: 3 }, 'addressee');
    expect(text).toContain('“三日内修好”（等 3 件工单）。');
    expect(WHO_HEARS_OF_ORDERS.late).not.toContain('bureau');
    expect(orderMessage('escalated', topic, 'bureau')).toEqual({
      title: '督办单督〔2026〕17号逾期，已升级到住建局',
      text: expect.stringContaining('安居物业仍未回复，请督促。'),
    });
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
