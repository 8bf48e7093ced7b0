import { SignJWT, UnsecuredJWT } from 'jose';
import { MINUTE } from '@wide-angle/shared';
import type { Config } from '../../../platform/config/config.js';
import { FakeClock } from '../../../testing/fake-clock.js';
import { AccessTokens } from './access-tokens.js';
import { RefreshTokens } from './refresh-tokens.js';
import { keyFor } from './token-keys.js';

const SECRET = 'a secret of tests, long enough to sign with';
const configWith = (tokenSecret: string) => ({ tokenSecret }) as Config;
const ID = '01a20351-5768-773c-b874-2c53223f0abc';
const claim = { sessionId: ID, personId: 'p', postId: null };

describe('access tokens', () => {
  const clock = new FakeClock(Date.UTC(2026, 2, 11));
  const tokens = new AccessTokens(configWith(SECRET), clock);
  const seconds = () => clock.now() / 1000;
  const payload = () => ({
    sid: ID,
    pid: 'p',
    post: null,
    iss: 'wide-angle',
    exp: seconds() + 900,
  });
  const signed = (content: object, key = keyFor('access', SECRET), alg = 'HS256') =>
    new SignJWT({ ...content }).setProtectedHeader({ alg }).sign(key);

  it('say who asks', async () => {
    expect(await tokens.read(await tokens.issue(claim))).toEqual(claim);
    const inPost = { ...claim, postId: 'q' };
    expect(await tokens.read(await tokens.issue(inPost))).toEqual(inPost);
  });

  it('made by the same rules by hand are taken: the tests below refuse for their own reason', async () => {
    expect(await tokens.read(await signed(payload()))).toEqual(claim);
  });

  it('live 15 minutes of the product’s own clock', async () => {
    const own = new FakeClock(clock.now());
    const issuer = new AccessTokens(configWith(SECRET), own);
    const token = await issuer.issue(claim);
    own.forward(15 * MINUTE - 1);
    expect(await issuer.read(token)).toEqual(claim);
    own.forward(1);
    expect(await issuer.read(token)).toBeNull();
  });

  it.each<[string, () => Promise<string> | string]>([
    ['signed with another secret', () => signed(payload(), keyFor('access', 'other'))],
    ['signed with the key of refresh tokens', () => signed(payload(), keyFor('refresh', SECRET))],
    ['signed with the bare secret', () => signed(payload(), Buffer.from(SECRET))],
    ['of another algorithm', () => signed(payload(), keyFor('access', SECRET), 'HS384')],
    ['with alg none', () => new UnsecuredJWT(payload()).encode()],
    ['without an end', () => signed({ ...payload(), exp: undefined })],
    ['of another issuer', () => signed({ ...payload(), iss: 'x' })],
    ['without a session', () => signed({ ...payload(), sid: undefined })],
    ['without a capacity', () => signed({ ...payload(), post: undefined })],
    ['that is nonsense', () => 'a.b.c'],
  ])('%s are refused', async (_, forge) => {
    expect(await tokens.read(await forge())).toBeNull();
  });

  it('with another content under the same signature are refused', async () => {
    const [header, , signature] = (await tokens.issue(claim)).split('.');
    const other = Buffer.from(JSON.stringify({ ...payload(), pid: 'q' })).toString('base64url');
    expect(await tokens.read(`${header}.${other}.${signature}`)).toBeNull();
  });
});

describe('refresh tokens', () => {
  const tokens = new RefreshTokens(configWith(SECRET));
  const refresh = { sessionId: ID, generation: 3 };

  it('say session and generation, the same each time', () => {
    const token = tokens.issue(refresh);
    expect(tokens.read(token)).toEqual(refresh);
    expect(tokens.issue(refresh)).toBe(token);
    expect(token.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['of another secret', new RefreshTokens(configWith('other')).issue(refresh)],
    ['with another generation', tokens.issue(refresh).replace('.3.', '.4.')],
    ['with another session', tokens.issue(refresh).replace('01a2', '01a3')],
    ['cut short', tokens.issue(refresh).slice(0, -1)],
    ['that is empty', ''],
    ['that is nonsense', 'x.y.z'],
  ])('%s are refused', (_, token) => {
    expect(tokens.read(token)).toBeNull();
  });
});
