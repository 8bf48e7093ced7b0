import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import {
  type CapacityView,
  type MessageSettingsBody,
  type MessageSettingsView,
} from '@wide-angle/shared';
import { noNetwork, problem, serve } from '../../../test/server';
import Taro, { resetTaro } from '../../../test/taro';
import { signInByPassword, signOut } from '../../lib/session/session';
import MessageSettingsPage from './index';

const resident: CapacityView = {
  postId: null,
  role: 'resident',
  organizationId: null,
  organizationName: null,
};
const me = { personId: 'p1', name: '王伟', current: resident, capacities: [resident] };

const QUIET = { isOn: true, from: 22 * 60, to: 7 * 60 };

/** Progress may come by both or by the inbox alone; a yellow card cannot be switched off. */
const settings = (isWechat: boolean, quiet = QUIET): { data: MessageSettingsView } => ({
  data: {
    rows: [
      {
        kind: 'progress',
        channels: {
          inbox: { rule: 'always', isOn: true },
          wechat: { rule: 'choice', isOn: isWechat },
        },
      },
      {
        kind: 'yellow',
        channels: {
          inbox: { rule: 'always', isOn: true },
          wechat: { rule: 'always', isOn: true },
        },
      },
    ],
    quiet,
    templates: [],
  },
});

const wechat = (at = 0) => screen.getAllByRole('checkbox', { name: '微信' })[at]!;
const isOn = (chip: HTMLElement) => chip.getAttribute('aria-checked') === 'true';
const bodies = (sent: ReturnType<typeof serve>) =>
  sent.filter(({ method }) => method === 'PUT').map(({ data }) => data as MessageSettingsBody);

beforeEach(async () => {
  resetTaro();
  serve({});
  await signOut();
  const session = { accessToken: 'one', expiresIn: 900, refreshToken: 'again' };
  const answer = { data: { ...session, me: { ...me, residences: [] } } };
  serve({ 'POST /session/password': answer });
  await signInByPassword('wang', 'secret');
});

it('is a skeleton first; each tap is kept at once, and a second one takes it back', async () => {
  const sent = serve({
    'GET /message-settings': settings(true),
    'PUT /message-settings': [settings(false), settings(true)],
  });
  render(<MessageSettingsPage />);
  expect(document.querySelector('[class*=skeleton]')).not.toBeNull();
  await screen.findByText('接收方式');
  expect(isOn(wechat())).toBe(true);
  fireEvent.click(wechat());
  await waitFor(() => expect(isOn(wechat())).toBe(false));
  fireEvent.click(wechat());
  await waitFor(() => expect(isOn(wechat())).toBe(true));
  expect(bodies(sent)).toEqual([
    { quiet: QUIET, off: ['wechat.progress'] },
    { quiet: QUIET, off: [] },
  ]);
});

it.each([
  ['the server refuses', problem(400, 'input.invalid')],
  ['the network is gone', noNetwork],
])('stays as it was where %s, says so, and can be tried again', async (_, failure) => {
  const sent = serve({
    'GET /message-settings': settings(true),
    'PUT /message-settings': [failure, settings(false)],
  });
  render(<MessageSettingsPage />);
  await screen.findByText('接收方式');
  fireEvent.click(wechat());
  await waitFor(() => expect(Taro.showToast).toHaveBeenCalledTimes(1));
  expect(isOn(wechat())).toBe(true);
  fireEvent.click(wechat());
  await waitFor(() => expect(isOn(wechat())).toBe(false));
  expect(bodies(sent)).toHaveLength(2);
});

it('does not ask for what cannot be switched, and says why', async () => {
  const sent = serve({ 'GET /message-settings': settings(true) });
  render(<MessageSettingsPage />);
  await screen.findByText('关系到时限和责任，不能关闭');
  fireEvent.click(wechat(1));
  expect(bodies(sent)).toEqual([]);
});

it('switches the quiet hours, and hides their ends while they are off', async () => {
  const sent = serve({
    'GET /message-settings': settings(true),
    'PUT /message-settings': [
      settings(true, { ...QUIET, from: 21 * 60 }),
      settings(true, { ...QUIET, from: 21 * 60, isOn: false }),
    ],
  });
  render(<MessageSettingsPage />);
  fireEvent.click(await screen.findByRole('button', { name: '免打扰开始，22:00' }));
  fireEvent.click(screen.getByText('21:00'));
  await screen.findByRole('button', { name: '免打扰开始，21:00' });
  fireEvent.click(screen.getByRole('radio', { name: '关闭' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /免打扰开始/ })).toBeNull());
  expect(bodies(sent).map(({ quiet }) => quiet)).toEqual([
    { ...QUIET, from: 21 * 60 },
    { ...QUIET, from: 21 * 60, isOn: false },
  ]);
});

it('says that nothing can be set where the capacity gets no messages', async () => {
  serve({ 'GET /message-settings': { data: { ...settings(true).data, rows: [] } } });
  render(<MessageSettingsPage />);
  await screen.findByText('没有可设置的消息');
});

it.each([
  ['an error', problem(500, 'server.failed')],
  ['a lost network', noNetwork],
])('shows %s with a button, and tries again', async (_, failure) => {
  serve({ 'GET /message-settings': [failure, settings(true)] });
  render(<MessageSettingsPage />);
  fireEvent.click(await screen.findByText('再试一次'));
  await screen.findByText('接收方式');
});
