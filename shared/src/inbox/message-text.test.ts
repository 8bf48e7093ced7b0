import type { Role } from '../identity/roles.ts';
import { wall } from '../deadline/testing/wall.ts';
import { PEOPLE } from '../testing/fixtures.ts';
import { TICKET_ACTIONS, TIMER_KINDS, type TicketEventType } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { contactSeenMessage, MESSAGE_TITLE_MAX, ticketMessage } from './message-text.ts';
import { momentText, quoted } from './phrases.ts';
import { type Audience, hearingOfRung, type Reader, readerOf, WHO_HEARS } from './who-hears.ts';
import type { MessageTopic } from './words.ts';

const NOW = wall('2026-11-20 16:00');
const LIMIT = { kind: 'overall', dueAt: wall('2026-11-24 16:30') } as const;

const TOPIC: MessageTopic = {
  number: '26112048371',
  estateName: '阳光花园',
  place: '1号楼 1单元',
  categoryName: '公共照明',
  state: 'processing',
  round: 1,
  tier: 1,
  responsibleName: '安居物业',
  handlerName: '王师傅',
  limit: LIMIT,
};

function anEvent(type: TicketEventType, more: Partial<TicketEvent> = {}): TicketEvent {
  return {
    ticketId: 'ticket',
    seq: 2,
    type,
    at: NOW,
    dueAt: null,
    actor: {
      personId: PEOPLE.wang.personId,
      role: 'staff' satisfies Role,
      organizationId: 'company',
    },
    visibility: 'public',
    text: '',
    mediaIds: [],
    data: {},
    changes: {},
    ...more,
  };
}

const tell = (
  reader: Reader,
  type: TicketEventType,
  more: Partial<TicketEvent> = {},
  topic: Partial<MessageTopic> = {},
) => ticketMessage({ event: anEvent(type, more), ticket: { ...TOPIC, ...topic } }, reader);

it('asks nobody to do what another has to', () => {
  const confirming = { state: 'confirming', limit: { ...LIMIT, kind: 'confirm' } } as const;
  expect(tell('worker', 'nudge', { data: { count: 2 } }, confirming)).toEqual({
    title: '业主第 2 次催办',
    text: '阳光花园 1号楼 1单元，公共照明（261120 48371）。',
  });
  expect(tell('owner', 'claim').text).not.toContain('请在');
  const shelved = { state: 'shelved', limit: { ...LIMIT, kind: 'shelved' } } as const;
  expect(tell('worker', 'decideShelving', { data: { approve: true } }, shelved).text).toMatch(
    /：复核日期是 11月24日 16:30。$/,
  );
});

it('names the ticket, what happened and the limit', () => {
  expect(tell('owner', 'claim')).toEqual({
    title: '已有人接单',
    text: '阳光花园 1号楼 1单元，公共照明（261120 48371）：安居物业王师傅已领取，办结时限 11月24日 16:30。',
  });
  expect(
    tell('worker', 'submit', {}, { state: 'pending', limit: { ...LIMIT, kind: 'claim' } }),
  ).toEqual({
    title: '有工单待领取',
    text: '阳光花园 1号楼 1单元，公共照明（261120 48371）：请在11月24日 16:30 前领取。',
  });
});

it('tells the owner to confirm, or that the community reviews first', () => {
  const text = '换了灯泡';
  const confirming = { state: 'confirming', limit: { ...LIMIT, kind: 'confirm' } } as const;
  expect(tell('owner', 'resolve', { text }, confirming)).toEqual({
    title: '请确认是否解决',
    text: '阳光花园 1号楼 1单元，公共照明（261120 48371）：安居物业已报办结：“换了灯泡”。请在11月24日 16:30 前确认。到时未确认，将自动办结。',
  });
  expect(tell('owner', 'resolve', { text }, { state: 'reviewing' }).title).toBe(
    '已报办结，社区审核中',
  );
  const approved = tell('owner', 'approve', { text: '情况属实' }, confirming);
  expect(approved.title).toBe('请确认是否解决');
  expect(approved.text).not.toContain('情况属实');
});

it('says of a limit that has passed that it has', () => {
  const late = { limit: { ...LIMIT, dueAt: wall('2026-11-20 11:00') } };
  const data = { clock: 'overall', card: 'red', tier: 2, draftsOrder: false, index: 1 };
  const told = tell('worker', 'rung', { data, actor: null }, { ...late, tier: 2 });
  expect(told.title).toBe('红牌：超过办结时限，升至社区督促');
  expect(told.text).toMatch(/：办结时限 11月20日 11:00 已过，请马上处理。$/);
});

