import { MINUTE } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { nobody } from '../../testing/personas.js';
import { startTestApp, TEST_NOW, type TestApp } from '../../testing/start-test-app.js';
import { OrganizationsModule } from '../organizations/index.js';
import { CreatePerson, IdentityModule } from './index.js';
import { startWechatStandIn, type WechatStandIn } from './wechat/wechat-stand-in.js';

let test: TestApp;
let wechat: WechatStandIn;
const wechatClock = new FakeClock(TEST_NOW);

beforeAll(async () => {
  wechat = await startWechatStandIn(wechatClock);
  test = await startTestApp({ wechat: wechat.config });
});
afterAll(async () => {
  await test.close();
  await wechat.close();
});

const signIn = (code: string, app = test) => nobody(app).identity.wechat({ body: { code } });

describe('sign-in with WeChat', () => {
  it('enters somebody new, without name or home', async () => {
    const { me } = await signIn(wechat.issueCode('o-new'));
    expect(me).toMatchObject({ name: '微信用户', residences: [] });
    expect(me.current).toMatchObject({ role: 'resident', postId: null });
  });

  it('knows him again by his openid', async () => {
    const first = await signIn(wechat.issueCode('o-again'));
    const second = await signIn(wechat.issueCode('o-again'));
    expect(second.me.personId).toBe(first.me.personId);
    expect(second.refreshToken).not.toBe(first.refreshToken);
  });

  it('knows somebody whose openid was entered before', async () => {
    const known = { realName: '周洋', wechatOpenid: 'o-known' };
    const personId = await test.app.get(CreatePerson).run(known);
    const { me } = await signIn(wechat.issueCode('o-known'));
    expect(me).toMatchObject({ personId, name: '周洋' });
  });

  it('enters one person when two codes of a new one come at once', async () => {
    const codes = Array.from({ length: 5 }, () => wechat.issueCode('o-twice'));
    const sessions = await Promise.all(codes.map((code) => signIn(code)));
    expect(new Set(sessions.map(({ me }) => me.personId)).size).toBe(1);
  });

  it('tells nothing of WeChat’s keys', async () => {
    const text = JSON.stringify(await signIn(wechat.issueCode('o-secret')));
    expect(text).not.toMatch(/session_key|o-secret/);
  });
});

describe('a code', () => {
  const badCode = { code: 'session.badCode', status: 401 };

  it('works once', async () => {
    const code = wechat.issueCode('o-once');
    await signIn(code);
    expect(await refused(signIn(code))).toMatchObject(badCode);
  });

  it('works for five minutes', async () => {
    const [early, late] = [wechat.issueCode('o-time'), wechat.issueCode('o-time')];
    wechatClock.forward(5 * MINUTE);
    expect((await signIn(early)).expiresIn).toBe(900);
    wechatClock.forward(1);
    expect(await refused(signIn(late))).toMatchObject(badCode);
  });

  it('that WeChat never gave is refused', async () => {
    expect(await refused(signIn('the code is a mock one'))).toMatchObject(badCode);
    expect(await refused(signIn('a&secret=b#c'))).toMatchObject(badCode);
  });

  it('that is empty or endless does not even reach WeChat', async () => {
    const before = wechat.asked;
    expect(await refused(signIn(''))).toMatchObject({ code: 'input.invalid' });
    expect(await refused(signIn('x'.repeat(129)))).toMatchObject({ code: 'input.invalid' });
    expect(wechat.asked).toBe(before);
  });
});

describe('when WeChat', () => {
  const down = { code: 'session.wechatDown', status: 503 };

  it('is busy, it is asked once more with the same code', async () => {
    wechat.answerNext({ errcode: -1, errmsg: 'system error' });
    expect((await signIn(wechat.issueCode('o-busy'))).expiresIn).toBe(900);
  });

  it('stays busy, the person is told to come back', async () => {
    wechat.answerNext({ errcode: -1 }, { errcode: -1 });
    const before = wechat.asked;
    expect(await refused(signIn('x'))).toMatchObject(down);
    expect(wechat.asked - before).toBe(2);
  });

  it.each([
    [45011, 'session.wechatDown'],
    [40013, 'session.wechatDown'],
    [40125, 'session.wechatDown'],
    [40029, 'session.badCode'],
    [40163, 'session.badCode'],
    [40226, 'session.wechatBlocked'],
  ])('answers %d, it is %s', async (errcode, code) => {
    wechat.answerNext({ errcode, errmsg: 'rid: 1' });
    expect(await refused(signIn('x'))).toMatchObject({ code });
  });

  it('answers something strange, it is as good as down', async () => {
    for (const answer of [{}, { openid: '' }, { openid: 7 }, { errcode: 1, openid: 'o' }, []]) {
      wechat.answerNext(answer);
      expect(await refused(signIn('x'))).toMatchObject(down);
    }
  });

  it('says errcode 0 with the openid, it is a success', async () => {
    wechat.answerNext({ errcode: 0, openid: 'o-zero', unionid: 'u' });
    expect((await signIn('x')).expiresIn).toBe(900);
  });

  it('does not answer, nobody waits longer than five seconds', async () => {
    wechat.answerNext('hang');
    const from = performance.now();
    expect(await refused(signIn('x'))).toMatchObject(down);
    expect(performance.now() - from).toBeLessThan(9_000);
  }, 15_000);

  it('has the keys of another program, it is no fault of the person', async () => {
    const other = await startTestApp({ wechat: { ...wechat.config, secret: 'wrong' } });
    expect(await refused(signIn(wechat.issueCode('o'), other))).toMatchObject(down);
    await other.close();
  });
});

describe('without WeChat set up', () => {
  it('the demo has a stand-in, where a demo person’s code works again and again', async () => {
    // This feature alone: the whole product would fill its demo with people first.
    const modules = [OrganizationsModule, IdentityModule];
    const demo = await startTestApp({ modules, config: { isDemo: true } });
    const person = { realName: '陈静', wechatOpenid: 'demo:chenjing' };
    const personId = await demo.app.get(CreatePerson).run(person);
    for (let n = 0; n < 2; n += 1) {
      expect((await signIn('demo:chenjing', demo)).me).toMatchObject({ personId, name: '陈静' });
    }
    expect(await refused(signIn('anything', demo))).toMatchObject({ code: 'session.badCode' });
    await demo.close();
  });

  it('elsewhere it is not offered', async () => {
    const plain = await startTestApp();
    const answer = await refused(signIn('demo:chenjing', plain));
    expect(answer).toMatchObject({ code: 'session.wechatDown' });
    await plain.close();
  });
});
