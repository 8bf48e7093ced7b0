import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type CapacityView, type MessageView } from '@wide-angle/shared';
import { useEffect, useRef } from 'react';
import { noNetwork, problem, serve } from '../../../test/server';
import Taro, { resetTaro, useDidShow } from '../../../test/taro';
import { signInByPassword, signOut } from '../../lib/session/session';
import InboxPage from './index';

const resident: CapacityView = {
  postId: null,
  role: 'resident',
  organizationId: null,
  organizationName: null,
};
const administrator: CapacityView = { ...resident, postId: 'a1', role: 'administrator' };

const message = (id: string, changes: Partial<MessageView> = {}): MessageView => ({
  id,
  kind: 'progress',
  title: `进展 ${id}`,
  text: '照明，泉景花园 3号楼',
  about: 'ticket',
  ticketId: `t-${id}`,
  orderId: null,
  at: '2026-11-22T02:30:00.000Z',
  isRead: false,
  ...changes,
});
const page = (items: MessageView[], next: string | null = null) => ({ data: { items, next } });
const unread = (count: number) => ({ data: { unread: count } });

async function signIn(current = resident) {
  const me = { personId: 'p1', name: '王伟', current, capacities: [current], residences: [] };
  const session = { accessToken: 'one', expiresIn: 900, refreshToken: 'again', me };
  serve({ 'POST /session/password': { data: session } });
  await signInByPassword('wang', 'secret');
}

const inboxTab = () => screen.getByRole('tab', { name: /^消息/ });
const row = (id: string) => screen.getByRole('button', { name: new RegExp(`进展 ${id}`) });

beforeEach(async () => {
  resetTaro();
  serve({});
  await signOut();
  // A page is shown once, when it stands.
  jest.mocked(useDidShow).mockImplementation((run) => {
    const once = useRef(run);
    useEffect(() => void once.current(), []);
  });
  await signIn();
});

it('is a skeleton first, and says what will be here where nothing is', async () => {
  serve({ 'GET /inbox': page([]), 'GET /inbox/unread': unread(0) });
  render(<InboxPage />);
  expect(screen.queryByText('还没有消息')).toBeNull();
  expect(document.querySelector('[class*=skeleton]')).not.toBeNull();
  await screen.findByText('还没有消息');
  screen.getByText('办理进展和提醒会出现在这里。');
  expect(document.querySelector('[class*=skeleton]')).toBeNull();
  expect(inboxTab().getAttribute('aria-label')).toBe('消息');
});

it('tells an administrator where his work is', async () => {
  await signIn(administrator);
  serve({ 'GET /inbox': page([]), 'GET /inbox/unread': unread(0) });
  render(<InboxPage />);
  await screen.findByText('系统提醒会出现在这里。');
  screen.getByText(/系统管理请在电脑上做/);
  expect(screen.getAllByRole('tab')).toHaveLength(2);
});

it('opening a message marks it as read, and one less is unread', async () => {
  const sent = serve({
    'GET /inbox': page([message('1'), message('2')]),
    'GET /inbox/unread': unread(2),
    'POST /inbox/read': unread(1),
  });
  render(<InboxPage />);
  await waitFor(() => expect(inboxTab().getAttribute('aria-label')).toBe('消息，2条未读'));
  fireEvent.click(row('1'));
  await waitFor(() => expect(inboxTab().getAttribute('aria-label')).toBe('消息，1条未读'));
  expect(row('1').getAttribute('aria-label')).toMatch(/^进展 1/);
  expect(row('2').getAttribute('aria-label')).toMatch(/^未读，进展 2/);
  expect(sent.find(({ method }) => method === 'POST')?.data).toEqual({ id: '1' });
  const [address] = jest.mocked(Taro.navigateTo).mock.calls[0] as unknown as [{ url: string }];
  expect(address.url).toContain('id=t-1');
});

it('opens a message that was read without telling the server again', async () => {
  const sent = serve({ 'GET /inbox': page([message('1', { isRead: true })]) });
  render(<InboxPage />);
  fireEvent.click(await screen.findByText('进展 1'));
  expect(Taro.navigateTo).toHaveBeenCalledTimes(1);
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  expect(screen.queryByText('全部标为已读')).toBeNull();
});

it('marks all at once; a failure is said', async () => {
  const sent = serve({
    'GET /inbox': page([message('1'), message('2')]),
    'GET /inbox/unread': unread(2),
    'POST /inbox/read': [problem(500, 'server.failed'), unread(0)],
  });
  render(<InboxPage />);
  fireEvent.click(await screen.findByText('全部标为已读'));
  await waitFor(() => expect(Taro.showToast).toHaveBeenCalledTimes(1));
  expect(sent.find(({ method }) => method === 'POST')?.data).toEqual({});
});

it('says what failed with a button, and tries again', async () => {
  serve({ 'GET /inbox': [problem(500, 'server.failed'), page([message('1')])] });
  render(<InboxPage />);
  fireEvent.click(await screen.findByText('再试一次'));
  await screen.findByText('进展 1');
});

it('gets the next page at the end, each message once, until all are there', async () => {
  serve({
    'GET /inbox': [
      page([message('1'), message('2')], 'next'),
      noNetwork,
      page([message('2'), message('3')]),
    ],
  });
  render(<InboxPage />);
  fireEvent.click(await screen.findByText('看更多'));
  fireEvent.click(await screen.findByText('没有加载出来，点这里再试'));
  await screen.findByText('进展 3');
  expect(screen.getAllByText(/^进展 \d$/).map((one) => one.textContent)).toEqual([
    '进展 1',
    '进展 2',
    '进展 3',
  ]);
  screen.getByText('已经到底了');
});

it('shows the last messages with their time while the network is gone', async () => {
  serve({ 'GET /inbox': [page([message('1')]), noNetwork] });
  const { unmount } = render(<InboxPage />);
  await screen.findByText('进展 1');
  unmount();
  render(<InboxPage />);
  await screen.findByText(/网络没有连上，下面是 .+ 的内容/);
  screen.getByText('进展 1');
});

it('says that the network is gone where nothing was kept', async () => {
  serve({ 'GET /inbox': [noNetwork, page([message('1')])] });
  render(<InboxPage />);
  const retry = await screen.findByText('再试一次');
  expect(document.body.textContent).toMatch(/网络/);
  await act(async () => void fireEvent.click(retry));
  await screen.findByText('进展 1');
});
