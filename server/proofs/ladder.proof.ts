import { atLocal, DAY, MINUTE } from '@wide-angle/shared';
import { startMariaDb } from '../../scripts/lib/mariadb.mjs';
import { Policies } from '../src/features/organizations/index.js';
import { TicketWorld } from '../src/features/tickets/testing/ticket-world.js';
import { expectLadder, expectMessages, expectTally, watchOutbox } from './lib/ladder-checks.js';
import { isStillFor, loadLadder } from './lib/ladder-load.js';
import { progressOf } from './lib/ladder-progress.js';
import { startWorker, type Worker } from './lib/worker.js';

/*
 * The ladder's promise (DESIGN §4.3) with real processes on a real database: each rung fires exactly once, whatever dies.
 */

/** Two in the night of a Thursday: for a quarter of an hour nothing more becomes due. */
const NOW = atLocal('2026-03-19', 3 * 60 + 1);
const DUE = 2_000;

let database: Awaited<ReturnType<typeof startMariaDb>>;
let world: TicketWorld;
let workers: Worker[] = [];

beforeAll(async () => {
  database = await startMariaDb({ bufferPoolMb: 128 });
  process.env.DATABASE_URL = database.url;
  world = await TicketWorld.start();
}, 120_000);
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await world.close();
  await database.stop();
}, 60_000);

it('holds with three workers, one killed, one whose clock goes back, and a database that dies', async () => {
  const loaded = await loadLadder(world, NOW, DUE);
  const reckoning = await world.test.app.get(Policies).current(world.county.bureau.id);
  expect(isStillFor(loaded, reckoning, NOW + 10 * MINUTE)).toBe(true);
  await watchOutbox(world);
  const progress = await progressOf(world, loaded);
  const start = () => startWorker(world.test.config.database.url, NOW);
  workers = await Promise.all([start(), start(), start()]);
  const [first, second] = workers as [Worker, Worker, Worker];

  await progress.reaches(0.15);
  await first.kill();
  await progress.reaches(0.3);
  await second.jump(-3 * DAY);
  await progress.reaches(0.45);
  await database.crash();
  await database.startAgain();
  expect(await progress.share()).toBeLessThan(1);
  await progress.reaches(1);
  expect(await Promise.all(workers.slice(1).map((worker) => worker.stop()))).toEqual([0, 0]);

  await expectLadder(world, loaded);
  await expectMessages(world, loaded);
  await expectTally(world);
}, 180_000);
