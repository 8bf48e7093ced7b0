import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from '../jobs/jobs.js';
import { platformSchema } from '../platform-schema.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { OutboxConsumer, OutboxConsumers } from './outbox-consumer.js';
import { OutboxDelivery } from './outbox-delivery.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { Outbox } from './outbox.js';
import { Clock } from '../clock/clock.js';

const HOUR = 60 * 60 * 1000;

class Listener extends OutboxConsumer {
  heard: unknown[] = [];
  override wants?: (payload: object) => boolean;
  react: (payload: unknown) => Promise<void> = async () => {};

  constructor(
    readonly name: string,
    readonly topic: string,
  ) {
    super();
  }

  override async handle(payload: unknown): Promise<void> {
    await this.react(payload);
    this.heard.push(payload);
  }
}

describe('Outbox', () => {
  let test: TestApp;
  let outbox: Outbox;
  let unitOfWork: UnitOfWork;
  let inbox: Listener;
  let tally: Listener;

  beforeEach(async () => {
    test = await startTestApp({ modules: [], schema: platformSchema });
    outbox = test.app.get(Outbox);
    unitOfWork = test.app.get(UnitOfWork);
    inbox = new Listener('inbox', 'event');
    tally = new Listener('tally', 'event');
    test.app.get(OutboxConsumers).register(inbox);
    test.app.get(OutboxConsumers).register(tally);
  });
  afterEach(() => test.close());

  const publish = (n: number, topic = 'event') =>
    unitOfWork.run((tx) => outbox.publish(tx, { topic, key: `${n}`, payload: { n } }));
  const waiting = () => unitOfWork.reader.find(OutboxMessageEntity, { order: { id: 'ASC' } });

  it('writes nothing for a consumer that does not want it', async () => {
    tally.wants = (payload) => (payload as { n: number }).n > 1;
    for (const n of [1, 2]) await publish(n);
    expect(await waiting()).toHaveLength(3);
    await outbox.drain();
    expect(inbox.heard).toEqual([{ n: 1 }, { n: 2 }]);
    expect(tally.heard).toEqual([{ n: 2 }]);
  });

  it('delivers to each consumer of the topic, in order, and leaves nothing behind', async () => {
    for (const n of [1, 2, 3]) await publish(n);
    await publish(4, 'nobody listens');
    expect(inbox.heard).toEqual([]);
    expect(await outbox.drain()).toBe(6);
    expect(inbox.heard).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(tally.heard).toEqual(inbox.heard);
    expect(await waiting()).toEqual([]);
  });

  it('tells nothing of what was rolled back', async () => {
    const undone = unitOfWork.run(async (tx) => {
      await outbox.publish(tx, { topic: 'event', key: '1', payload: {} });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await outbox.drain()).toBe(0);
  });

  it('delivers what a delivery publishes in the same drain', async () => {
    const echo = new Listener('echo', 'first');
    echo.react = () => publish(7);
    test.app.get(OutboxConsumers).register(echo);
    await publish(1, 'first');
    await outbox.drain();
    expect(inbox.heard).toEqual([{ n: 7 }]);
  });

  it('tries again later, only with the consumer that failed', async () => {
    inbox.react = () => Promise.reject(new Error('no network'));
    await publish(1);
    expect(await outbox.drain()).toBe(1);
    expect(tally.heard).toHaveLength(1);
    expect(await waiting()).toMatchObject([
      { consumer: 'inbox', attempts: 1, lastError: 'Error: no network', takenBy: null },
    ]);
    inbox.react = async () => {};
    expect(await outbox.drain()).toBe(0);
    test.clock.forward(6_000);
    expect(await outbox.drain()).toBe(1);
    expect(tally.heard).toHaveLength(1);
    expect(inbox.heard).toHaveLength(1);
  });

  it('gives up after twelve attempts and keeps the message to look at', async () => {
    inbox.react = () => Promise.reject(new Error('never'));
    await publish(1);
    for (let n = 0; n < 15; n += 1) {
      await outbox.drain();
      test.clock.forward(2 * HOUR);
    }
    expect(await waiting()).toMatchObject([{ consumer: 'inbox', attempts: 12, isDead: true }]);
  });

  it('takes over what a worker that died had taken', async () => {
    await publish(1);
    await unitOfWork.run((tx) =>
      tx.update(
        OutboxMessageEntity,
        { consumer: 'inbox' },
        { takenBy: 'dead worker', dueAt: test.clock.now() + 60_000 },
      ),
    );
    await outbox.drain();
    expect(inbox.heard).toEqual([]);
    test.clock.forward(60_000);
    await outbox.drain();
    expect(inbox.heard).toEqual([{ n: 1 }]);
  });

  it('delivers each message once when several workers deliver at the same time', async () => {
    inbox.react = () => new Promise((resolve) => setTimeout(resolve, 1));
    for (let n = 0; n < 60; n += 1) await publish(n);
    const { app } = test;
    const worker = () =>
      new OutboxDelivery(app.get(OutboxConsumers), app.get(UnitOfWork), app.get(Clock));
    const counts = await Promise.all([worker(), worker(), worker()].map((w) => w.deliverAll()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(120);
    const heard = inbox.heard.map((payload) => (payload as { n: number }).n);
    expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });

  it('is woken by the commit once the jobs run', async () => {
    test.app.get(Jobs).start();
    const heard = new Promise<unknown>((resolve) => {
      inbox.react = async (payload) => resolve(payload);
    });
    const begin = performance.now();
    await publish(1);
    expect(await heard).toEqual({ n: 1 });
    expect(performance.now() - begin).toBeLessThan(900);
  });

  it('refuses two consumers of one name', () => {
    const again = new Listener('inbox', 'event');
    expect(() => test.app.get(OutboxConsumers).register(again)).toThrow('inbox');
  });
});
