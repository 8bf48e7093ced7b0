import { useRouter } from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { FIGURES, type TicketCard } from '@wide-angle/shared';
import { aCard, noNetwork, problem, serve } from '../../../test/server';
import { signedInAs } from '../../../test/session';
import { opened } from '../../../test/taro';
import CountedPage from './index';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

const page = (items: TicketCard[], more: { next?: string; withheld?: number } = {}) => ({
  data: { items, next: more.next ?? null, withheld: more.withheld ?? 0 },
});
const [lamp, lift] = [
  aCard({ id: 't1', excerpt: '楼道灯不亮' }),
  aCard({ id: 't2', excerpt: '电梯停在三楼' }),
];

const asked = (params: Record<string, string>) =>
  jest.mocked(useRouter).mockReturnValue({ params } as ReturnType<typeof useRouter>);

beforeEach(async () => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  await signedInAs('bureau');
  asked({ figure: 'filed', ...OCTOBER });
});
afterEach(() => {
  asked({});
  jest.restoreAllMocks();
});

const tap = async (words: string | RegExp) => {
  await act(async () => {
    fireEvent.click(screen.getByText(words));
  });
};
async function show() {
  const { container } = render(<CountedPage />);
  expect(container.querySelector('.wa-skeleton')).not.toBeNull();
  await act(async () => undefined);
  expect(container.querySelector('.wa-skeleton')).toBeNull();
}

it('says what is counted of which days, and lists the tickets behind it', async () => {
  const sent = serve({ 'GET /statistics/tickets': page([lamp, lift]) });
  await show();
  expect(sent.map(({ query }) => query)).toEqual([{ figure: 'filed', ...OCTOBER }]);
  const { title, definition } = FIGURES.filed;
  for (const words of [title, definition, '2026-10-01 至 2026-10-31'])
    expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText(/楼道灯不亮/)).toBeTruthy();
  expect(screen.queryByText(/已转由其他单位办理/)).toBeNull();
});

it('speaks of now where a number is about now, whatever days were asked for', async () => {
  asked({ figure: 'lateNow', ...OCTOBER });
  serve({ 'GET /statistics/tickets': page([lamp]) });
  await show();
  expect(screen.getByText('此刻')).toBeTruthy();
  expect(screen.queryByText('2026-10-01 至 2026-10-31')).toBeNull();
});

it('opens one of them', async () => {
  serve({ 'GET /statistics/tickets': page([lamp, lift]) });
  await show();
  await tap(/电梯停在三楼/);
  expect(opened()).toEqual(['/pages/ticket/index?id=t2']);
});

it('shows a ticket once that counts twice, and adds up over pages what is withheld', async () => {
  const first = page([lamp, lamp], { next: 'c1', withheld: 2 });
  const sent = serve({ 'GET /statistics/tickets': [first, page([lamp, lift], { withheld: 1 })] });
  await show();
  expect(screen.getAllByText(/楼道灯不亮/)).toHaveLength(1);
  expect(screen.getByText(/^另有 2 件已转由其他单位办理/)).toBeTruthy();
  await tap('看更多');
  expect(sent.at(-1)?.query).toMatchObject({ cursor: 'c1' });
  expect(screen.getAllByText(/楼道灯不亮/)).toHaveLength(1);
  expect(screen.getByText(/电梯停在三楼/)).toBeTruthy();
  expect(screen.getByText(/^另有 3 件已转由其他单位办理/)).toBeTruthy();
});

it('says that there is nothing to look at', async () => {
  serve({ 'GET /statistics/tickets': page([]) });
  await show();
  expect(screen.getByText('没有可以查看的工单')).toBeTruthy();
});

it.each([
  ['the server says no', problem(500, 'server.failed'), '没能打开'],
  ['the network is gone', noNetwork, '网络没有连上'],
])('where %s it tells so, and tries again', async (_, failure, title) => {
  serve({ 'GET /statistics/tickets': [failure, page([lamp])] });
  await show();
  expect(screen.getByText(title)).toBeTruthy();
  await tap('再试一次');
  expect(screen.queryByText(title)).toBeNull();
  expect(screen.getByText(/楼道灯不亮/)).toBeTruthy();
});

it.each([
  ['a number that does not exist', { figure: 'toString', ...OCTOBER }, '没有这样的统计'],
  [
    'days in the wrong order',
    { figure: 'filed', from: '2026-10-31', to: '2026-10-01' },
    '没有这样的统计',
  ],
  ['no days', { figure: 'filed' }, '没有这样的统计'],
])('a typed address with %s is told so, and nothing is asked', async (_, params, title) => {
  asked(params);
  const sent = serve({ 'GET /statistics/tickets': page([lamp]) });
  render(<CountedPage />);
  await act(async () => undefined);
  expect(screen.getByText(title)).toBeTruthy();
  expect(sent).toEqual([]);
});

it('shows nothing to whom it does not concern', async () => {
  await signedInAs('resident');
  const sent = serve({ 'GET /statistics/tickets': page([lamp]) });
  render(<CountedPage />);
  await act(async () => undefined);
  expect(screen.getByText('统计给物业经理和各级管理单位看')).toBeTruthy();
  expect(sent).toEqual([]);
});
