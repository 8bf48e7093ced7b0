import { act, fireEvent, render, screen, within } from '@testing-library/react';
import {
  FIGURES,
  NO_TOTALS,
  statisticsOf,
  type OverviewView,
  type Totals,
} from '@wide-angle/shared';
import { noNetwork, problem, serve } from '../../../test/server';
import { signedInAs } from '../../../test/session';
import { opened } from '../../../test/taro';
import StatisticsPage from './index';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');

const overview = (totals: Partial<Totals> = {}): { data: OverviewView } => ({
  data: {
    ...statisticsOf({ ...NO_TOTALS, ...totals }),
    from: '2026-11-01',
    to: '2026-11-24',
    scopeName: '广宁县住建局',
    isBehind: false,
  },
});
const BUSY = overview({
  ...{ filed: 1234, openNow: 20, lateNow: 7, responseOnTime: 90, responseLate: 10 },
  ...{ solvedTier1: 6, solvedTier2: 3, solvedTier3: 1, calledSolved: 3, calledUnsolved: 1 },
});

beforeEach(async () => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  await signedInAs('bureau');
});
afterEach(() => jest.restoreAllMocks());

const tap = async (element: HTMLElement) => {
  await act(async () => {
    fireEvent.click(element);
  });
};
async function show() {
  const { container } = render(<StatisticsPage />);
  expect(container.querySelector('.wa-skeleton')).not.toBeNull();
  await act(async () => undefined);
  expect(container.querySelector('.wa-skeleton')).toBeNull();
  return container;
}
/** The row of a number under its name; the first where several cards have it. */
const cell = (title: string) => screen.getAllByText(title)[0]!.closest<HTMLElement>('.wa-cell')!;

it('tells whose numbers of which days, each rate with both of its sides', async () => {
  const sent = serve({ 'GET /statistics/overview': BUSY });
  await show();
  expect(sent.map(({ query }) => query)).toEqual([{ from: '2026-11-01', to: '2026-11-24' }]);
  expect(screen.getByText('广宁县住建局')).toBeTruthy();
  expect(screen.getByText('2026-11-01 至 2026-11-24')).toBeTruthy();
  const rate = screen.getByText('响应率').closest<HTMLElement>('.wa-card')!;
  expect(within(rate).getByText('90.0%')).toBeTruthy();
  expect([...rate.querySelectorAll('.wa-figures__number')].map((one) => one.textContent)).toEqual([
    '90 件',
    '100 件',
  ]);
  expect(within(cell(FIGURES.filed.title)).getByText('1,234 件')).toBeTruthy();
  expect(screen.getByText('在哪一级解决（共 10 件）')).toBeTruthy();
  expect(screen.getByText('占接通的 75.0%')).toBeTruthy();
});

it('says so while the numbers are counted anew, and only then', async () => {
  const { data } = BUSY;
  serve({ 'GET /statistics/overview': [{ data: { ...data, isBehind: true } }, BUSY] });
  await show();
  expect(screen.getByText('正在重新统计，数字还会变化')).toBeTruthy();
  await tap(screen.getByText('上月'));
  expect(screen.queryByText('正在重新统计，数字还会变化')).toBeNull();
});

it('divides by nothing nowhere, and only what is late now is red', async () => {
  serve({ 'GET /statistics/overview': [overview(), BUSY] });
  const container = await show();
  expect(screen.getAllByText('—').length).toBeGreaterThan(0);
  expect(container.textContent).not.toMatch(/NaN|Infinity/);
  expect(container.querySelector('.wa-figures__number--late')).toBeNull();
  await tap(screen.getByText('上月'));
  const late = [...container.querySelectorAll('.wa-figures__number--late')];
  expect(late.map((one) => one.textContent)).toEqual(['7 件']);
});

it('opens the tickets behind a number with the days that are shown; nothing opens nothing', async () => {
  const sent = serve({ 'GET /statistics/overview': BUSY });
  await show();
  await tap(screen.getByText('上月'));
  expect(sent.at(-1)?.query).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  await tap(cell(FIGURES.lateNow.title));
  const query = 'figure=lateNow&from=2026-10-01&to=2026-10-31';
  expect(opened()).toEqual([`/oversight/counted/index?${query}`]);
  await tap(cell(FIGURES.withdrawn.title));
  expect(opened()).toHaveLength(1);
});

it.each([
  ['the server says no', problem(500, 'server.failed'), '没能打开'],
  ['the network is gone', noNetwork, '网络没有连上'],
])('where %s it tells so, and tries again', async (_, failure, title) => {
  serve({ 'GET /statistics/overview': [failure, BUSY] });
  await show();
  expect(screen.getByText(title)).toBeTruthy();
  await tap(screen.getByText('再试一次'));
  expect(screen.queryByText(title)).toBeNull();
  expect(screen.getByText('1,234 件')).toBeTruthy();
});

it('keeps the last numbers without a network, and says of when they are', async () => {
  serve({ 'GET /statistics/overview': [BUSY, noNetwork] });
  const { unmount } = render(<StatisticsPage />);
  await act(async () => undefined);
  unmount();
  render(<StatisticsPage />);
  await act(async () => undefined);
  expect(screen.getByText('1,234 件')).toBeTruthy();
  expect(screen.getByText(/网络没有连上，下面是 .+ 的内容/)).toBeTruthy();
});

it('shows nothing to whom it does not concern, and asks for nothing', async () => {
  await signedInAs('staff');
  const sent = serve({ 'GET /statistics/overview': BUSY });
  render(<StatisticsPage />);
  await act(async () => undefined);
  expect(screen.getByText('统计给物业经理和各级管理单位看')).toBeTruthy();
  expect(sent).toEqual([]);
});
