import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { atLocal, DAY, IDEMPOTENCY_HEADER, MINUTE, type TicketView } from '@wide-angle/shared';
import mysql from 'mysql2/promise';
import { startBalancer } from '../../scripts/lib/balancer.mjs';
import { startGalera } from '../../scripts/lib/galera.mjs';
import { Policies } from '../src/features/organizations/index.js';
import { Ticket } from '../src/features/tickets/index.js';
import { TicketWorld } from '../src/features/tickets/testing/ticket-world.js';
import { insertRows, insertWithCommit, updateRows } from '../src/platform/database/plain-rows.js';
import { SettingEntity } from '../src/platform/database/setting.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { expectLadder, expectMessages, expectTally, watchOutbox } from './lib/ladder-checks.js';
import { isStillFor, loadLadder } from './lib/ladder-load.js';
import { progressOf } from './lib/ladder-progress.js';
import { startWorker, type Worker } from './lib/worker.js';

/*
 * A cluster of three nodes (docs/operations.md): the ladder with a worker at each node, and load while a node dies.
 */

const NOW = atLocal('2026-03-19', 3 * 60 + 1);
const DUE = 2_000;
const RIVALS = 30;
const MARKS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Of each rival: enough that some acknowledged ones are lost where statements are bundled with COMMIT. */
const RAISES = 300;

let galera: Awaited<ReturnType<typeof startGalera>>;
let balancer: Awaited<ReturnType<typeof startBalancer>>;
let world: TicketWorld;
let workers: Worker[] = [];

beforeAll(async () => {
  galera = await startGalera({ bufferPoolMb: 128 });
  balancer = await startBalancer(galera.nodes.map(({ port }) => port));
  process.env.DATABASE_URL = `mysql://root@127.0.0.1:${balancer.port}/wide_angle`;
  world = await TicketWorld.start();
}, 240_000);
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await world.close();
  balancer.close();
  await galera.stop();
}, 120_000);

/** The test's own database as one node serves it. */
function urlAt(node: number): string {
  const url = new URL(world.test.config.database.url);
  url.port = String(galera.nodes[node]!.port);
  return url.href;
}

/** Also the node that was away has the same rows. */
async function expectNodesToAgree(): Promise<void> {
  const [first, ...others] = await Promise.all(galera.nodes.map((_, node) => checksumsAt(node)));
  for (const other of others) expect(other).toEqual(first);
}

async function checksumsAt(node: number): Promise<unknown> {
  const connection = await mysql.createConnection(urlAt(node));
  await connection.query('SET SESSION wsrep_sync_wait = 15');
  const tables = 'ticket, ticket_event, ticket_tally, outbox_message, proof_outbox';
  const [rows] = await connection.query(`CHECKSUM TABLE ${tables}`);
  await connection.end();
  return rows;
}

it('the ladder holds with a worker at each node, one killed, one whose clock goes back, and a node that dies', async () => {
  const loaded = await loadLadder(world, NOW, DUE);
  const reckoning = await world.test.app.get(Policies).current(world.county.bureau.id);
  expect(isStillFor(loaded, reckoning, NOW + 10 * MINUTE)).toBe(true);
  await watchOutbox(world);
  const progress = await progressOf(world, loaded);
  workers = await Promise.all([0, 1, 2].map((node) => startWorker(urlAt(node), NOW)));
  const [first, second] = workers as [Worker, Worker, Worker];

  await progress.reaches(0.1);
  await first.kill();
  await progress.reaches(0.2);
  await second.jump(-3 * DAY);
  await progress.reaches(0.3);
  await galera.nodes[2]!.crash();
  expect(await progress.share()).toBeLessThan(1);
  await galera.nodes[2]!.startAgain();
  await progress.reaches(1);
  expect(await Promise.all(workers.slice(1).map((worker) => worker.stop()))).toEqual([0, 0]);

  await expectNodesToAgree();
  await expectLadder(world, loaded);
  await expectMessages(world, loaded);
  await expectTally(world);
}, 300_000);

