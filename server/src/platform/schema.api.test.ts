import type { DataSource } from 'typeorm';
import { schema } from '../database.js';
import { createTestDatabase } from '../testing/test-database.js';
import { openDatabase } from './database/open-database.js';

/** Runs on SQLite and, where DATABASE_URL is given, on MariaDB: one schema for both. */
describe('the schema', () => {
  let database: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const test = await createTestDatabase();
    database = await openDatabase(test.config, schema);
    drop = test.drop;
  }, 120_000);
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  const differences = async () => {
    const { upQueries } = await database.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };

  it('that the migrations make is the one that the entities describe', async () => {
    expect(await differences()).toEqual([]);
  });

  it('can be taken down and built up again', async () => {
    for (let n = 0; n < schema.migrations.length; n += 1) await database.undoLastMigration();
    const runner = database.createQueryRunner();
    for (const { tableName } of database.entityMetadatas) {
      expect([tableName, await runner.hasTable(tableName)]).toEqual([tableName, false]);
    }
    await runner.release();
    await database.runMigrations();
    expect(await differences()).toEqual([]);
  }, 60_000);

  it('keeps migrations in an order that their names tell', () => {
    const names = schema.migrations.map(({ name }) => name);
    const numbers = names.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
