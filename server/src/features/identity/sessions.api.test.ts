import type { SessionView } from '@wide-angle/shared';
import { DAY, MINUTE, SECOND } from '@wide-angle/shared';
import { SignJWT, UnsecuredJWT } from 'jose';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { apiOf, refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { nobody, persona, type Persona } from '../../testing/personas.js';
import { startTestApp, TEST_NOW, type TestApp } from '../../testing/start-test-app.js';
import { Session } from './entities/session.entity.js';
import { EndPost, GivePost, RegisterResidence } from './index.js';
import { Sessions } from './sessions.js';
import { keyFor } from './tokens/token-keys.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
});
beforeEach(() => test.clock.set(TEST_NOW));
afterAll(() => test.close());

const refresh = (refreshToken: string) => nobody(test).identity.refresh({ body: { refreshToken } });
const me = (token: string) => apiOf(test, () => token).identity.me();
const expired = { code: 'session.expired', status: 401 };

describe('refresh', () => {
  let first: SessionView;
  beforeEach(async () => {
    first = (await persona(test).staff(county.companies[0])).session();
  });

  it('gives new tokens in the same capacity', async () => {
    test.clock.forward(15 * MINUTE);
    expect(await refused(me(first.accessToken))).toMatchObject(expired);
    const second = await refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.me).toEqual(first.me);
    expect((await me(second.accessToken)).current.role).toBe('staff');
  });

  it('lets the same request pass again for a minute: the first answer may have got lost', async () => {
    const second = await refresh(first.refreshToken);
    test.clock.forward(60 * SECOND);
    const again = await refresh(first.refreshToken);
    expect(again.refreshToken).toBe(second.refreshToken);
    const third = await refresh(again.refreshToken);
    expect((await me(third.accessToken)).personId).toBe(first.me.personId);
  });

  it('ends the session when an old token comes back later', async () => {
    const second = await refresh(first.refreshToken);
    test.clock.forward(60 * SECOND + 1);
    expect(await refused(refresh(first.refreshToken))).toMatchObject(expired);
    // For both holders, and at once.
    expect(await refused(refresh(second.refreshToken))).toMatchObject(expired);
    expect(await refused(me(second.accessToken))).toMatchObject(expired);
  });

  it('ends the session when a still older token comes back, however soon', async () => {
    const second = await refresh(first.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(await refused(refresh(first.refreshToken))).toMatchObject(expired);
    expect(await refused(refresh(third.refreshToken))).toMatchObject(expired);
  });

  it('is one rotation when several tabs refresh at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(first.refreshToken)));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(answers[0]?.refreshToken).toContain('.2.');
  });

  it('refuses a token that was made up, and leaves the session alone', async () => {
    const [sessionId] = first.refreshToken.split('.');
    const forged = `${sessionId}.1.${'A'.repeat(43)}`;
    expect(await refused(refresh(forged))).toMatchObject(expired);
    expect(await refused(refresh(''))).toMatchObject({ code: 'session.expired' });
    expect((await refresh(first.refreshToken)).me).toEqual(first.me);
  });

  it('works for 90 days after the last one, and then no more', async () => {
    test.clock.forward(90 * DAY - 1);
    const second = await refresh(first.refreshToken);
    test.clock.forward(90 * DAY - 1);
    const third = await refresh(second.refreshToken);
    test.clock.forward(90 * DAY);
    expect(await refused(refresh(third.refreshToken))).toMatchObject(expired);
    await test.app.get(Sessions).sweep();
    // The session of this test goes with the sweep, a younger one stays.
    const young = await persona(test).stranger();
    await test.app.get(Sessions).sweep();
    const { reader } = test.app.get(UnitOfWork);
    const ids = (await reader.find(Session)).map(({ personId }) => personId);
    expect(ids).not.toContain(first.me.personId);
    expect(ids).toContain(young.personId);
  });
});

describe('what was ended is refused at once', () => {
  it('after signing out', async () => {
    const who = await persona(test).resident(county.estates[0]);
    const other = await persona(test).resident(county.estates[0]);
    expect(await who.api.identity.signOut()).toEqual({ ok: true });
    expect(await refused(who.api.identity.me())).toMatchObject(expired);
    expect(await refused(refresh(who.session().refreshToken))).toMatchObject(expired);
    expect((await other.api.identity.me()).personId).toBe(other.personId);
  });

  it('when the post is taken away; a refresh goes on in another capacity', async () => {
    const who = await persona(test).manager(county.companies[0]);
    await test.app.get(EndPost).run(who.postId!);
    expect(await refused(who.api.organization.colleagues())).toMatchObject(expired);
    const next = await refresh(who.session().refreshToken);
    expect(next.me.current).toMatchObject({ role: 'resident', postId: null });
    expect(next.me.capacities).toHaveLength(1);
    await expect(test.app.get(EndPost).run(who.postId!)).rejects.toThrow('post.unknown');
  });
});

