import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { insertRows } from '../database/plain-rows.js';
import { SettingEntity } from '../database/setting.entity.js';
import { platformSchema } from '../platform-schema.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { ForgetRequests } from './forget-requests.js';
import { IdempotentRequests } from './once.js';

const DAY = 24 * 60 * 60 * 1000;

describe('IdempotentRequests', () => {
  let test: TestApp;
  let requests: IdempotentRequests;
  let unitOfWork: UnitOfWork;
  beforeAll(async () => {
    test = await startTestApp({ modules: [], schema: platformSchema });
    requests = test.app.get(IdempotentRequests);
    unitOfWork = test.app.get(UnitOfWork);
  });
  afterAll(() => test.close());

  const request = (more: object = {}) => ({
    personId: randomUUID(),
    key: randomUUID(),
    endpoint: 'POST /x',
    body: { text: 'x' },
    ...more,
  });

  /** Work that takes a while and leaves a row behind. */
  const make = async (tx: Tx) => {
    const id = randomUUID();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await insertRows(tx, SettingEntity, [{ name: id, value: '' }]);
    return id;
  };
  const made = () => unitOfWork.reader.count(SettingEntity);

  it('does a request once and gives the repeat the same record', async () => {
    const same = request();
    const first = await requests.once(same, make);
    const before = await made();
    expect(await requests.once(same, make)).toBe(first);
    expect(await made()).toBe(before);
    expect(await requests.find(same)).toBe(first);
  });

  it.each([
    ['writes', make],
    [
      'reads first',
      async (tx: Tx) => {
        await tx.countBy(SettingEntity, { name: 'x' });
        return make(tx);
      },
    ],
  ])('does it once for eight that come together, where the work %s', async (_, work) => {
    const same = request();
    const before = await made();
    const results = await Promise.all(Array.from({ length: 8 }, () => requests.once(same, work)));
    expect(new Set(results).size).toBe(1);
    expect(await made()).toBe(before + 1);
  });

  it.each([
    ['at once', async () => Promise.reject(new Error('too late now'))],
    [
      'after a look',
      async (tx: Tx) => {
        await tx.countBy(SettingEntity, { name: 'x' });
        throw new Error('too late now');
      },
    ],
    ['by nothing but its answer', async () => randomUUID()],
  ])('gives the repeat the same record though its work would now end %s', async (_, work) => {
    const same = request();
    const first = await requests.once(same, make);
    expect(await requests.once(same, work)).toBe(first);
  });

  it.each([[{ body: { text: 'y' } }], [{ endpoint: 'POST /y' }]])(
    'refuses the same key with %j',
    async (difference) => {
      const same = request();
      await requests.once(same, make);
      await expect(requests.once({ ...same, ...difference }, make)).rejects.toMatchObject({
        code: 'request.repeatedDifferently',
      });
    },
  );

  it('keeps the keys of two people apart', async () => {
    const mine = request();
    const first = await requests.once(mine, make);
    expect(await requests.once({ ...mine, personId: randomUUID() }, make)).not.toBe(first);
  });

  it('leaves no note of work that failed, nor of what it wrote', async () => {
    const same = request();
    const before = await made();
    const fail = async (tx: Tx) => {
      await make(tx);
      throw new Error('refused');
    };
    await expect(requests.once(same, fail)).rejects.toThrow('refused');
    expect([await made(), await requests.find(same)]).toEqual([before, null]);
    expect(await requests.once(same, make)).toBeTruthy();
  });

  it('takes a record that is known before, and also another in its place', async () => {
    const resourceId = randomUUID();
    const known = request({ resourceId });
    expect(await requests.once(known, async () => resourceId)).toBe(resourceId);
    expect(await requests.find(known)).toBe(resourceId);
    const other = request({ resourceId });
    const id = await requests.once(other, make);
    expect(await requests.find(other)).toBe(id);
  });

  it('forgets keys after two weeks', async () => {
    const old = request();
    await requests.once(old, make);
    test.clock.forward(13 * DAY);
    await test.app.get(ForgetRequests).run();
    expect(await requests.find(old)).not.toBeNull();
    test.clock.forward(2 * DAY);
    await test.app.get(ForgetRequests).run();
    expect(await requests.find(old)).toBeNull();
  });
});
