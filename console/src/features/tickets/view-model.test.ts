import { DAY, toIso, type EventView, type TicketView } from '@wide-angle/shared';
import { actorOf, postOf } from '../../testing/fake-directory.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { FRIDAY } from '../../testing/render-console.tsx';
import { isWorkAction } from './actions/index.ts';
import {
  appealable,
  categoryRequestText,
  headlineOf,
  latenessText,
  nextStepText,
  offeredActions,
  requestText,
  timelineSteps,
} from './view-model.ts';

const { county } = createFakeServer(FRIDAY);
const seenBy = (personId: string, id: string): TicketView =>
  county.view(county.ticket(id), actorOf(postOf(personId)));

const namesOf = (ticket: TicketView) => offeredActions(ticket, isWorkAction);

test('the limit that presses is the headline; late is said in words', () => {
  const headline = headlineOf(seenBy('li', 't-lift'), FRIDAY);
  expect(headline).toEqual({ text: '已超时 6 小时', isLate: true, detail: '今天 04:00 前办结' });
});

test('an ended ticket has no limit any more', () => {
  expect(headlineOf(seenBy('li', 't-closed'), FRIDAY)).toMatchObject({
    text: '已结束',
    isLate: false,
  });
});

test('what the state asks for is the primary button', () => {
  const primary = (personId: string, id: string) =>
    namesOf(seenBy(personId, id)).find(({ isPrimary }) => isPrimary)?.action;
  expect(primary('li', 't-attitude')).toBe('approve');
  expect(primary('li', 't-handed')).toBe('adjudicate');
  expect(primary('li', 't-extension')).toBe('decideExtension');
  expect(primary('li', 't-category')).toBe('decideRecategorise');
  expect(primary('liu', 't-category')).toBe('supervise');
  expect(primary('liu', 't-extension')).toBe('supervise');
  expect(primary('chen', 't-light')).toBe('claim');
});

test('a shelving can be ended early, which is called so and never comes first', () => {
  const ticket = seenBy('li', 't-light');
  const actions = [
    { action: 'decideShelving', refusal: null },
    { action: 'note', refusal: null },
  ] as const;
  const [first, second] = namesOf({ ...ticket, state: 'shelved', actions: [...actions] });
  expect([first?.isPrimary, second?.isPrimary]).toEqual([false, false]);
  expect(first?.label).toBe('提前结束挂账');
  const [asked] = namesOf({ ...ticket, state: 'processing', actions: [...actions] });
  expect(asked).toMatchObject({ label: '审批挂账', isPrimary: true });
});

test('what ends a ticket stands last', () => {
  expect(namesOf(seenBy('li', 't-light')).at(-1)?.action).toBe('decline');
});

test('a refused action is never the primary one', () => {
  const refused = namesOf(seenBy('liu', 't-extension')).find(
    ({ action }) => action === 'decideExtension',
  );
  expect(refused).toMatchObject({ isPrimary: false, refusal: '第一次延期由社区审批。' });
});

test('requests and latenesses are told in a sentence', () => {
  expect(requestText(seenBy('li', 't-extension'), FRIDAY)).toBe(
    '安居物业 今天 08:00 申请延期 2 个工作日。',
  );
  expect(categoryRequestText(seenBy('li', 't-category'), FRIDAY)).toBe(
    '安居物业 今天 08:00 申请由“下水”改为“维修资金”。',
  );
  expect(categoryRequestText(seenBy('li', 't-extension'), FRIDAY)).toBeNull();
  const [lateness] = seenBy('li', 't-lift').lateness;
  expect(lateness && latenessText(lateness, FRIDAY)).toBe('办结超时 今天 04:00（安居物业）');
});

test('only work’s own latenesses that nobody appealed yet can be appealed', () => {
  const ticket = seenBy('chen', 't-lift');
  const [lateness] = ticket.lateness;
  if (!lateness) throw new Error('the lift is late in the story');
  expect(appealable(ticket)).toEqual([lateness]);
  const others: TicketView['lateness'] = [
    { ...lateness, appeal: 'rejected' },
    { ...lateness, clock: 'act', organizationName: '泉林社区' },
    { ...lateness, organizationName: '时代物业', at: toIso(FRIDAY - DAY) },
  ];
  expect(appealable({ ...ticket, lateness: others })).toEqual([]);
});

test('the next step of late work names who presses for it; else it is the state’s', () => {
  expect(nextStepText(seenBy('li', 't-lift'), FRIDAY)).toBe(
    '已超过办结时限，现由住建局督促，安居物业仍须办结。',
  );
  expect(nextStepText(seenBy('li', 't-light'), FRIDAY)).toContain('等工作人员领取');
  expect(nextStepText(seenBy('li', 't-extension'), FRIDAY)).toContain('申请延期');
  expect(nextStepText(seenBy('li', 't-category'), FRIDAY)).toMatch(
    /^处理人正在办理.*改为“维修资金”。$/,
  );
});

test('daily reminders stand as one step and bury nothing', () => {
  const event = (seq: number, type: EventView['type']) => ({ seq, type }) as EventView;
  const steps = timelineSteps([
    event(6, 'remind'),
    event(5, 'remind'),
    event(4, 'note'),
    event(3, 'remind'),
    event(2, 'claim'),
    event(1, 'submit'),
  ]);
  expect(steps.map(({ event: { seq }, count, since }) => [seq, count, since.seq])).toEqual([
    [6, 2, 5],
    [4, 1, 4],
    [3, 1, 3],
    [2, 1, 2],
    [1, 1, 1],
  ]);
});
