import { DataSource } from 'typeorm';
import { CategoryRequest1700000005001 } from './category-request.migration.js';
import { stagesOf } from './testing/stages.js';
import { TicketWorld } from './testing/ticket-world.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

it('tickets of a database from before keep all that they are, and have asked for no category', async () => {
  const stages = stagesOf(world);
  const tickets = [await stages.pending(), await stages.extensionAsked(), await stages.closed()];
  const rows = () => Promise.all(tickets.map((ticket) => world.row(ticket)));
  const before = await rows();
  const source = world.test.app.get(DataSource);
  const runner = source.createQueryRunner();
  const migration = new CategoryRequest1700000005001();
  await migration.down(runner);
  expect(await runner.hasColumn('ticket', 'categoryRequest')).toBe(false);
  await migration.up(runner);
  await runner.release();
  expect(await rows()).toEqual(before);
  expect(before.map(({ categoryRequest }) => categoryRequest)).toEqual([null, null, null]);
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  await world.expectConsistency();
});
