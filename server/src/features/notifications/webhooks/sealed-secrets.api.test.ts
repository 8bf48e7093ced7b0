import type { WebhookView } from '@wide-angle/shared';
import { WEBHOOK_KINDS } from '@wide-angle/shared';
import type { Config } from '../../../platform/config/config.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { SecretBox } from '../../../platform/secrets/secret-box.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { DeliveryWorld } from '../testing/delivery-world.js';
import { isGenuine } from '../testing/genuine.js';
import { WebhookReceiver } from '../testing/webhook-receiver.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { Webhook } from './webhook.entity.js';

let delivery: DeliveryWorld;
let world: TicketWorld;
let receiver: WebhookReceiver;
let hook: WebhookView;

const OLD = 'the secret of yesterday, just as long as it';

beforeAll(async () => {
  delivery = await DeliveryWorld.start({ formerSecrets: [OLD] });
  ({ world } = delivery);
}, 120_000);
afterAll(() => delivery.close());
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  const body = { name: '市平台', url: receiver.url(), kinds: [...WEBHOOK_KINDS], isActive: true };
  hook = await api().create({ body });
});
afterEach(async () => {
  await api().remove({ params: params() });
  await receiver.close();
});

const api = () => world.people.bureau.api.webhook;
const params = () => ({ id: hook.id });
const reader = () => world.test.app.get(UnitOfWork).reader;
const kept = async () => (await reader().findOneByOrFail(Webhook, { id: hook.id })).sealedSecret;
const keep = (sealedSecret: string) => reader().update(Webhook, { id: hook.id }, { sealedSecret });
const startAgain = () => world.test.app.get(WebhookSecrets).onApplicationBootstrap();
const listed = async () => (await api().list()).find(({ id }) => id === hook.id);
const boxOf = (tokenSecret: string) =>
  new SecretBox({ tokenSecret, formerSecrets: [] } as unknown as Config);

/** Delivers a report; true where it arrived signed with this secret. */
async function arrives(secret: string): Promise<boolean> {
  const from = receiver.arrived.length;
  await world.report();
  await delivery.deliver();
  const [arrived] = receiver.arrived.slice(from);
  if (!arrived) return false;
  const { headers, text } = arrived;
  return isGenuine(secret, headers, text, Number(headers['x-wide-angle-timestamp']));
}

async function unreadable(): Promise<number> {
  const response = await world.test.inject({ method: 'GET', url: '/health/ready' });
  expect(response.statusCode).toBe(200);
  return response.json<{ details: { webhooks: { unreadable: number } } }>().details.webhooks
    .unreadable;
}

/** Every text of every table, as a copy of the database would show it. */
async function everythingStored(): Promise<string> {
  const tables = reader().connection.entityMetadatas.map(({ tableName }) => tableName);
  const rows = await Promise.all(tables.map((name) => reader().query(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows);
}

it('are nowhere in the database, whether made or renewed, delivered or repeated', async () => {
  const sent = { params: params(), idempotencyKey: 'renewed-once' };
  const { secret } = await api().renewSecret(sent);
  expect((await api().renewSecret(sent)).secret).toBe(secret);
  expect(await arrives(secret!)).toBe(true);
  const stored = await everythingStored();
  expect(stored).toContain(hook.id);
  expect(await kept()).toMatch(/^v1\./);
  for (const one of [hook.secret!, secret!]) expect(stored).not.toContain(one);
});

it('of an older version are sealed at the start, and sign as before', async () => {
  const plain = 'A'.repeat(43);
  await keep(plain);
  await startAgain();
  expect(await kept()).toMatch(/^v1\./);
  expect(await everythingStored()).not.toContain(plain);
  expect(await arrives(plain)).toBe(true);
});

it('that a former key sealed sign as before, and are sealed anew at the start', async () => {
  const old = boxOf(OLD).seal('yesterday', `webhook/${hook.id}`);
  await keep(old);
  expect(await arrives('yesterday')).toBe(true);
  await startAgain();
  expect((await kept()).split('.')[1]).not.toBe(old.split('.')[1]);
  expect(await arrives('yesterday')).toBe(true);
});

describe('that nobody can open', () => {
  const lost = () =>
    keep(boxOf('a secret that nobody knows any more, at all').seal('x', `webhook/${hook.id}`));

  it('stop deliveries with a reason, are counted, and change nothing else', async () => {
    await lost();
    await startAgain();
    expect(await arrives('x')).toBe(false);
    const letter = (await delivery.dead()).find(({ lastError }) => lastError?.includes('密钥'));
    expect(letter).toMatchObject({ consumer: 'webhook', attempts: 1 });
    expect(letter!.lastError).toContain('TOKEN_SECRET 换过');
    expect(await listed()).toMatchObject({ canSign: false, isActive: true });
    expect(await unreadable()).toBe(1);
    expect(await api().test({ params: params() })).toMatchObject({
      outcome: 'givenUp',
      status: null,
      reason: expect.stringContaining('更换密钥'),
    });
  });

  it('are replaced by new ones, and what was given up arrives', async () => {
    await lost();
    await arrives('x');
    const { secret } = await api().renewSecret({ params: params() });
    expect(await listed()).toMatchObject({ canSign: true });
    expect(await unreadable()).toBe(0);
    const [letter] = await delivery.dead();
    await world.people.bureau.api.deadLetter.retry({ body: { id: letter!.id } });
    await delivery.deliver();
    expect(receiver.arrived).toHaveLength(1);
    expect(await arrives(secret!)).toBe(true);
  });

  it('because somebody changed them are told as broken', async () => {
    await keep(`${(await kept()).slice(0, -4)}AAAA`);
    expect(await api().test({ params: params() })).toMatchObject({
      reason: expect.stringContaining('已损坏'),
    });
  });
});
