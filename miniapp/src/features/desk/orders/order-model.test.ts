import { HOUR, ORDER_ACTIONS, toIso, type OrderTicketView } from '@wide-angle/shared';
import { anOrder, NOW } from '../testing/samples';
import { arrangedOrder, firstValues, ORDER_FORMS, orderBody, orderFlaw } from './order-forms';
import {
  awaitsUs,
  lateText,
  limitOf,
  nextOfOrder,
  officeOptions,
  orderEntries,
  orderSide,
  orderStateOptions,
  recordFacts,
  ticketNote,
  ticketsText,
  waitingText,
} from './order-model';

const ISSUER = '湖滨社区';
const ADDRESSEE = '安居物业';
const NO_MEDIA = { ids: [], uploading: false, failed: false };

describe('whose turn an order is', () => {
  it.each([
    ['draft', ISSUER, true],
    ['draft', '住建局', false],
    ['issued', ADDRESSEE, true],
    ['issued', ISSUER, false],
    ['replied', ISSUER, true],
    ['replied', ADDRESSEE, false],
    ['closed', ISSUER, false],
  ] as const)('%s for %s: %s', (state, name, expected) => {
    expect(awaitsUs(anOrder({ state }), name)).toBe(expected);
  });

  it('knows readers who are on neither side', () => {
    expect(orderSide(anOrder(), '鱼丘湖街道')).toBe('reader');
    expect(orderSide(anOrder(), null)).toBe('reader');
  });

  it('tells each side what comes next', () => {
    expect(nextOfOrder(anOrder(), ADDRESSEE)).toBe('请在期限前办好，写明情况并附照片回复。');
    expect(nextOfOrder(anOrder(), ISSUER)).toBe('等安居物业书面回复。');
    expect(nextOfOrder(anOrder({ state: 'replied' }), ISSUER)).toContain('办结还是退回');
  });

  it('shows a limit only while an answer is awaited', () => {
    expect(limitOf(anOrder(), NOW)?.text).toBe('明天 14:00 前回复');
    expect(limitOf(anOrder({ state: 'replied' }), NOW)).toBeNull();
    expect(limitOf(anOrder({ dueAt: null }), NOW)).toBeNull();
  });

  it('offers drafts to offices only', () => {
    expect(orderStateOptions('bureau').map((one) => one.value)).toContain('draft');
    expect(orderStateOptions('manager').map((one) => one.value)).not.toContain('draft');
  });

  it('says when there are more than were counted', () => {
    expect(waitingText({ count: 3, isMore: false })).toBe('3');
    expect(waitingText({ count: 50, isMore: true })).toBe('50+');
  });
});

describe('tickets and record of an order', () => {
  const aTicket = (more: Partial<OrderTicketView> = {}): OrderTicketView => ({
    id: 'ticket',
    number: '26112212345',
    estateName: '阳光花园',
    categoryName: '照明',
    submittedAt: toIso(NOW),
    state: 'processing',
    isLate: false,
    standing: 'underway',
    responsibleName: '和美物业',
    leftOut: null,
    isOpenToViewer: true,
    ...more,
  });

  it('says how each ticket stands now', () => {
    expect(ticketNote(aTicket())).toBe('处理中');
    expect(ticketNote(aTicket({ isLate: true }))).toBe('处理中，超时');
    expect(ticketNote(aTicket({ standing: 'moved', state: null }))).toBe('已转和美物业');
    expect(ticketNote(aTicket({ standing: 'ended', state: 'closed', leftOut: 'ended' }))).toBe(
      '签发时已结束，未列入',
    );
  });

  it('counts the tickets, and tells that a late one came up to the bureau', () => {
    expect(ticketsText(anOrder())).toBe('工单 261122 12345');
    expect(ticketsText(anOrder({ ticketCount: 3 }))).toBe('工单 261122 12345 等 3 件');
    expect(lateText(anOrder())).toBe('回复超时');
    expect(lateText(anOrder({ escalatedAt: toIso(NOW) }))).toBe('超时，已升级住建局');
  });

  it('tells what is kept for the evaluation, once there is something', () => {
    expect(recordFacts(anOrder(), NOW)).toEqual([]);
    const record = {
      isRepliedOnTime: false,
      firstRepliedAt: toIso(NOW),
      sentBackCount: 2,
      outcome: 'partly' as const,
      closedAt: toIso(NOW),
    };
    expect(recordFacts(anOrder({ record }), NOW)).toEqual([
      { label: '首次回复', value: '今天 14:00，逾期' },
      { label: '退回重报', value: '2 次' },
      { label: '办理结果', value: '部分到位' },
    ]);
  });
});

