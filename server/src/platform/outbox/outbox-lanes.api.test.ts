import { MINUTE } from '@wide-angle/shared';
import { QueryPlans } from '../../testing/query-plans.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { insertRows } from '../database/plain-rows.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { Jobs } from '../jobs/jobs.js';
import { platformSchema } from '../platform-schema.js';
import { DeadLetters } from './dead-letters.js';
import { DeliveryFailure, OutboxConsumer, OutboxConsumers } from './outbox-consumer.js';
import { OutboxDelivery } from './outbox-delivery.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { Outbox } from './outbox.js';

/** A consumer that speaks to the world outside, or stays inside. */
class Speaker extends OutboxConsumer {
  readonly topic = 'event';
  readonly keys: string[] = [];
  react: (key: string) => Promise<void> = async () => {};

  constructor(
    readonly name: string,
    override readonly parallel?: number,
  ) {
    super();
  }

  override async handle(_: unknown, { key }: { key: string }): Promise<void> {
    this.keys.push(key);
    await this.react(key);
  }
}

let test: TestApp;
let outbox: Outbox;
let dead: DeadLetters;
let unitOfWork: UnitOfWork;
let inside: Speaker;
let outside: Speaker;

beforeEach(async () => {
  test = await startTestApp({ modules: [], schema: platformSchema });
  outbox = test.app.get(Outbox);
  dead = test.app.get(DeadLetters);
  unitOfWork = test.app.get(UnitOfWork);
  inside = new Speaker('inside');
  outside = new Speaker('outside', 3);
  test.app.get(OutboxConsumers).register(inside);
  test.app.get(OutboxConsumers).register(outside);
});
afterEach(() => test.close());

const publish = (key: string, dueAt?: number) =>
  unitOfWork.run((tx) =>
    outbox.publish(tx, { topic: 'event', key, payload: {}, ...(dueAt ? { dueAt } : {}) }),
  );
const waiting = () => unitOfWork.reader.find(OutboxMessageEntity, { order: { id: 'ASC' } });

it('waits with what is not due yet', async () => {
  await publish('later', test.clock.now() + MINUTE);
  await outbox.drain();
  expect(inside.keys).toEqual([]);
  test.clock.forward(MINUTE);
  await outbox.drain();
  expect(inside.keys).toEqual(['later']);
});

it('reads nothing of what waits for others, however much that is', async () => {
  const backlog = Array.from({ length: 1000 }, (_, n) => ({
    ...{ id: newId(), consumer: 'elsewhere', topic: 'event', messageKey: `e${n}`, payload: {} },
    ...{ attempts: 0, dueAt: n, takenBy: null, isDead: false, lastError: null, createdAt: 0 },
  }));
  await unitOfWork.run((tx) => insertRows(tx, OutboxMessageEntity, backlog));
  test.app.get(OutboxConsumers).register(new Speaker('also inside'));
  await publish('mine');
  const plans = new QueryPlans(test);
  await plans.analyze();
  const sent = await plans.sentBy(() => outbox.drain());
  const looks = sent.filter(({ sql }) => sql.includes('LIMIT'));
  expect(looks).toHaveLength(2);
  const steps = (await Promise.all(looks.map((look) => plans.explain(look)))).flat();
  expect(steps.filter((step) => step.includes('outbox_message_by_consumer'))).toHaveLength(3);
  expect(steps.filter((step) => /ix_outbox_message_due|(ALL|SCAN) outbox/.test(step))).toEqual([]);
  expect([inside.keys, outside.keys]).toEqual([['mine'], ['mine']]);
});

it('holds up nobody while the world outside is slow, and asks it several things at once', async () => {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let underWay = 0;
  let most = 0;
  outside.react = async () => {
    most = Math.max(most, (underWay += 1));
    await gate;
    underWay -= 1;
  };
  for (const key of ['a', 'b', 'c', 'd', 'e']) await publish(key);
  const delivery = test.app.get(OutboxDelivery);
  const slow = delivery.deliverLane('outbox:outside');
  expect(await delivery.deliverLane('outbox')).toBe(5);
  expect(inside.keys).toEqual(['a', 'b', 'c', 'd', 'e']);
  letGo();
  expect(await slow).toBe(5);
  expect(most).toBe(3);
  expect(await waiting()).toEqual([]);
});

