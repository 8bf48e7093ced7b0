import { type MeView, type Role } from '@wide-angle/shared';
import { signInByPassword, signOut } from '../src/lib/session/session';
import { serve } from './server';
import { resetTaro } from './taro';

/** Starts a test with nothing kept and somebody of a role signed in; residents have no post. */
export async function signedInAs(role: Role): Promise<void> {
  resetTaro();
  serve({});
  await signOut();
  const current: MeView['current'] = {
    postId: role === 'resident' ? null : 'post',
    role,
    organizationId: role === 'resident' ? null : 'o1',
    organizationName: role === 'resident' ? null : '广宁县住建局',
  };
  const me: MeView = {
    personId: 'p1',
    name: '王伟',
    current,
    capacities: [current],
    residences: [],
  };
  const view = { accessToken: 'token', expiresIn: 900, refreshToken: 'refresh', me };
  serve({ 'POST /session/password': { data: view } });
  await signInByPassword('wang', 'secret');
}
