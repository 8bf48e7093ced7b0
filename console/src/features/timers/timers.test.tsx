import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  button,
  hasButton,
  leaveConsole,
  renderConsole,
  signIn,
} from '../../testing/render-console.tsx';

jest.setTimeout(30_000);

afterEach(leaveConsole);

const rows = () =>
  [...document.querySelectorAll('.data-table tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );

test('an administrator is told at once of timers that stand still, and has one and all tried again', async () => {
  const { router, server } = renderConsole('/');
  await signIn('gao');
  const link = await screen.findByText('查看停摆的计时');
  expect(link.closest('[role="alert"]')?.textContent).toContain('2 件工单');
  const rail = screen.getByLabelText('主导航');
  expect(within(rail).getByText('停摆的计时').textContent).toBe('停摆的计时2 件');
  within(rail).getByText('系统与消息');
  fireEvent.click(link);
  await waitFor(() => expect(router.state.location.pathname).toBe('/timers'));
  await waitFor(() =>
    expect(rows()).toEqual([
      ['26111700001', 'policy.unknown', expect.any(String), '8 次', '不再自动重试', '重试'],
      ['26112000002', 'ER_DUP_ENTRY', '今天 09:50', '2 次', '今天 10:05', '重试'],
    ]),
  );
  fireEvent.click(screen.getByLabelText('重试 26112000002'));
  await screen.findByText('已安排重试 1 件，仍失败的会再次列出。');
  await waitFor(() => expect(rows()).toHaveLength(1));
  fireEvent.click(button('全部重试'));
  await screen.findByText('没有停摆的计时');
  expect(hasButton('全部重试')).toBe(false);
  expect(server.log.filter(({ call }) => call === 'POST /timers/retry')).toHaveLength(2);
  expect(within(rail).getByText('停摆的计时').textContent).toBe('停摆的计时');
  expect(server.log.filter(({ call }) => call.startsWith('GET /tickets'))).toEqual([]);
});

test('others neither see that link nor ask for it', async () => {
  const { server } = renderConsole('/');
  await signIn('liu');
  await screen.findByText('外部推送');
  expect(screen.queryByText('停摆的计时')).toBeNull();
  expect(server.log.some(({ call }) => call.includes('/timers'))).toBe(false);
});