it('begins nothing that might outlast its lease', async () => {
  outside.react = async () => test.clock.forward(MINUTE);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await publish(key);
  await outbox.drain();
  // Three at once took as long as the lease; the others were given back and taken anew, each delivered once.
  expect([...outside.keys].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(await waiting()).toEqual([]);
});

it('does not count what it gives back as an attempt', async () => {
  await publish('a');
  const stopped = AbortSignal.abort();
  await unitOfWork.run((tx) => tx.delete(OutboxMessageEntity, { consumer: 'outside' }));
  const abort = new AbortController();
  inside.react = async () => abort.abort();
  await publish('b');
  await outbox.drain(stopped);
  expect(inside.keys).toEqual([]);
  await outbox.drain(abort.signal);
  const left = (await waiting()).filter(({ consumer }) => consumer === 'inside');
  expect(left.map(({ attempts, takenBy }) => [attempts, takenBy])).toEqual([[0, null]]);
});

it('repeats with the same key after a death between sending and taking note', async () => {
  await publish('only');
  await unitOfWork.run((tx) => tx.delete(OutboxMessageEntity, { consumer: 'inside' }));
  const { delivery, die } = workerThatDies();
  outside.react = die;
  await expect(delivery.deliverLane('outbox:outside')).rejects.toThrow('killed');
  outside.react = async () => {};
  await outbox.drain();
  expect(outside.keys).toEqual(['only']);
  // When its lease has run out, another takes over.
  test.clock.forward(2 * MINUTE);
  await outbox.drain();
  expect(outside.keys).toEqual(['only', 'only']);
  expect(await waiting()).toEqual([]);
});

/** A worker whose database is gone from the moment it dies: nothing that it did is noted. */
function workerThatDies() {
  let isDead = false;
  const killed = {
    get reader() {
      return unitOfWork.reader;
    },
    run: <T>(work: Parameters<UnitOfWork['run']>[0]) =>
      isDead ? Promise.reject(new Error('killed')) : (unitOfWork.run(work) as Promise<T>),
  } as UnitOfWork;
  const delivery = new OutboxDelivery(test.app.get(OutboxConsumers), killed, test.clock);
  return {
    delivery,
    die: async () => {
      isDead = true;
    },
  };
}

describe('what is given up', () => {
  const refuse = (isFinal: boolean) => async () => {
    throw new DeliveryFailure('对方不收', isFinal);
  };

  it('is given up at once where trying again is no use', async () => {
    outside.react = refuse(true);
    await publish('a');
    await outbox.drain();
    expect(await dead.list(null, 10)).toMatchObject([
      { consumer: 'outside', attempts: 1, lastError: 'DeliveryFailure: 对方不收' },
    ]);
    expect(await dead.count()).toBe(1);
  });

  it('is listed page by page, the last first', async () => {
    outside.react = refuse(true);
    for (const key of ['a', 'b', 'c', 'd']) {
      await publish(key);
      await outbox.drain();
      if (key !== 'b') test.clock.forward(5);
    }
    const all = await dead.list(null, 10);
    const walked = [];
    let after: { at: number; id: string } | null = null;
    for (let page = 0; page < 4; page += 1) {
      const [one] = await dead.list(after, 1);
      walked.push(one);
      after = { at: one!.dueAt, id: one!.id };
    }
    expect(walked).toEqual(all);
    expect(await dead.list(after, 1)).toEqual([]);
  });

  it('is tried again when somebody says so, one or all', async () => {
    outside.react = refuse(true);
    for (const key of ['a', 'b', 'c']) await publish(key);
    await outbox.drain();
    const [one] = await dead.list(null, 10);
    outside.react = async () => {};
    outside.keys.length = 0;
    expect(await dead.retry(one!.id)).toBe(1);
    expect(await dead.retry(one!.id)).toBe(0);
    await outbox.drain();
    expect(outside.keys).toHaveLength(1);
    expect(await dead.retry()).toBe(2);
    await outbox.drain();
    expect([...outside.keys].sort()).toEqual(['a', 'b', 'c']);
    expect(await dead.count()).toBe(0);
  });

  it('is told by the probe, which stays well', async () => {
    outside.react = refuse(true);
    await publish('a');
    await outbox.drain();
    const answer = await test.inject({ method: 'GET', url: '/health/ready' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ details: { deliveries: { status: 'up', dead: 1 } } });
  });
});

it('has a job for each lane once all consumers are known', async () => {
  const jobs = test.app.get(Jobs);
  expect(() => jobs.every('outbox', 1, async () => {})).toThrow('outbox');
});
