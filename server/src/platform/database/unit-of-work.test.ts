import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { platformSchema } from '../platform-schema.js';
import { isDuplicateKey } from './duplicate.js';
import { insertRows, insertWithCommit } from './plain-rows.js';
import { openDatabase } from './open-database.js';
import { SettingEntity } from './setting.entity.js';
import { UnitOfWork, type Tx } from './unit-of-work.js';

let database: DataSource;
let unitOfWork: UnitOfWork;
let drop: () => Promise<void>;

beforeEach(async () => {
  const test = await createTestDatabase();
  database = await openDatabase(test.config, platformSchema);
  unitOfWork = new UnitOfWork(database);
  drop = test.drop;
});
afterEach(async () => {
  await database.destroy();
  await drop();
});

const insert = (tx: Tx, name: string) => insertRows(tx, SettingEntity, [{ name, value: '' }]);
const count = () => unitOfWork.reader.count(SettingEntity);
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

describe('UnitOfWork', () => {
  it('keeps a hundred interleaved transactions apart, a third of them rolled back', async () => {
    const one = (n: number) =>
      unitOfWork.run(async (tx) => {
        await insert(tx, `a${n}`);
        await pause(Math.random() * 3);
        await unitOfWork.run((same) => insert(same, `b${n}`));
        await pause(Math.random() * 3);
        if (n % 3 === 0) throw new Error('undo');
        return n;
      });
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => one(n)));
    const kept = results.filter(({ status }) => status === 'fulfilled');
    expect(kept).toHaveLength(66);
    expect(await count()).toBe(132);
  });

  it('rolls the whole back when a nested run failed, even if that was caught', async () => {
    const outer = unitOfWork.run(async (tx) => {
      await insert(tx, 'outer');
      await unitOfWork
        .run(async (same) => {
          await insert(same, 'inner');
          throw new Error('inner failed');
        })
        .catch(() => undefined);
    });
    await expect(outer).rejects.toThrow('inner failed');
    expect(await count()).toBe(0);
  });

  it('goes on after a statement that failed inside the work', async () => {
    await unitOfWork.run(async (tx) => {
      await insert(tx, 'same');
      await insert(tx, 'same').catch(() => undefined);
      await insert(tx, 'other');
    });
    expect(await count()).toBe(2);
  });

  it('sees rows that go with the commit, and undoes all where one of them cannot be', async () => {
    const same = { name: 'same', value: '' };
    await unitOfWork.run(async (tx) => {
      await insertWithCommit(tx, SettingEntity, [same]);
      expect(await tx.count(SettingEntity)).toBe(1);
    });
    const again = unitOfWork.run(async (tx) => {
      await insert(tx, 'other');
      await insertWithCommit(tx, SettingEntity, [same]);
    });
    expect(isDuplicateKey(await again.catch((error: unknown) => error))).toBe(true);
    expect(await count()).toBe(1);
  });

  it('calls back after the outer commit only', async () => {
    const heard: string[] = [];
    await unitOfWork.run(async (tx) => {
      await unitOfWork.run(async () => unitOfWork.onCommit(() => heard.push('nested')));
      await insert(tx, 'x');
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual(['nested']);
    await unitOfWork
      .run(async () => {
        unitOfWork.onCommit(() => heard.push('undone'));
        throw new Error('undo');
      })
      .catch(() => undefined);
    expect(heard).toEqual(['nested']);
  });

  it('reads its own writes inside and starts afresh in what outlives it', async () => {
    let later: Promise<void> = Promise.resolve();
    await unitOfWork.run(async (tx) => {
      await insert(tx, 'x');
      expect(await unitOfWork.reader.count(SettingEntity)).toBe(1);
      later = pause(20).then(() => unitOfWork.run((own) => insert(own, 'later')));
    });
    await later;
    expect(await count()).toBe(2);
  });
});
