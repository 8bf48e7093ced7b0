import { act, fireEvent, render, screen } from '@testing-library/react';
import { type DutyView } from '@wide-angle/shared';
import { aCard, noNetwork, problem, serve } from '../../../test/server';
import { signedInAs } from '../../../test/session';
import { opened } from '../../../test/taro';
import DutiesPage from './index';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');

const duty = (changes: Partial<DutyView> = {}): DutyView => ({
  key: '1-review-1',
  kind: 'review',
  state: 'late',
  organizationId: 'c1',
  organizationName: '北关社区',
  dueAt: '2026-11-24T00:00:00.000Z',
  doneAt: null,
  ticket: aCard({ id: 't7' }),
  ...changes,
});
const page = (items: DutyView[], next: string | null = null) => ({ data: { items, next } });

beforeEach(async () => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  await signedInAs('bureau');
});
afterEach(() => jest.restoreAllMocks());

const tap = async (words: string | RegExp) => {
  await act(async () => {
    fireEvent.click(screen.getByText(words));
  });
};
/** The page with what the first answer made of it. */
async function show() {
  const { container } = render(<DutiesPage />);
  expect(container.querySelector('.wa-skeleton')).not.toBeNull();
  await act(async () => undefined);
  expect(container.querySelector('.wa-skeleton')).toBeNull();
  return container;
}

it('begins with what offices are late with: who, where, since when, and how late by now', async () => {
  const sent = serve({ 'GET /duties': page([duty()]) });
  const container = await show();
  expect(sent.map(({ path, query }) => [path, query])).toEqual([['/duties', { state: 'late' }]]);
  expect(screen.getByText('审核办结已超时 2 小时')).toBeTruthy();
  for (const words of ['北关社区', '泉景花园，照明', '时限 今天 08:00'])
    expect(screen.getByText(words)).toBeTruthy();
  expect(container.querySelector('.wa-card--red')).not.toBeNull();
});

it.each([
  [
    '待履职',
    'open',
    duty({ state: 'open', dueAt: '2026-11-24T04:00:00.000Z' }),
    '审核办结还剩 2 小时',
  ],
  [
    '曾经超时',
    'lateDone',
    duty({ state: 'lateDone', doneAt: '2026-11-24T01:00:00.000Z' }),
    '审核办结超时 1 小时后了结',
  ],
] as const)('%s asks for those duties, and none is red', async (label, state, row, title) => {
  const sent = serve({ 'GET /duties': [page([duty()]), page([row])] });
  const container = await show();
  await tap(label);
  expect(sent.at(-1)?.query).toEqual({ state });
  expect(screen.getByText(title)).toBeTruthy();
  expect(screen.queryByText('审核办结已超时 2 小时')).toBeNull();
  expect(container.querySelector('.wa-card--red')).toBeNull();
});

it('opens the ticket of a duty', async () => {
  serve({ 'GET /duties': page([duty()]) });
  await show();
  await tap('审核办结已超时 2 小时');
  expect(opened()).toEqual(['/pages/ticket/index?id=t7']);
});

it('goes on to the next page, and keeps two duties of one ticket apart', async () => {
  const another = duty({ key: '1-act-1', kind: 'act', organizationName: '城西社区' });
  const sent = serve({ 'GET /duties': [page([duty()], 'c1'), page([duty(), another])] });
  await show();
  await tap('看更多');
  expect(sent.at(-1)?.query).toEqual({ state: 'late', cursor: 'c1' });
  expect(screen.getAllByText('北关社区')).toHaveLength(1);
  expect(screen.getByText('城西社区')).toBeTruthy();
});

it('says that nothing is owed', async () => {
  serve({ 'GET /duties': page([]) });
  await show();
  expect(screen.getByText('没有这样的事项')).toBeTruthy();
});

it.each([
  ['the server says no', problem(500, 'server.failed'), '没能打开'],
  ['the network is gone', noNetwork, '网络没有连上'],
])('where %s it tells so, and tries again', async (_, failure, title) => {
  serve({ 'GET /duties': [failure, page([duty()])] });
  await show();
  expect(screen.getByText(title)).toBeTruthy();
  expect(screen.queryByText('没有这样的事项')).toBeNull();
  await tap('再试一次');
  expect(screen.queryByText(title)).toBeNull();
  expect(screen.getByText('北关社区')).toBeTruthy();
});

it('shows nothing to whom it does not concern, and asks for nothing', async () => {
  await signedInAs('manager');
  const sent = serve({ 'GET /duties': page([duty()]) });
  render(<DutiesPage />);
  await act(async () => undefined);
  expect(screen.getByText('这里是社区、街道和住建局看履职情况的页面')).toBeTruthy();
  expect(sent).toEqual([]);
});
