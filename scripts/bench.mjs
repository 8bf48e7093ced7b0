/**
 * `npm run bench -- <name>`: measures the built server on a durable MariaDB. Not part of the tests; on a busy machine the
 * figures mean nothing.
 *
 * - `requests` (without a name): submit, claim and list beside the same SQL sent bare through mysql2 at the same
 *   concurrency. Both run in turn on the same machine, so the ratio is what counts. CPU is all that the server's process
 *   uses, compiler and garbage collector included; the budgets are held against the requests alone, and a second table
 *   tells what they cost with the deliveries and the counting that they set going.
 *   BENCH_REQUESTS (300) per round and concurrency, BENCH_ROUNDS (3).
 * - `lists`: every list of every role, counts, searches, orders and messages with 10 000, 100 000 and 1 000 000 tickets,
 *   against the budgets. BENCH_SIZES (`10000,100000,1000000`), BENCH_REQUESTS (200) of each in BENCH_ROUNDS (3).
 * - `ladder`: timers of BENCH_DUE (100 000) tickets due at once among BENCH_TICKETS (1 000 000) open ones, two workers, one killed
 *   midway.
 * - `generate`: fills the empty database at DATABASE_URL with BENCH_TICKETS (1 000 000) tickets and the demo's county.
 *
 * With DATABASE_URL, `requests` and `lists` measure on that database as it is instead of one of their own; `lists` takes
 * several, divided by spaces, the smallest first.
 */
import { generate } from './bench/generate.mjs';
import { measureLadder } from './bench/ladder.mjs';
import { measureLists, printLists, statementsOf } from './bench/lists.mjs';
import { measureAll, measureWhole } from './bench/measure.mjs';
import { startProduct } from './bench/product.mjs';
import { printTable, printWhole } from './bench/table.mjs';
import { stopAllChildren } from './lib/children.mjs';
import { startMariaDb } from './lib/mariadb.mjs';
import { runMain, Stop } from './lib/stop.mjs';

const { DATABASE_URL, BENCH_REQUESTS, BENCH_ROUNDS, BENCH_SIZES, BENCH_TICKETS, BENCH_DUE } =
  process.env;
const sizes = (BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const BUFFER_POOL_MB = 4096;

const benches = { requests, lists, ladder, generate: generateHere };

await runMain(async () => {
  const [name = 'requests'] = process.argv.slice(2);
  const bench = benches[name];
  if (!bench) {
    const names = Object.keys(benches).join(', ');
    throw new Stop(
      `没有这个测量：${name}。可用：${names}`,
      `No such benchmark; there are ${names}.`,
    );
  }
  try {
    await bench();
  } finally {
    await stopAllChildren();
  }
});

async function requests() {
  await withDatabase(512, async (url) => {
    const product = await startProduct(url);
    const size = { requests: Number(BENCH_REQUESTS ?? 300), rounds: Number(BENCH_ROUNDS ?? 3) };
    printTable(await measureAll(product, { ...size, concurrencies: [1, 8, 32] }));
    await product.close();
    const whole = await startProduct(url, { hasJobs: true });
    printWhole(await measureWhole(whole, size));
    await whole.close();
  });
}

async function lists() {
  const measured = [];
  for (const url of DATABASE_URL?.split(' ') ?? []) measured.push(await listsAt(url));
  for (const tickets of DATABASE_URL ? [] : sizes) {
    await withDatabase(BUFFER_POOL_MB, async (url) => {
      await generate(url, tickets, tell);
      measured.push(await listsAt(url));
    });
  }
  printLists(measured);
}

async function listsAt(url) {
  const product = await startProduct(url);
  const size = { requests: Number(BENCH_REQUESTS ?? 200), rounds: Number(BENCH_ROUNDS ?? 3) };
  const rows = await measureLists(product, size);
  const missed = rows.filter(({ p50, budget }) => p50 > budget).map(({ name }) => name);
  for (const { name, sql } of await statementsOf(product, missed)) {
    console.error(`${name} is over its budget:\n${sql.join('\n')}\n`);
  }
  const tickets = await product.ticketCount();
  await product.close();
  return { tickets, rows };
}

async function ladder() {
  await withDatabase(BUFFER_POOL_MB, async (url) => {
    if (!DATABASE_URL) {
      await generate(url, Number(BENCH_TICKETS ?? 1_000_000), tell, { isAllOpen: true });
    }
    const { tickets, events, seconds, perSecond, isExact } = await measureLadder(
      url,
      Number(BENCH_DUE ?? 100_000),
    );
    console.log(`${tickets} tickets, ${events} events in ${seconds.toFixed(1)} s`);
    console.log(`${perSecond.toFixed(0)} tickets/s; each rung once: ${isExact ? 'yes' : 'NO'}`);
  });
}

async function generateHere() {
  if (!DATABASE_URL) {
    throw new Stop(
      '请用 DATABASE_URL 指定一个空数据库。',
      'Name an empty database by DATABASE_URL.',
    );
  }
  await generate(DATABASE_URL, Number(BENCH_TICKETS ?? 1_000_000), tell);
}

function tell(text) {
  console.error(text);
}

/** @param {number} bufferPoolMb @param {(url: string) => Promise<void>} work */
async function withDatabase(bufferPoolMb, work) {
  if (DATABASE_URL) return work(DATABASE_URL);
  const database = await startMariaDb({ bufferPoolMb });
  try {
    await work(database.url);
  } finally {
    await database.stop();
  }
}
