import type { Config } from '../../../platform/config/config.js';
import type { DeliveryFailure } from '../../../platform/outbox/outbox-consumer.js';
import { WebhookReceiver } from '../testing/webhook-receiver.js';
import { GuardedPost } from './guarded-post.js';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
let receiver: WebhookReceiver;

beforeEach(async () => {
  receiver = await WebhookReceiver.start();
});
afterEach(() => receiver.close());

const post = (networks: readonly string[], url: string) =>
  new GuardedPost({ webhookNetworks: networks } as Config).send(new URL(url), '{"a":1}', {});
const failure = (networks: readonly string[], url: string): Promise<DeliveryFailure> =>
  post(networks, url).then(
    () => Promise.reject(new Error('it was delivered')),
    (error: DeliveryFailure) => error,
  );

it('delivers into a network that is named, by address and by name', async () => {
  await post(LOOPBACK, receiver.url());
  await post(LOOPBACK, receiver.url('localhost'));
  expect(receiver.arrived.map(({ text }) => text)).toEqual(['{"a":1}', '{"a":1}']);
});

it.each([
  ['by address', (url: string) => url],
  ['by a name that leads there', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ['encrypted', (url: string) => url.replace('http:', 'https:')],
  ['encrypted, by a name', (url: string) => url.replace('http://127.0.0.1', 'https://localhost')],
  ['as IPv6', (url: string) => url.replace('127.0.0.1', '[::ffff:127.0.0.1]')],
])('connects to nothing inside the house %s, and gives up', async (_, change) => {
  for (const networks of [[], ['10.0.0.0/8']]) {
    const { message, isFinal } = await failure(networks, change(receiver.url()));
    expect([message, isFinal]).toEqual([expect.stringContaining('已拦截'), true]);
  }
  expect(receiver.arrived).toEqual([]);
});

it('says that nobody answers, and that there is no such name', async () => {
  const nobody = await failure(LOOPBACK, 'http://127.0.0.1:1/');
  expect([nobody.message, nobody.isFinal]).toEqual(['连不上对方（ECONNREFUSED）', false]);
  const nowhere = await failure(LOOPBACK, 'https://no-such-host.invalid/');
  expect(nowhere.message).toMatch(/^连不上对方（(ENOTFOUND|EAI_AGAIN)）$/);
});
