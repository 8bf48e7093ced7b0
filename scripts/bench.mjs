/**
 * `npm run bench`: submit, claim and list of the built server on a durable MariaDB, beside the same SQL sent bare through
 * mysql2 at the same concurrency. Both run in turn on the same machine, so the ratio is what counts. Not part of the tests.
 *
 * BENCH_REQUESTS (default 300) per round and concurrency, BENCH_ROUNDS (default 3).
 */
import { measureAll } from './bench/measure.mjs';
import { startProduct } from './bench/product.mjs';
import { printTable } from './bench/table.mjs';
import { stopAllChildren } from './lib/children.mjs';
import { startMariaDb } from './lib/mariadb.mjs';
import { runMain } from './lib/stop.mjs';

const requests = Number(process.env.BENCH_REQUESTS ?? 300);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

await runMain(async () => {
  const database = await startMariaDb({ bufferPoolMb: 512 });
  try {
    const product = await startProduct(database.url);
    printTable(await measureAll(product, { requests, rounds, concurrencies: [1, 8, 32] }));
  } finally {
    await stopAllChildren();
    await database.stop();
  }
});