it('keeps all that was acknowledged, though other nodes undo transactions at any moment', async () => {
  const unitOfWork = world.test.app.get(UnitOfWork);
  const counters = ['one', 'two', 'three'].map((name) => ({ name, value: '0' }));
  await unitOfWork.run((tx) => insertRows(tx, SettingEntity, counters));
  const raise = (name: string, mark: string) =>
    unitOfWork.run(async (tx) => {
      const { value } = await tx.findOneByOrFail(SettingEntity, { name });
      const next = { value: String(Number(value) + 1) };
      const isFirst = await updateRows(tx, SettingEntity, next, 'name = ? AND value = ?', [
        name,
        value,
      ]);
      if (!isFirst) return false;
      for (const part of MARKS)
        await insertWithCommit(tx, SettingEntity, [{ name: mark + part, value: 'mark' }]);
      return true;
    });
  let acknowledged = 0;
  const rival = async () => {
    for (let n = 0; n < RAISES; n += 1) {
      const { name } = counters[n % counters.length]!;
      // One that gives up after many tries has written nothing.
      if (await raise(name, randomUUID()).catch(() => false)) acknowledged += 1;
    }
  };
  await Promise.all(Array.from({ length: RIVALS }, rival));
  const stored = await unitOfWork.reader.find(SettingEntity);
  const marks = stored.filter(({ value }) => value === 'mark');
  const raised = stored.filter(({ name }) => counters.some((counter) => counter.name === name));
  expect(raised.reduce((sum, { value }) => sum + Number(value), 0)).toBe(acknowledged);
  expect(marks).toHaveLength(MARKS.length * acknowledged);
  expect(acknowledged).toBeGreaterThan(RAISES);
}, 180_000);

describe('load through a balancer while a node dies', () => {
  it('loses nothing that was acknowledged, and files nothing twice', async () => {
    const acknowledged = new Map<string, string>();
    let isOver = false;
    const refusals = new Map<number, number>();
    /** As the app does it: the same key again until there is an answer. */
    const person = async () => {
      while (!isOver) {
        const key = randomUUID();
        for (let isAnswered = false; !isAnswered;) {
          const { status, ticket } = await report(key);
          isAnswered = status < 300;
          if (ticket) acknowledged.set(key, ticket.id);
          else refusals.set(status, (refusals.get(status) ?? 0) + 1);
          if (!isAnswered) await sleep(50);
        }
      }
    };
    const people = Array.from({ length: 8 }, person);
    await until(() => acknowledged.size >= 100);
    await galera.nodes[1]!.crash();
    const before = acknowledged.size;
    await until(() => acknowledged.size >= before + 100);
    isOver = true;
    await Promise.all(people);
    process.stderr.write(`${acknowledged.size} acknowledged; refused: ${told(refusals)}\n`);
    const stored = await world.test.app.get(UnitOfWork).reader.find(Ticket, {
      select: { id: true },
      where: { text: WORDS },
    });
    expect(stored.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].sort());
    await galera.nodes[1]!.startAgain();
  }, 180_000);
});

const WORDS = '单元门坏了';

async function report(key: string): Promise<{ status: number; ticket: TicketView | null }> {
  const { owner } = world.people;
  const response = await world.test.inject({
    method: 'POST',
    url: '/api/v1/tickets',
    headers: {
      authorization: `Bearer ${owner.session().accessToken}`,
      [IDEMPOTENCY_HEADER]: key,
    },
    payload: {
      estateId: world.county.estates[0].id,
      categoryCode: 'lighting',
      text: WORDS,
    },
  });
  const status = response.statusCode;
  return { status, ticket: status < 300 ? response.json<TicketView>() : null };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

const told = (refusals: ReadonlyMap<number, number>) => JSON.stringify([...refusals]);
