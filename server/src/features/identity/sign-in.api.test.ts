import { refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { nobody, PASSWORD, persona } from '../../testing/personas.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { CreateAccount, CreatePerson, STANDARD_COST } from './index.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
});
afterAll(() => test.close());

const signIn = (login: string, password: string) =>
  nobody(test).identity.password({ body: { login, password } });

describe('sign-in with a password', () => {
  it('gives tokens and tells who one is', async () => {
    const wang = await persona(test).staff(county.companies[0], { name: '王伟' });
    const session = await signIn(wang.login, PASSWORD);
    expect(session).toMatchObject({ expiresIn: 900 });
    const capacity = {
      postId: wang.postId,
      role: 'staff',
      organizationId: county.companies[0].id,
      organizationName: county.companies[0].name,
    };
    const resident = {
      postId: null,
      role: 'resident',
      organizationId: null,
      organizationName: null,
    };
    expect(session.me).toEqual({
      personId: wang.personId,
      name: '王伟',
      current: capacity,
      capacities: [capacity, resident],
      residences: [],
    });
    expect(await wang.api.identity.me()).toEqual(session.me);
  });

  it('takes the account in any case and width, with spaces around', async () => {
    const { login } = await persona(test).stranger();
    expect((await signIn(` ${login.toUpperCase()} `, PASSWORD)).expiresIn).toBe(900);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const { login } = await persona(test).stranger();
    const wrong = await refused(signIn(login, `${PASSWORD} `));
    const unknown = await refused(signIn('nobody-at-all', PASSWORD));
    expect(wrong).toMatchObject({ code: 'session.badCredentials', status: 401 });
    expect({ ...unknown, requestId: wrong.requestId }).toEqual(wrong);
  });

  it('takes as long for an unknown account as for a wrong password', async () => {
    const personId = await test.app.get(CreatePerson).run({ realName: '赵敏' });
    const account = { personId, login: 'standard-cost', password: PASSWORD };
    await test.app.get(CreateAccount).run(account, STANDARD_COST);
    const millis = async (login: string) => {
      const from = performance.now();
      await refused(signIn(login, 'wrong'));
      return performance.now() - from;
    };
    await millis('warm-up');
    const known = Math.min(await millis('standard-cost'), await millis('standard-cost'));
    const unknown = Math.min(await millis('nobody-1'), await millis('nobody-2'));
    // Without the comparison against nobody it would be about a hundredth.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it('makes one wait after five wrong passwords, also for the right one and for unknown names', async () => {
    const { login } = await persona(test).stranger();
    for (const name of [login, 'unknown-name']) {
      for (let n = 0; n < 5; n += 1) await refused(signIn(name, 'wrong'));
      const answer = await refused(signIn(name, PASSWORD));
      expect(answer).toMatchObject({ code: 'request.tooMany', status: 429 });
      expect(answer.detail).toContain('30');
    }
    test.clock.forward(30_000);
    expect((await signIn(login, PASSWORD)).me.capacities).toHaveLength(1);
  });

  it('counts guesses that come all at once', async () => {
    const { login } = await persona(test).stranger();
    const guesses = Array.from({ length: 12 }, () => refused(signIn(login, 'wrong')));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'session.badCredentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'request.tooMany')).toHaveLength(7);
  });

  it.each([
    ['', PASSWORD],
    ['a'.repeat(51), PASSWORD],
    ['x', ''],
    ['x', 'a'.repeat(101)],
  ])('refuses %s with a password it cannot be', async (login, password) => {
    expect(await refused(signIn(login, password))).toMatchObject({ code: 'input.invalid' });
  });

  it('does not give an account away twice', async () => {
    const { login, personId } = await persona(test).stranger();
    const again = { personId, login: login.toUpperCase(), password: 'x' };
    await expect(test.app.get(CreateAccount).run(again)).rejects.toThrow('account.loginTaken');
  });
});
