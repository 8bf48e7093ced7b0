import { fireEvent, screen, waitFor } from '@testing-library/react';
import { createFakeServer } from '../testing/fake-server.ts';
import { FRIDAY, leaveConsole, renderConsole, signIn } from '../testing/render-console.tsx';

jest.setTimeout(30_000);

afterEach(leaveConsole);

async function choose(item: RegExp): Promise<void> {
  fireEvent.click(document.querySelector('.account-button') as HTMLElement);
  fireEvent.click(await screen.findByText(item));
}

test('who holds two posts goes on in the other one, and sees nothing of the first', async () => {
  const { router } = renderConsole('/tickets/open?q=1');
  await signIn('zhao');
  expect(document.querySelector('.account-post')?.textContent).toBe('湖滨社区 · 社区工作人员');
  await choose(/切换为 泉林社区/);
  await waitFor(() =>
    expect(document.querySelector('.account-post')?.textContent).toBe('泉林社区 · 社区工作人员'),
  );
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/late'));
  expect(await screen.findByText('电梯停运')).toBeTruthy();
});

test('a session goes on after a reload, and an expired token is renewed unseen and once', async () => {
  const { server } = renderConsole();
  await signIn('li');
  const kept = { ...localStorage };
  leaveConsole();
  Object.entries(kept).forEach(([key, value]) => localStorage.setItem(key, String(value)));
  renderConsole('/tickets/open', server);
  await screen.findByText('电梯停运');
  server.log.length = 0;
  server.expireTokens();
  fireEvent.click(screen.getByText('全部诉求', { selector: '.rail-link' }));
  await screen.findByText('单元门');
  expect(server.log.filter(({ call }) => call.endsWith('/refresh'))).toHaveLength(1);
});

test('a refresh token that was used elsewhere ends the session and says so', async () => {
  const { server } = renderConsole();
  await signIn('li');
  const kept = JSON.parse(localStorage.getItem('wide-angle.session') ?? '{}') as {
    refreshToken: string;
  };
  await server.fetch('/api/v1/session/refresh', {
    method: 'POST',
    body: JSON.stringify({ refreshToken: kept.refreshToken }),
  });
  server.expireTokens();
  fireEvent.click(screen.getByText('全部诉求', { selector: '.rail-link' }));
  expect(await screen.findByText('登录已过期，或已在别处退出。请重新登录。')).toBeTruthy();
  expect(localStorage.getItem('wide-angle.session')).toBeNull();
});

test('signing out forgets everything here', async () => {
  renderConsole();
  await signIn('li');
  await choose(/退出登录/);
  await screen.findByLabelText('账号');
  expect(localStorage.getItem('wide-angle.session')).toBeNull();
});

test('without a server the page says so and goes on when it is back', async () => {
  const server = createFakeServer(FRIDAY);
  localStorage.setItem('wide-angle.session', JSON.stringify({ refreshToken: 'x', postId: null }));
  server.setDown(true);
  renderConsole('/', server);
  await screen.findByText('连不上服务器。您填写的内容还在，请检查网络后重试。');
  expect(localStorage.getItem('wide-angle.session')).not.toBeNull();
  server.setDown(false);
  fireEvent.click(screen.getByText('重试'));
  expect(await screen.findByLabelText('账号')).toBeTruthy();
});

test('data stays on the screen while the server is away, with its time', async () => {
  const { server, queryClient } = renderConsole('/tickets/open');
  await signIn('li');
  await screen.findByText('电梯停运');
  server.setDown(true);
  void queryClient.invalidateQueries();
  expect(
    await screen.findByText(/您看到的是 今天 10:00 的内容/, {}, { timeout: 5_000 }),
  ).toBeTruthy();
  expect(screen.getByText('电梯停运')).toBeTruthy();
});