describe('tokens that are not ours', () => {
  let who: Persona;
  beforeAll(async () => {
    who = await persona(test).bureau(county.bureau);
  });
  const payload = () => {
    const [, content] = who.session().accessToken.split('.');
    return JSON.parse(Buffer.from(content ?? '', 'base64url').toString());
  };
  const signed = (content: object, secret: string) =>
    new SignJWT({ ...content }).setProtectedHeader({ alg: 'HS256' }).sign(keyFor('access', secret));

  it('made by hand with the right key is taken', async () => {
    expect((await me(await signed(payload(), test.config.tokenSecret))).name).toBe(who.name);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['forged', () => signed(payload(), 'another secret')],
    ['alg none', () => new UnsecuredJWT(payload()).encode()],
    ['expired', () => signed({ ...payload(), exp: TEST_NOW / 1000 }, test.config.tokenSecret)],
    ['of no session', () => signed({ ...payload(), sid: 'x' }, test.config.tokenSecret)],
    ['a refresh token', () => who.session().refreshToken],
  ])('%s', async (_, make) => {
    expect(await refused(me(await make()))).toMatchObject(expired);
  });

  it('for somebody else’s post is refused though the key is right', async () => {
    const other = await persona(test).manager(county.companies[0]);
    const token = await signed({ ...payload(), post: other.postId }, test.config.tokenSecret);
    expect(await refused(me(token))).toMatchObject(expired);
  });

  it('none at all asks to sign in', async () => {
    expect(await refused(nobody(test).identity.me())).toMatchObject({
      code: 'session.missing',
      status: 401,
    });
  });
});

describe('switching', () => {
  it('goes on in another post, as resident, and back', async () => {
    const who = await persona(test).staff(county.companies[0]);
    const post = { personId: who.personId, organizationId: county.companies[1].id } as const;
    const postId = await test.app.get(GivePost).run({ ...post, role: 'manager' });
    const manager = await who.api.identity.switch({ body: { postId } });
    expect(manager.me.current).toMatchObject({ role: 'manager', postId });
    expect(manager.me.capacities.map(({ role }) => role)).toEqual(['staff', 'manager', 'resident']);
    who.use(manager);
    const resident = await who.api.identity.switch({ body: { postId: null } });
    expect(resident.me.current.role).toBe('resident');
    who.use(resident);
    expect(await refused(who.api.organization.colleagues())).toMatchObject({
      code: 'permission.denied',
    });
    const refreshed = await refresh(resident.refreshToken);
    expect(refreshed.me.current.role).toBe('resident');
    who.use(await who.api.identity.switch({ body: { postId: who.postId } }));
    expect(who.me().current.role).toBe('staff');
  });

  it('is not undone by a refresh of another tab at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const who = await persona(test).staff(county.companies[0]);
      const { refreshToken } = who.session();
      await Promise.all([
        who.api.identity.switch({ body: { postId: null } }),
        refresh(refreshToken),
      ]);
      const { reader } = test.app.get(UnitOfWork);
      const row = await reader.findOneByOrFail(Session, { personId: who.personId });
      expect(row.postId).toBeNull();
    }
  });

  it('makes the refresh token of before an old one', async () => {
    const who = await persona(test).staff(county.companies[0]);
    const before = who.session().refreshToken;
    const after = await who.api.identity.switch({ body: { postId: null } });
    test.clock.forward(61 * SECOND);
    expect(await refused(refresh(before))).toMatchObject(expired);
    expect(await refused(refresh(after.refreshToken))).toMatchObject(expired);
  });

  it.each<[string, (other: Persona) => Promise<string> | string]>([
    ['a foreign post', (other) => other.postId!],
    ['a post that does not exist', () => '01a20351-0000-7000-8000-000000000000'],
  ])('refuses %s', async (_, postOf) => {
    const other = await persona(test).manager(county.companies[1]);
    const who = await persona(test).staff(county.companies[0]);
    const postId = await postOf(other);
    const answer = await refused(who.api.identity.switch({ body: { postId } }));
    expect(answer).toMatchObject({ code: 'session.postUnknown', status: 404 });
    expect((await who.api.identity.me()).current.postId).toBe(who.postId);
  });

  it('refuses a post that has ended, and what is no id', async () => {
    const who = await persona(test).staff(county.companies[0]);
    const post = { personId: who.personId, organizationId: county.companies[1].id } as const;
    const postId = await test.app.get(GivePost).run({ ...post, role: 'staff' });
    await test.app.get(EndPost).run(postId);
    const change = (to: string) => refused(who.api.identity.switch({ body: { postId: to } }));
    expect(await change(postId)).toMatchObject({ code: 'session.postUnknown' });
    expect(await change('x')).toMatchObject({ code: 'input.invalid' });
  });
});

describe('residents', () => {
  it('show their homes, verified or not', async () => {
    const who = await persona(test).resident(county.estates[0]);
    const second = { personId: who.personId, estateId: county.estates[2].id };
    await test.app
      .get(RegisterResidence)
      .run({ ...second, room: '平房3号', relation: 'family', isVerified: false });
    expect((await who.api.identity.me()).residences).toEqual([
      {
        estateId: county.estates[0].id,
        estateName: county.estates[0].name,
        dwelling: expect.stringMatching(/^1号楼 1单元 \d+$/),
        isVerified: true,
      },
      {
        estateId: county.estates[2].id,
        estateName: county.estates[2].name,
        dwelling: '平房3号',
        isVerified: false,
      },
    ]);
  });
});