describe('history of an order', () => {
  it('is newest first, and does not repeat the demand of a draft', () => {
    const order = anOrder({
      entries: [
        {
          at: toIso(NOW - HOUR),
          action: 'draft',
          by: '系统',
          text: '请立即安排人员处理',
          media: [],
        },
        { at: toIso(NOW), action: 'issue', by: '胡主任', text: '请今天处理', media: [] },
      ],
    });
    const entries = orderEntries(order, NOW);
    expect(entries.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['1', '签发', '请今天处理'],
      ['0', '系统自动拟单', undefined],
    ]);
  });
});

describe('forms of an order', () => {
  it('has a form for every action, and the decision for it is the main button', () => {
    expect(Object.keys(ORDER_FORMS).sort()).toEqual([...ORDER_ACTIONS].sort());
    expect(arrangedOrder(['issue', 'drop'])).toEqual({ main: 'issue', others: ['drop'] });
    expect(arrangedOrder(['accept', 'sendBack'])).toEqual({ main: 'accept', others: ['sendBack'] });
    expect(arrangedOrder([])).toEqual({ main: null, others: [] });
  });

  it('starts a draft with its demand, and with its limit only while that lies ahead', () => {
    const draft = anOrder({ state: 'draft' });
    expect(firstValues('issue', draft, NOW)).toEqual({ text: draft.demand, dueAt: draft.dueAt });
    expect(firstValues('issue', { ...draft, dueAt: toIso(NOW + 60_000) }, NOW)).toEqual({
      text: draft.demand,
    });
    expect(firstValues('reply', draft, NOW)).toEqual({});
  });

  it('asks for what is missing before it goes', () => {
    const { issue, sendBack, reply } = ORDER_FORMS;
    const dueAt = toIso(NOW + 2 * HOUR);
    expect(orderFlaw(issue, { text: ' ' }, NO_MEDIA, NOW)).toBe('请填写“督办要求”');
    expect(orderFlaw(issue, { text: '办' }, NO_MEDIA, NOW)).toBe('请选择“何时前回复”');
    expect(orderFlaw(issue, { text: '办', dueAt }, NO_MEDIA, NOW)).toBeNull();
    expect(orderFlaw(issue, { text: '办', dueAt: toIso(NOW) }, NO_MEDIA, NOW)).toContain('1 小时');
    expect(orderFlaw(sendBack, { text: '办' }, NO_MEDIA, NOW)).toBeNull();
    const busy = { ...NO_MEDIA, uploading: true };
    expect(orderFlaw(reply, { text: '办' }, busy, NOW)).toBe('照片还在上传，请稍等');
  });

  it('sends the text under the name that the action wants', () => {
    const media = { ...NO_MEDIA, ids: ['m'] };
    const dueAt = toIso(NOW + 2 * HOUR);
    expect(orderBody(ORDER_FORMS.reply, { text: ' 好了 ', dueAt }, media, 3)).toEqual({
      version: 3,
      text: '好了',
      mediaIds: ['m'],
    });
    expect(orderBody(ORDER_FORMS.accept, { text: '好', outcome: 'partly' }, NO_MEDIA, 3)).toEqual({
      version: 3,
      opinion: '好',
      outcome: 'partly',
    });
    expect(firstValues('accept', anOrder({ state: 'replied' }), NOW)).toEqual({
      outcome: 'fulfilled',
    });
    expect(orderBody(ORDER_FORMS.issue, { text: '办', dueAt }, media, 3)).toEqual({
      version: 3,
      demand: '办',
      dueAt,
    });
  });
});

it('offers addressees with what waits and what is late; those with nothing but drafts are left out', () => {
  const counts = { issued: 3, awaitingReply: 2, late: 1 };
  expect(
    officeOptions([
      { organizationId: 'a', name: ADDRESSEE, ...counts },
      { organizationId: 'b', name: '和美物业', ...counts, late: 0 },
      { organizationId: 'c', name: '城投物业', issued: 0, awaitingReply: 0, late: 0 },
    ]),
  ).toEqual([
    { value: 'a', label: ADDRESSEE, note: '待回复 2 张，超时 1 张' },
    { value: 'b', label: '和美物业', note: '待回复 2 张' },
  ]);
});
