import { DAY, HOUR, MINUTE } from '@wide-angle/shared';
import type { PushMistakes, PushTarget } from '../../../identity/wechat/stand-in-pushes.js';
import { messageNumber } from '../../../identity/wechat/stand-in-messages.js';
import type { TicketWorld } from '../../../tickets/testing/ticket-world.js';
import { DeliveryWorld, openidOf, TEMPLATES } from '../../testing/delivery-world.js';

const TOKEN = 'AAAAA';
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const KEY = Buffer.from(`${AES_KEY}=`, 'base64');
const TASK = TEMPLATES.task.id;

type Mode = 'plain' | 'secure';

describe.each<Mode>(['plain', 'secure'])('an event of WeChat in the %s mode', (mode) => {
  let delivery: DeliveryWorld;
  let world: TicketWorld;
  let target: PushTarget;

  beforeAll(async () => {
    const aesKey = mode === 'secure' ? KEY : null;
    delivery = await DeliveryWorld.start({ wechatPush: { token: TOKEN, aesKey } });
    ({ world } = delivery);
    const url = `${await world.test.url()}/wechat/push`;
    target = { url, token: TOKEN, ...(aesKey ? { encodingAesKey: AES_KEY } : {}) };
    await delivery.accepts(owner(), ['progress']);
  }, 120_000);
  afterAll(() => delivery.close());
  // Further apart than phone and WeChat may tell of the same.
  beforeEach(() => world.goTo(world.test.clock.now() + HOUR));

  const owner = () => world.people.owner;
  const sender = () => delivery.wechat.pushes;
  const send = (event: object, mistakes = {}) => sender().push(target, event, mistakes);
  const left = async (key: 'task' | 'progress' | 'alarm' = 'task') =>
    (await delivery.left(owner(), key)) ?? 0;
  const choice = (SubscribeStatusString: string, TemplateId = TASK) => ({
    ...{ TemplateId, SubscribeStatusString, PopupScene: '0' },
  });
  const event = (kind: 'popup' | 'change' | 'sent', ...entries: object[]) =>
    sender().event(kind, openidOf(owner()), entries);
  const RECEIPT = { status: 200, text: 'success' };

  it('is asked for by the console, and the answer is the bare text', async () => {
    expect(await sender().checkUrl(target)).toEqual({ status: 200, text: '4375120948345356249' });
    expect(await sender().checkUrl(target, { isForged: true })).toMatchObject({ status: 403 });
  });

  it('counts an acceptance once, however often it is repeated', async () => {
    const before = await left();
    const accepted = event('popup', choice('accept'));
    for (let n = 0; n < 3; n += 1) expect(await send(accepted)).toEqual(RECEIPT);
    expect(await left()).toBe(before + 1);
    await Promise.all([1, 2, 3].map(() => send(accepted)));
    expect(await left()).toBe(before + 1);
  });

  it('counts one acceptance that the phone tells too, whoever is first', async () => {
    const before = await left();
    const body = { templateIds: [TASK] };
    await owner().api.messageSettings.allow({ body });
    await send(event('popup', choice('accept')));
    expect(await left()).toBe(before + 1);
    await world.goTo(world.test.clock.now() + HOUR);
    await send(event('popup', choice('accept')));
    world.test.clock.forward(MINUTE);
    await owner().api.messageSettings.allow({ body });
    expect(await left()).toBe(before + 2);
    await owner().api.messageSettings.allow({ body });
    expect(await left()).toBe(before + 3);
  });

  it('may hold several templates; a refusal in the dialog takes nothing away', async () => {
    const before = [await left('task'), await left('alarm')];
    const entries = [choice('accept', TEMPLATES.alarm.id), choice('reject')];
    expect(await send(event('popup', ...entries))).toEqual(RECEIPT);
    expect([await left('task'), await left('alarm')]).toEqual([before[0], before[1]! + 1]);
  });

  it('takes back everything where he refuses the template in the settings', async () => {
    await delivery.accepts(owner(), ['task'], 2);
    await send(event('change', choice('accept')));
    expect(await left()).toBeGreaterThan(1);
    await send(event('change', choice('reject')));
    expect(await left()).toBe(0);
  });

  it('about a message that did not arrive makes a dead letter, once, that can be tried again', async () => {
    await delivery.accepts(owner(), ['progress'], 2);
    const ticket = await world.report();
    await world.act(world.people.wang, ticket, 'claim');
    await world.goTo(Date.UTC(2026, 2, 12, 2, 0) + DAY * (mode === 'plain' ? 0 : 1));
    await delivery.deliver();
    const MsgID = String(messageNumber(delivery.wechat.sent.length));
    const heard = delivery.heard(owner()).length;
    const TemplateId = TEMPLATES.progress.id;
    const failed = { TemplateId, MsgID, ErrorCode: '1', ErrorStatus: 'failed: system failed' };
    for (let n = 0; n < 2; n += 1) expect(await send(event('sent', failed))).toEqual(RECEIPT);
    const letters = await delivery.dead();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      consumer: 'wechat',
      lastError: 'DeliveryFailure: 微信未能送达 1：failed: system failed',
    });
    await world.people.bureau.api.deadLetter.retry({ body: { id: letters[0]!.id } });
    await delivery.deliver();
    expect(delivery.heard(owner())).toHaveLength(heard + 1);
    const arrived = { ...failed, MsgID: String(messageNumber(delivery.wechat.sent.length)) };
    await send(event('sent', { ...arrived, ErrorCode: '0', ErrorStatus: 'success' }));
    // A number that is none of ours.
    await send(event('sent', { ...failed, MsgID: '7' }));
    expect(await delivery.dead()).toEqual([]);
  });

  it.each<[string, PushMistakes]>([
    ['signed with another token', { isForged: true }],
    ['signed long ago', { age: 20 * MINUTE }],
    ['signed in the future', { age: -20 * MINUTE }],
    ...ofMode(mode),
  ])('is refused when it is %s', async (_, mistakes) => {
    const before = await left();
    const answer = await send(event('popup', choice('accept')), mistakes);
    expect(answer.status).toBe(403);
    expect(await left()).toBe(before);
  });

  it('comes as text/xml too, though it is JSON', async () => {
    const before = await left();
    expect(await send(event('popup', choice('accept')), { type: 'text/xml' })).toEqual(RECEIPT);
    expect(await left()).toBe(before + 1);
  });

  it.each<[string, object]>([
    ['another event', { Event: 'user_info_modified', FromUserName: 'o', CreateTime: 1 }],
    ['nobody we know', { Event: 'subscribe_msg_popup_event', FromUserName: 'o-nobody' }],
    ['nothing at all', {}],
  ])('about %s is received and ignored', async (_, message) => {
    expect(await send(message)).toEqual(RECEIPT);
  });

  it('in the open does not count where a key is set', async () => {
    const before = await left();
    const { url, token } = target;
    const answer = await sender().push({ url, token }, event('popup', choice('accept')));
    expect(answer.status).toBe(mode === 'secure' ? 403 : 200);
    expect(await left()).toBe(mode === 'secure' ? before : before + 1);
  });
});

it('is not asked for where no push is set up', async () => {
  const delivery = await DeliveryWorld.start();
  const url = `${await delivery.world.test.url()}/wechat/push`;
  const { status } = await delivery.wechat.pushes.checkUrl({ url, token: '' });
  expect(status).toBe(404);
  await delivery.close();
}, 120_000);

function ofMode(mode: Mode): [string, PushMistakes][] {
  return mode === 'secure' ? [['encrypted for another program', { appId: 'wx-other' }]] : [];
}
