import type { WebhookBodyInput, WebhookView } from '@wide-angle/shared';
import { DAY, MINUTE, SECOND, WEBHOOK_KINDS } from '@wide-angle/shared';
import { refused } from '../../../testing/api-client.js';
import { aCounty } from '../../../testing/builders/county.js';
import { persona } from '../../../testing/personas.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { DeliveryWorld } from '../testing/delivery-world.js';
import { isGenuine } from '../testing/genuine.js';
import { WebhookReceiver } from '../testing/webhook-receiver.js';
import { ForgetMessages } from '../use-cases/forget-messages.js';

let delivery: DeliveryWorld;
let world: TicketWorld;
let people: TicketWorld['people'];
let receiver: WebhookReceiver;
let hook: WebhookView;

beforeAll(async () => {
  delivery = await DeliveryWorld.start();
  ({ world } = delivery);
  ({ people } = world);
}, 120_000);
afterAll(() => delivery.close());
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  hook = await api().create({ body: asked() });
});
afterEach(async () => {
  const open = await api().list();
  for (const { id } of open) await api().remove({ params: { id } });
  await receiver.close();
});

const api = () => people.bureau.api.webhook;
const params = () => ({ id: hook.id });
const now = () => Math.floor(world.test.clock.now() / SECOND);

function asked(more: Partial<WebhookBodyInput> = {}): WebhookBodyInput {
  const body = { name: '市 12345 平台', url: receiver.url(), isActive: true };
  return { ...body, kinds: [...WEBHOOK_KINDS], ...more };
}

async function attempts() {
  const { items } = await api().attempts({ params: params(), query: {} });
  return items;
}

describe('what was tried', () => {
  it('is listed newest first, with what the system answered, under one happening', async () => {
    receiver.answerNext(500, 204);
    const ticket = await world.report();
    await delivery.deliver();
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    const happening = `ticket:${ticket.id}#1`;
    const same = { happening, kind: 'ticket.submitted', ticketNumber: ticket.number };
    expect(await attempts()).toMatchObject([
      { ...same, attempt: 2, outcome: 'delivered', status: 204, reason: null },
      { ...same, attempt: 1, outcome: 'retrying', status: 500, reason: '对方返回 HTTP 500' },
    ]);
  });

  it('tells what was given up, and that nobody was there', async () => {
    receiver.answerNext(410);
    await world.report();
    await delivery.deliver();
    await receiver.close();
    await world.report();
    await delivery.deliver();
    expect(await attempts()).toMatchObject([
      { outcome: 'retrying', status: null, reason: '连不上对方（ECONNREFUSED）' },
      { outcome: 'givenUp', status: 410 },
    ]);
    receiver = await WebhookReceiver.start();
  });

  it('comes in pages', async () => {
    for (let n = 0; n < 3; n += 1) await api().test({ params: params() });
    const first = await api().attempts({ params: params(), query: { limit: 2 } });
    const rest = await api().attempts({ params: params(), query: { cursor: first.next! } });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(ids).toEqual((await attempts()).map(({ id }) => id));
    expect([ids.length, rest.next]).toEqual([3, null]);
    const bad = api().attempts({ params: params(), query: { cursor: 'x' } });
    expect((await refused(bad)).code).toBe('input.cursor');
  });

  it('is forgotten after a month', async () => {
    await api().test({ params: params() });
    world.test.clock.forward(29 * DAY);
    const forget = world.test.app.get(ForgetMessages);
    await forget.run();
    await world.goTo(world.test.clock.now());
    expect(await attempts()).toHaveLength(1);
    await world.goTo(world.test.clock.now() + 2 * DAY);
    await forget.run();
    expect(await attempts()).toEqual([]);
  });
});

describe('a test', () => {
  it('arrives signed, says that it is one, and tells what the system answered', async () => {
    const told = await api().test({ params: params() });
    const [{ headers, text, body }] = receiver.arrived as [(typeof receiver.arrived)[0]];
    expect(isGenuine(hook.secret!, headers, text, now())).toBe(true);
    expect(body).toMatchObject({ version: 1, kind: 'test', ticket: null, order: null });
    expect(headers).toMatchObject({ 'x-wide-angle-event': 'test', 'idempotency-key': body.id });
    expect(told).toMatchObject({ kind: 'test', attempt: 1, outcome: 'delivered', status: 204 });
    expect(await attempts()).toEqual([told]);
  });

  it('that fails is told, is not tried again, and leaves no dead letter', async () => {
    const before = await delivery.dead();
    receiver.answerNext(503);
    const told = await api().test({ params: params() });
    expect(told).toMatchObject({ outcome: 'givenUp', status: 503, reason: '对方返回 HTTP 503' });
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(receiver.arrived).toHaveLength(1);
    expect(await delivery.dead()).toEqual(before);
  });

  it('goes to a system that is stopped, too', async () => {
    await api().change({ params: params(), body: asked({ isActive: false }) });
    expect(await api().test({ params: params() })).toMatchObject({ outcome: 'delivered' });
  });
});

describe('a system that is removed', () => {
  it('is sent nothing any more, not even what waits, and makes room', async () => {
    receiver.answerNext(500);
    await world.report();
    await delivery.deliver();
    await api().remove({ params: params() });
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(receiver.arrived).toHaveLength(1);
    expect(await delivery.waiting('webhook')).toEqual([]);
    expect(await api().list()).toEqual([]);
    for (const work of [api().remove, api().test])
      expect((await refused(work({ params: params() }))).code).toBe('webhook.notFound');
    const gone = api().attempts({ params: params(), query: {} });
    expect((await refused(gone)).code).toBe('webhook.notFound');
  });

  it('is its own bureau’s to remove, to test and to look at', async () => {
    const other = await aCounty(world.test);
    const stranger = (await persona(world.test).bureau(other.bureau)).api.webhook;
    for (const work of [stranger.remove, stranger.test])
      expect((await refused(work({ params: params() }))).code).toBe('webhook.notFound');
    const seen = stranger.attempts({ params: params(), query: {} });
    expect((await refused(seen)).code).toBe('webhook.notFound');
    for (const one of [people.owner, people.manager, people.community])
      expect((await refused(one.api.webhook.test({ params: params() }))).code).toBe(
        'permission.denied',
      );
  });
});