it('tells of another category what was asked, what came of it, and why', () => {
  const data = { toCategory: 'facade', toCategoryName: '外墙' };
  const asked = { text: '是外墙脱落', data };
  expect(tell('office', 'requestRecategorise', asked)).toEqual({
    title: '有改类申请待审批',
    text: '阳光花园 1号楼 1单元，公共照明（261120 48371）：安居物业申请改为“外墙”：“是外墙脱落”。',
  });
  expect(tell('owner', 'requestRecategorise', asked).text).toMatch(
    /：安居物业申请把类别改为“外墙”：“是外墙脱落”。等待审批，结果会通知您。$/,
  );
  const approved = { text: '属实', data: { ...data, approve: true } };
  const facade = { categoryName: '外墙' };
  expect(tell('owner', 'decideRecategorise', approved, facade)).toEqual(
    tell('owner', 'recategorise', { text: '属实', data }, facade),
  );
  expect(tell('owner', 'decideRecategorise', approved, facade).text).toMatch(
    /：现在的类别是“外墙”，办结时限 11月24日 16:30。理由：“属实”。$/,
  );
  const refused = { text: '就是照明', data: { ...data, approve: false } };
  expect(tell('owner', 'decideRecategorise', refused).text).toMatch(
    /：类别仍是“公共照明”，办结时限 11月24日 16:30。理由：“就是照明”。$/,
  );
  expect(tell('worker', 'decideRecategorise', refused).title).toBe('改类未批准');
});

it.each(['supply', 'confirm', 'reopen', 'nudge', 'object', 'join', 'withdraw'] as const)(
  'repeats no word of an owner who does %s',
  (type) => {
    const text = '我是 3号楼 501 的老陈，电话 13912345678';
    const actor = { personId: 'owner', role: 'resident', organizationId: null } as const;
    const data = { solved: false, speed: 1, quality: 1, attitude: 1, count: 3, toCommunity: true };
    for (const reader of ['worker', 'office'] as const) {
      const told = tell(reader, type, { text, actor, data });
      expect(told.title + told.text).not.toMatch(/老陈|501|139/);
    }
  },
);

describe('every event that somebody hears of', () => {
  const types: TicketEventType[] = ['submit', ...TICKET_ACTIONS, ...TIMER_KINDS];
  const data = {
    ...{ solved: true, speed: 5, quality: 4, attitude: 3, count: 3, approve: true, tier: 3 },
    ...{ amount: 2, unit: 'workingDays', until: '2026-12-20T02:00:00.000Z', decision: 'decline' },
    ...{ card: null, clock: 'overall', toCategoryName: '外墙' },
  };
  const readersOf = (type: TicketEventType): Reader[] => {
    const { audiences } = type === 'rung' ? hearingOfRung('red', 3) : WHO_HEARS[type];
    const nudged: readonly Audience[] = type === 'nudge' ? ['community'] : [];
    return [...new Set([...audiences, ...nudged].map(readerOf))];
  };
  const all = types.flatMap((type) =>
    readersOf(type).flatMap((reader) =>
      (['pending', 'processing', 'confirming', 'closed', 'shelved'] as const).map((state) => ({
        name: `${type} for ${reader} when ${state}`,
        told: tell(reader, type, { data, text: '理由' }, { state }),
      })),
    ),
  );

  it.each(all)('$name', ({ told: { title, text } }) => {
    expect(title.length).toBeGreaterThan(3);
    expect(title.length).toBeLessThanOrEqual(MESSAGE_TITLE_MAX);
    expect(text).toMatch(/^阳光花园 1号楼 1单元，公共照明（261120 48371）.*。$/);
    // Chinese punctuation is full width; a colon may stand in a time only.
    expect(`${title}${text}`.replace(/\d\d:\d\d/g, '')).not.toMatch(/[,:;!?()]/);
    expect(`${title}${text}`).not.toMatch(/undefined|null|NaN|。。|：。|，。/);
  });
});

it('cuts long words, and leaves emoji whole', () => {
  expect(quoted('')).toBe('');
  expect(quoted('好\n的')).toBe('：“好 的”');
  expect(quoted('🔧'.repeat(120))).toBe(`：“${'🔧'.repeat(100)}…”`);
});

it('writes days that stay right, with the year where it is another', () => {
  expect(momentText(NOW, wall('2026-11-20 17:30'))).toBe('11月20日 17:30');
  expect(momentText(NOW, wall('2027-01-04 08:30'))).toBe('2027年1月4日 08:30');
});

it('tells an owner that his contact data was looked at', () => {
  const { title, text } = contactSeenMessage(TOPIC);
  expect(title).toBe('有人查看了您的联系方式');
  expect(text).toContain('（261120 48371）：工作人员为办理这件诉求查看了您的联系方式');
});
