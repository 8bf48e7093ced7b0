import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import { platformSchema } from '../platform-schema.js';
import { insertRows } from './plain-rows.js';
import { openDatabase } from './open-database.js';
import { SettingEntity } from './setting.entity.js';
import { Settings } from './settings.js';
import { UnitOfWork } from './unit-of-work.js';

describe('rival transactions', () => {
  let database: DataSource;
  let unitOfWork: UnitOfWork;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await createTestDatabase();
    database = await openDatabase(test.config, platformSchema);
    unitOfWork = new UnitOfWork(database);
    drop = test.drop;
    const rows = ['left', 'right', 'won'].map((name) => ({ name, value: '0' }));
    await unitOfWork.run((tx) => insertRows(tx, SettingEntity, rows));
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  /** Takes two rows in the given order, with a pause that lets the rival take the other first. */
  const takeBoth = (first: string, second: string) =>
    unitOfWork.run(async (tx) => {
      const add = (name: string) =>
        tx.update(SettingEntity, { name }, { value: () => "CONCAT(value, '.')" });
      await add(first);
      await pause(50);
      await add(second);
    });

  it('that take rows crosswise both succeed: a deadlock is run again', async () => {
    await Promise.all([takeBoth('left', 'right'), takeBoth('right', 'left')]);
    const rows = await unitOfWork.reader.find(SettingEntity, { order: { name: 'ASC' } });
    expect(rows.map(({ value }) => value)).toEqual(['0..', '0..', '0']);
  });

  it('for one row have exactly one winner, who is seen by the losers at once', async () => {
    const race = (n: number) =>
      unitOfWork.run(async (tx) => {
        const value = `winner ${n}`;
        const { affected } = await tx.update(SettingEntity, { name: 'won', value: '0' }, { value });
        const { value: seen } = await tx.findOneByOrFail(SettingEntity, { name: 'won' });
        return { hasWon: affected === 1, seen };
      });
    const results = await Promise.all(Array.from({ length: 32 }, (_, n) => race(n)));
    expect(results.filter(({ hasWon }) => hasWon)).toHaveLength(1);
    expect(new Set(results.map(({ seen }) => seen)).size).toBe(1);
  });

  it('that set a value for the first time all succeed, and one of them was last', async () => {
    const settings = new Settings(unitOfWork);
    for (const name of ['first', 'second', 'third']) {
      const values = ['a', 'b', 'c', 'd'];
      await Promise.all(values.map((value) => settings.set(name, value)));
      expect(values).toContain(await settings.get(name));
    }
  });
});
