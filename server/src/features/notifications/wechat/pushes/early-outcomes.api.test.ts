import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { OutboxMessageEntity } from '../../../../platform/outbox/outbox-message.entity.js';
import { DeliveryWorld, openidOf, TEMPLATES } from '../../testing/delivery-world.js';
import type { WechatMessage } from '../wechat-message.js';
import type { PushEvent } from './push-event.js';
import { TakeWechatPush } from './take-wechat-push.js';
import { WechatSending } from './wechat-sending.entity.js';
import { WechatSendings } from './wechat-sendings.js';

describe('WeChat tells of a failure before its answer to the sending is noted', () => {
  let delivery: DeliveryWorld;

  beforeAll(async () => {
    delivery = await DeliveryWorld.start({ wechatPush: { token: 'AAAAA', aesKey: null } });
  }, 120_000);
  afterAll(() => delivery.close());
  afterEach(() => reader().delete(OutboxMessageEntity, { isDead: true }));

  const app = () => delivery.world.test.app;
  const reader = () => app().get(UnitOfWork).reader;
  const owner = () => delivery.world.people.owner;
  const note = (id: string) => app().get(WechatSendings).note(id, aMessage(id));
  const tell = (messageId: string, errorCode = 1, createTime = '1') =>
    app()
      .get(TakeWechatPush)
      .run(sentEvent(messageId, errorCode, createTime));
  const sentEvent = (messageId: string, errorCode: number, createTime: string): PushEvent => ({
    openid: openidOf(owner()),
    createTime,
    event: 'subscribe_msg_sent_event',
    entries: [
      {
        kind: 'sent',
        templateId: TEMPLATES.task.id,
        messageId,
        errorCode,
        errorStatus: errorCode ? 'failed: user reject' : 'success',
      },
    ],
  });
  const aMessage = (id: string): WechatMessage => ({
    messageId: `m-${id}`,
    personId: owner().personId,
    ticketId: null,
    orderId: null,
    template: 'task',
    facts: { title: '待领取', place: '泉景花园', category: '照明', number: '26112248371', at: 0 },
  });
  const dead = () => reader().findBy(OutboxMessageEntity, { isDead: true });
  const kept = () => reader().count(WechatSending);

  it('and the failure waits for the note', async () => {
    await tell('1');
    await tell('1');
    expect(await dead()).toEqual([]);
    await note('1');
    expect(await dead()).toMatchObject([
      {
        consumer: 'wechat',
        messageKey: 'm-1',
        payload: aMessage('1'),
        lastError: 'DeliveryFailure: 微信未能送达 1：failed: user reject',
      },
    ]);
    expect(await kept()).toBe(0);
  });

  it('or at once with it: one dead letter each, whoever is first and however often it is told', async () => {
    const ids = Array.from({ length: 16 }, (_, n) => `race-${n}`);
    await Promise.all(
      ids.flatMap((id, n) => {
        const both = [() => note(id), () => tell(id)];
        return [...(n % 2 ? both.reverse() : both), () => tell(id)].map((one) => one());
      }),
    );
    const keys = (await dead()).map(({ messageKey }) => messageKey);
    expect(keys.sort()).toEqual(ids.map((id) => `m-${id}`).sort());
    expect(await kept()).toBe(0);
  });

  it('an arrival leaves nothing; a failure of a number that is none of ours is never a letter', async () => {
    await note('2');
    await tell('2', 0);
    expect(await kept()).toBe(0);
    await tell('7');
    await tell('7', 1, '2');
    expect(await dead()).toEqual([]);
    expect(await kept()).toBe(1);
  });
});
