import { HOUR, MINUTE } from '@wide-angle/shared';
import { TestKiller } from '../testing/test-killer.js';
import { DeliveryWorld, TEMPLATES } from '../testing/delivery-world.js';
import { toldTo } from '../testing/told.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { Message } from '../entities/message.entity.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

let delivery: DeliveryWorld;
let world: TicketWorld;
let people: TicketWorld['people'];

beforeAll(async () => {
  delivery = await DeliveryWorld.start();
  ({ world } = delivery);
  ({ people } = world);
}, 120_000);
afterAll(() => delivery.close());

/** Every test begins on a working morning of its own. */
let day = 0;
beforeEach(async () => {
  day += 7;
  await world.goTo(Date.UTC(2026, 2, 11 + day, 1, 0));
});

/** A lamp reported and claimed: the owner hears of it. */
async function claimed(categoryCode = 'lighting') {
  const ticket = await world.report({ categoryCode, text: '坏了' });
  await world.act(people.wang, ticket, 'claim');
  return ticket;
}

describe('a message by WeChat', () => {
  it('goes to who allowed it, with the fields of its template and the page it leads to', async () => {
    await delivery.accepts(people.owner, ['progress']);
    const before = delivery.heard(people.owner).length;
    const ticket = await claimed();
    await delivery.deliver();
    const [message] = delivery.heard(people.owner).slice(before);
    const [told] = await toldTo(people.owner, ticket);
    expect(message).toEqual({
      openid: expect.any(String),
      templateId: 'tmpl-progress',
      page: `pages/ticket/index?id=${ticket.id}&message=${told!.id}`,
      data: {
        thing1: world.county.estates[0].name,
        character_string2: ticket.number,
        thing3: '已有人接单',
        time4: '2026年3月18日 09:00',
      },
    });
    // Staff allowed nothing.
    expect(delivery.heard(people.wang)).toEqual([]);
  });

  it('uses up one permission each, then none goes out, and the inbox has all', async () => {
    await delivery.accepts(people.owner, ['progress'], 2);
    const before = delivery.heard(people.owner).length;
    const tickets = [await claimed(), await claimed(), await claimed()];
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before + 2);
    expect(await delivery.left(people.owner, 'progress')).toBe(0);
    for (const ticket of tickets) expect(await toldTo(people.owner, ticket)).toHaveLength(1);
    expect(await delivery.dead()).toEqual([]);
  });

  it('waits for the end of the quiet hours, but for emergencies', async () => {
    await delivery.accepts(people.owner, ['progress'], 2);
    await world.goTo(world.test.clock.now() + 13 * HOUR);
    const before = delivery.heard(people.owner).length;
    const lamp = await claimed();
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before);
    // In the inbox it is at once.
    expect(await toldTo(people.owner, lamp)).toHaveLength(1);
    await claimed('lift_trapped');
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before + 1);
    await world.goTo(world.test.clock.now() + 9.5 * HOUR - 1000);
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before + 1);
    await world.goTo(world.test.clock.now() + 1000);
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before + 2);
  });

  it('is not sent where the person switched it off', async () => {
    await delivery.accepts(people.owner, ['progress']);
    const { quiet } = await people.owner.api.messageSettings.get();
    await people.owner.api.messageSettings.save({ body: { quiet, off: ['wechat.progress'] } });
    const before = delivery.heard(people.owner).length;
    const ticket = await claimed();
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before);
    expect(await toldTo(people.owner, ticket)).toHaveLength(1);
    await people.owner.api.messageSettings.save({ body: { quiet, off: [] } });
    await delivery.deliver();
    await claimed();
    await delivery.deliver();
    expect(delivery.heard(people.owner)).toHaveLength(before + 1);
  });
});

