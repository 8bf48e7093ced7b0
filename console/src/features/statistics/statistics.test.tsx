import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { leaveConsole, renderConsole, signIn } from '../../testing/render-console.tsx';

jest.setTimeout(30_000);
afterEach(leaveConsole);

const table = async () => screen.findByRole('table');

test('months are drawn beside a table of the same numbers, and told in words', async () => {
  renderConsole('/statistics?from=2026-10-01&to=2026-11-20&by=month');
  await signIn('liu');
  const chart = await screen.findByRole('img', { name: /^各月：/ });
  const rows = within(await table())
    .getAllByRole('row')
    .slice(1);
  expect(rows.map((row) => row.querySelector('th')?.textContent)).toEqual(['2026-10', '2026-11']);
  const filed = rows.map((row) => row.querySelectorAll('td')[0]?.textContent ?? '');
  const spoken = chart.getAttribute('aria-label') ?? '';
  rows.forEach((_, n) => expect(spoken).toContain(`上报 ${filed[n] ?? ''}、办结超时`));
  expect(Number(filed[1])).toBeGreaterThan(0);
  expect(chart.querySelectorAll('rect.chart-filed')).toHaveLength(2);
});

test('a month has no column of how things stand now, other rows have', async () => {
  const heads = async () =>
    within(await table())
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent?.replace(/ [↑↓]$/, ''));
  renderConsole('/statistics?from=2026-10-01&to=2026-11-20&by=month');
  await signIn('liu');
  expect(await heads()).toEqual(expect.arrayContaining(['上报', '办结超时']));
  expect(await heads()).not.toEqual(expect.arrayContaining(['现在在办']));
  expect(await heads()).not.toEqual(expect.arrayContaining(['现在超时']));
  fireEvent.click(screen.getByText('按承办单位'));
  await waitFor(async () =>
    expect(await heads()).toEqual(expect.arrayContaining(['现在在办', '现在超时'])),
  );
});

test('one month is not drawn', async () => {
  renderConsole('/statistics?by=month');
  await signIn('liu');
  await table();
  expect(screen.queryByRole('img', { name: /^各月：/ })).toBeNull();
});

test('both sides of a rate in a row open into as many tickets as they say', async () => {
  renderConsole('/statistics?from=2026-01-01&to=2026-11-20&by=organization');
  await signIn('liu');
  const links = within(await table()).getAllByRole('link', { name: /应领取 \d+，查看明细$/ });
  const [link] = links as [HTMLElement];
  const count = Number(link.textContent);
  fireEvent.click(link);
  await screen.findByRole('heading', { name: '应领取' });
  await waitFor(() => expect(document.querySelectorAll('.row-link')).toHaveLength(count));
});

test('calls to owners stand with both sides of their rates', async () => {
  renderConsole('/statistics?from=2026-01-01&to=2026-11-20');
  await signIn('liu');
  const calls = await screen.findByRole('region', { name: /社区回访/ });
  expect(within(calls).getByText('回访接通率')).toBeTruthy();
  expect(within(calls).getByText('回访未接通')).toBeTruthy();
});

test.each([true, false])('says that numbers are being counted anew: %s', async (isBehind) => {
  const { server } = renderConsole('/statistics');
  server.county.isBehind = isBehind;
  await signIn('liu');
  await table();
  expect(screen.queryAllByText('正在重新统计，数字还会变化')).toHaveLength(isBehind ? 1 : 0);
});
