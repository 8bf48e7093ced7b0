import { type MeView, type SessionView } from '@wide-angle/shared';
import Taro from '@tarojs/taro';
import { noNetwork, problem, serve } from '../../../test/server';
import { resetTaro } from '../../../test/taro';
import { api } from '../api/clients';
import { readSession } from './kept-session';
import { sessionState, signInByPassword, signOut, switchCapacity } from './session';

const resident = {
  postId: null,
  role: 'resident',
  organizationId: null,
  organizationName: null,
} as const;
const manager = {
  postId: 'm1',
  role: 'manager',
  organizationId: 'o1',
  organizationName: '阳光物业',
} as const;

const me = (current: MeView['current']): MeView => ({
  personId: 'p1',
  name: '王伟',
  current,
  capacities: [resident, manager],
  residences: [],
});

const session = (token: string, current: MeView['current'] = resident): SessionView => ({
  accessToken: token,
  expiresIn: 900,
  refreshToken: `refresh-${token}`,
  me: me(current),
});

const expired = problem(401, 'session.expired');

async function signIn() {
  serve({ 'POST /session/password': { data: session('one') } });
  await signInByPassword('wang', 'secret');
}

beforeEach(async () => {
  resetTaro();
  serve({});
  await signOut();
});

it('remembers who signed in, for the next start', async () => {
  await signIn();
  expect(sessionState()).toMatchObject({ role: 'resident', me: { name: '王伟' } });
  expect(readSession()).toMatchObject({ accessToken: 'one', refreshToken: 'refresh-one' });
});

it('goes on in another capacity with its tokens', async () => {
  await signIn();
  const sent = serve({
    'POST /session/switch': { data: session('two', manager) },
    'GET /me': { data: me(manager) },
  });
  await switchCapacity('m1');
  expect(sessionState().role).toBe('manager');
  await api.identity.me();
  expect(sent[1]!.header.authorization).toBe('Bearer two');
});

it('renews expired tokens unseen', async () => {
  await signIn();
  const sent = serve({
    'GET /me': [expired, { data: me(resident) }],
    'POST /session/refresh': { data: session('two') },
  });
  await expect(api.identity.me()).resolves.toMatchObject({ name: '王伟' });
  expect(sent.map((one) => one.path)).toEqual(['/me', '/session/refresh', '/me']);
  expect(sent[1]!.data).toEqual({ refreshToken: 'refresh-one' });
  expect(sent[2]!.header.authorization).toBe('Bearer two');
});

it('signs out when the server no longer takes the refresh token', async () => {
  await signIn();
  serve({ 'GET /me': expired, 'POST /session/refresh': expired });
  await expect(api.identity.me()).rejects.toMatchObject({ code: 'session.expired' });
  expect(sessionState().me).toBeNull();
  expect(readSession()).toBeNull();
});

it('stays signed in when the renewal is lost on the way', async () => {
  await signIn();
  serve({ 'GET /me': expired, 'POST /session/refresh': noNetwork });
  await expect(api.identity.me()).rejects.toMatchObject({ kind: 'offline' });
  expect(sessionState().me).not.toBeNull();
});

it('takes the tokens that another tab has renewed instead of using an old one up', async () => {
  await signIn();
  const other = { accessToken: 'other', refreshToken: 'refresh-other', me: me(resident) };
  Taro.setStorageSync('wa.session.p1', JSON.stringify(other));
  const sent = serve({ 'GET /me': [expired, { data: me(resident) }] });
  await api.identity.me();
  expect(sent.map((one) => one.path)).toEqual(['/me', '/me']);
  expect(sent[1]!.header.authorization).toBe('Bearer other');
});

it('signs out here even without a network', async () => {
  await signIn();
  serve({ 'DELETE /session': noNetwork });
  await signOut();
  expect(sessionState().me).toBeNull();
});