describe('when WeChat answers', () => {
  const owned = async () => {
    await delivery.accepts(people.owner, ['progress']);
    const before = delivery.heard(people.owner).length;
    const ticket = await claimed();
    return { ticket, arrived: () => delivery.heard(people.owner).length - before };
  };

  it('43101, the permission is used up and nothing is tried again', async () => {
    const { arrived } = await owned();
    delivery.wechat.answerNextSend({ errcode: 43101, errmsg: 'user refuse to accept the msg' });
    await delivery.deliver();
    expect(await delivery.left(people.owner, 'progress')).toBe(0);
    expect([arrived(), await delivery.waiting('wechat'), await delivery.dead()]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it.each([47003, 40037, 41030, 40003])(
    '%d, it is given up at once, and the reason kept',
    async (errcode) => {
      const { arrived } = await owned();
      const errmsg = 'argument invalid! data.thing1.value is empty';
      delivery.wechat.answerNextSend({ errcode, errmsg });
      await delivery.deliver();
      const [letter] = await delivery.dead();
      expect(letter).toMatchObject({ consumer: 'wechat', attempts: 1 });
      expect(letter!.lastError).toBe(`DeliveryFailure: 微信 ${errcode}：${errmsg}`);
      expect(arrived()).toBe(0);
      // Mended, and tried again.
      expect(await people.bureau.api.deadLetter.retry({ body: { id: letter!.id } })).toEqual({
        retried: 1,
      });
      await delivery.deliver();
      expect(arrived()).toBe(1);
    },
  );

  it.each([-1, 45009])('%d, it is tried again later', async (errcode) => {
    const { arrived } = await owned();
    delivery.wechat.answerNextSend({ errcode, errmsg: 'system busy' });
    await delivery.deliver();
    expect(arrived()).toBe(0);
    expect(await delivery.waiting('wechat')).toMatchObject([{ attempts: 1 }]);
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(arrived()).toBe(1);
    expect(await delivery.waiting('wechat')).toEqual([]);
  });

  it.each([40001, 42001, 40014])('%d, one other token is asked for', async (errcode) => {
    const { arrived } = await owned();
    delivery.wechat.answerNextSend({ errcode, errmsg: 'invalid credential' });
    await delivery.deliver();
    expect(arrived()).toBe(1);
  });

  it('that a token is no good for ever, it is tried again later', async () => {
    const { arrived } = await owned();
    const bad = { errcode: 40001, errmsg: 'invalid credential' };
    delivery.wechat.answerNextSend(bad, bad);
    await delivery.deliver();
    expect([arrived(), (await delivery.waiting('wechat')).length]).toEqual([0, 1]);
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(arrived()).toBe(1);
  });

  it('nothing within five seconds, it is tried again later', async () => {
    const { arrived } = await owned();
    delivery.wechat.answerNextSend('hang');
    await delivery.deliver();
    expect([arrived(), (await delivery.waiting('wechat')).length]).toEqual([0, 1]);
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(arrived()).toBe(1);
  }, 15_000);
});

it('keeps its token for two hours, also when several messages go at once, and renews one that was revoked', async () => {
  await delivery.accepts(people.owner, ['progress'], 6);
  const tokens = () => delivery.wechat.tokensGiven;
  const from = tokens();
  for (let n = 0; n < 4; n += 1) await claimed();
  await delivery.deliver();
  expect(tokens() - from).toBe(1);
  delivery.wechat.revokeToken();
  await claimed();
  await delivery.deliver();
  expect(tokens() - from).toBe(2);
  await world.later(2 * HOUR);
  await claimed();
  await delivery.deliver();
  expect(tokens() - from).toBe(3);
  expect(await delivery.left(people.owner, 'progress')).toBe(0);
});

it('after a death between sending and taking note goes out again as the same message', async () => {
  await delivery.accepts(people.owner, ['progress'], 2);
  const ticket = await claimed();
  const killer = new TestKiller(world.test);
  await killer.runUntilSent('wechat');
  const pages = () =>
    delivery
      .heard(people.owner)
      .filter(({ page }) => page.includes(ticket.id))
      .map(({ page }) => page);
  expect(pages()).toHaveLength(1);
  world.test.clock.forward(3 * MINUTE);
  await delivery.deliver();
  expect(pages()).toHaveLength(2);
  expect(new Set(pages()).size).toBe(1);
  // The inbox has it once, and one unread.
  const { reader } = world.test.app.get(UnitOfWork);
  expect(
    await reader.countBy(Message, { ticketId: ticket.id, personId: people.owner.personId }),
  ).toBe(1);
});

describe('permissions', () => {
  it('count each acceptance once, however often the phone repeats the request', async () => {
    const { neighbour } = people;
    await delivery.accepts(neighbour, ['progress', 'task']);
    const body = { templateIds: [TEMPLATES.task.id] };
    const sent = { body, idempotencyKey: 'one-and-the-same' };
    for (let n = 0; n < 2; n += 1) await neighbour.api.messageSettings.allow(sent);
    expect(await delivery.left(neighbour, 'task')).toBe(2);
    expect(await delivery.left(neighbour, 'progress')).toBe(1);
    expect(await delivery.left(neighbour, 'alarm')).toBe(0);
  });

  it('count two at once as two', async () => {
    const { neighbour } = people;
    const before = (await delivery.left(neighbour, 'task')) ?? 0;
    const body = { templateIds: [TEMPLATES.task.id] };
    await Promise.all([1, 2, 3].map(() => neighbour.api.messageSettings.allow({ body })));
    expect(await delivery.left(neighbour, 'task')).toBe(before + 3);
  });

  it('are not counted for templates that are none of ours, nor for who has no WeChat', async () => {
    const { stranger, neighbour } = people;
    await neighbour.api.messageSettings.allow({ body: { templateIds: ['tmpl-other'] } });
    const { templates } = await stranger.api.messageSettings.allow({
      body: { templateIds: [TEMPLATES.task.id] },
    });
    expect(templates).toEqual([]);
  });
});
