import type { WebhookBodyInput, WebhookKind, WebhookView } from '@wide-angle/shared';
import { SECOND, WEBHOOK_KINDS, WEBHOOKS_MAX } from '@wide-angle/shared';
import { refused } from '../../../testing/api-client.js';
import { aCounty } from '../../../testing/builders/county.js';
import { persona, type Persona } from '../../../testing/personas.js';
import { startTestApp } from '../../../testing/start-test-app.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { DeliveryWorld } from '../testing/delivery-world.js';
import { isGenuine } from '../testing/genuine.js';
import { WebhookReceiver, type Arrived } from '../testing/webhook-receiver.js';

let delivery: DeliveryWorld;
let world: TicketWorld;
let people: TicketWorld['people'];
let receiver: WebhookReceiver;
let hook: WebhookView;

beforeAll(async () => {
  delivery = await DeliveryWorld.start();
  ({ world } = delivery);
  ({ people } = world);
  receiver = await WebhookReceiver.start();
  hook = await people.bureau.api.webhook.create({ body: asked() });
}, 120_000);
afterAll(async () => {
  await delivery.close();
  await receiver.close();
});

function asked(more: Partial<WebhookBodyInput> = {}): WebhookBodyInput {
  const body = { name: '市 12345 平台', url: receiver.url(), isActive: true };
  return { ...body, kinds: [...WEBHOOK_KINDS], ...more };
}

const now = () => Math.floor(world.test.clock.now() / SECOND);

describe('an address inside the house', () => {
  const elsewhere = async (url: string) => {
    const test = await startTestApp();
    const county = await aCounty(test);
    const bureau = await persona(test).bureau(county.bureau);
    const answer = await refused(bureau.api.webhook.create({ body: asked({ url }) }));
    await test.close();
    return answer.code;
  };

  it('is refused where no network was named', async () => {
    expect(await elsewhere(receiver.url())).toBe('webhook.badUrl');
    expect(await elsewhere('https://169.254.169.254/latest/meta-data')).toBe('webhook.badUrl');
  }, 120_000);
});

describe('systems outside', () => {
  it('are for bureau and administrator, each their own county’s', async () => {
    const administrator = await persona(world.test).administrator(world.county.bureau);
    const ids = (list: WebhookView[]) => list.map(({ id }) => id);
    expect(ids(await administrator.api.webhook.list())).toContain(hook.id);
    for (const one of [people.owner, people.wang, people.manager, people.community] as Persona[]) {
      expect((await refused(one.api.webhook.list())).code).toBe('permission.denied');
      expect((await refused(one.api.deadLetter.list({ query: {} }))).code).toBe(
        'permission.denied',
      );
    }
    const other = await aCounty(world.test);
    const stranger = await persona(world.test).bureau(other.bureau);
    expect(await stranger.api.webhook.list()).toEqual([]);
    const params = { id: hook.id };
    const taken = stranger.api.webhook.change({ params, body: asked() });
    expect((await refused(taken)).code).toBe('webhook.notFound');
    expect((await refused(stranger.api.webhook.renewSecret({ params }))).code).toBe(
      'webhook.notFound',
    );
  });

  it('have a secret that is shown at its making and renewal alone', async () => {
    expect(hook.secret).toMatch(/^[\w-]{43}$/);
    const [listed] = (await people.bureau.api.webhook.list()).filter(({ id }) => id === hook.id);
    expect(listed).toEqual({ ...hook, secret: null });
    const params = { id: hook.id };
    const renewed = await people.bureau.api.webhook.renewSecret({ params });
    expect(renewed.secret).not.toBe(hook.secret);
    const ticket = await world.report();
    await delivery.deliver();
    const [{ headers, text }] = receiver.arrived.filter(
      ({ body }) => body.ticket.id === ticket.id,
    ) as [Arrived];
    expect(isGenuine(renewed.secret!, headers, text, now())).toBe(true);
    expect(isGenuine(hook.secret!, headers, text, now())).toBe(false);
  });

  it('are made once, however often the request is repeated', async () => {
    const sent = { body: asked(), idempotencyKey: 'made-once' };
    const first = await people.bureau.api.webhook.create(sent);
    expect(await people.bureau.api.webhook.create(sent)).toEqual(first);
    const params = { id: first.id };
    await people.bureau.api.webhook.change({ params, body: asked({ isActive: false }) });
  });

  it.each<[string, Partial<WebhookBodyInput>]>([
    ['no name', { name: ' ' }],
    ['no kinds', { kinds: [] }],
    ['an unknown kind', { kinds: ['ticket.noted' as WebhookKind] }],
    ['an endless address', { url: `https://example.cn/${'x'.repeat(500)}` }],
  ])('are refused with %s', async (_, body) => {
    const answer = await refused(people.bureau.api.webhook.create({ body: asked(body) }));
    expect(answer.code).toBe('input.invalid');
  });

  it('are not without number', async () => {
    const other = await aCounty(world.test);
    const bureau = await persona(world.test).bureau(other.bureau);
    for (let n = 0; n < WEBHOOKS_MAX; n += 1) await bureau.api.webhook.create({ body: asked() });
    const answer = await refused(bureau.api.webhook.create({ body: asked() }));
    expect(answer.code).toBe('webhook.tooMany');
  });
});
