import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { stagesOf } from '../tickets/testing/stages.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { StatisticCell } from './entities/statistic-cell.entity.js';
import { CountChanges } from './index.js';
import { NarrowSums1700000008003 } from './narrow-sums.migration.js';
import { expectCounted } from './testing/recount.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

const kinds = async () => {
  const cells = await world.test.app.get(UnitOfWork).reader.find(StatisticCell);
  return [...new Set(cells.map(({ kind }) => kind.charAt(0)))].sort().join('');
};

it('a database from before has all numbers counted anew, also by community and by organisation alone', async () => {
  const stages = stagesOf(world);
  await stages.pending();
  await stages.closed();
  const drain = () => world.test.app.get(CountChanges).drain();
  await drain();
  expect(await kinds()).toBe('acfopt');
  const source = world.test.app.get(DataSource);
  const runner = source.createQueryRunner();
  const migration = new NarrowSums1700000008003();
  await migration.down(runner);
  expect(await kinds()).toBe('acfp');
  await migration.up(runner);
  await runner.release();
  expect(await kinds()).toBe('');
  expect(await drain()).toBe(2);
  expect(await kinds()).toBe('acfopt');
  await expectCounted(world.test);
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
