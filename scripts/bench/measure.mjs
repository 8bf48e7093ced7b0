import { randomInt, randomUUID } from 'node:crypto';
import { send as sendHttp } from './http.mjs';
import { cpuMillis, load, median } from './load.mjs';
import { capture, send, template } from './statements.mjs';

/** @typedef {import('./product.mjs').Product} Product */

/** What is measured: how the product does it over HTTP, and how the same SQL is sent bare. */
const tasks = { submit, claim, list };

const WARM_UP_ROUNDS = 5;

const AT_ONCE = 8;
const LOOK_MS = 50;

/** @param {Product} product */
export async function measureAll(product, { requests, rounds, concurrencies }) {
  const rows = [];
  for (const [name, prepare] of Object.entries(tasks)) {
    const task = await prepare(product, requests);
    await warmUp(product, task, requests);
    for (const concurrency of concurrencies) {
      const results = [];
      for (let round = 0; round <= rounds; round += 1) {
        const result = await measureOnce(product, task, { total: requests, concurrency });
        if (round > 0) results.push(result); // the first warms both up
      }
      rows.push({ name, concurrency, ...mediansOf(results) });
    }
  }
  return rows;
}

/**
 * CPU of the server per request with all that it sets going: messages delivered and statistics counted, in one process as
 * a small installation runs it. Lasts until nothing of it is left, so what the jobs cost by themselves meanwhile is in it.
 * @param {Product} product whose jobs run
 */
export async function measureWhole(product, { requests, rounds }) {
  const rows = [];
  for (const [name, prepare] of Object.entries({ submit, claim })) {
    const task = await prepare(product, requests);
    const results = [];
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      await task.before?.();
      await untilIdle(product);
      const cpuBefore = cpuMillis(product.pid);
      await load({ total: requests, concurrency: AT_ONCE }, task.product);
      await untilIdle(product);
      if (round >= 0) results.push((cpuMillis(product.pid) - cpuBefore) / requests);
    }
    rows.push({ name, concurrency: AT_ONCE, cpu: median(results) });
  }
  return rows;
}

/** Until all messages are delivered and all changes counted. */
async function untilIdle({ pool }) {
  const sql =
    'SELECT EXISTS (SELECT 1 FROM outbox_message WHERE isDead = 0 AND dueAt <= UTC_TIMESTAMP(3)) OR EXISTS (SELECT 1 FROM ticket_change) AS n';
  const isBusy = async () => Number((await pool.query(sql))[0][0].n) === 1;
  while (await isBusy()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** A server that has just started runs code that is not compiled yet; what it costs day in, day out is wanted. */
async function warmUp(product, task, requests) {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    await measureOnce(product, task, { total: requests, concurrency: 32 });
}

async function measureOnce(product, task, size) {
  await task.before?.();
  const cpuBefore = cpuMillis(product.pid);
  const product_ = await load(size, task.product);
  const cpu = (cpuMillis(product.pid) - cpuBefore) / size.total;
  await task.before?.();
  const bare = await load(size, task.bare);
  return {
    product: product_.perSecond,
    bare: bare.perSecond,
    ratio: product_.perSecond / bare.perSecond,
    cpu,
    p50: product_.p50,
    p99: product_.p99,
  };
}

function mediansOf(results) {
  const keys = ['product', 'bare', 'ratio', 'cpu', 'p50', 'p99'];
  return Object.fromEntries(keys.map((key) => [key, median(results.map((result) => result[key]))]));
}

async function call({ origin }, { token }, method, path, body, key = randomUUID()) {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
  const init = {
    method,
    headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
    body: body && JSON.stringify(body),
  };
  const { status, text } = await sendHttp(`${origin}/api/v1${path}`, init);
  const answer = JSON.parse(text);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${answer.code}`);
  return answer;
}

/** @param {Product} product */
async function submit(product) {
  const { owner } = product.people;
  const body = {
    estateId: owner.me.residences[0].estateId,
    categoryCode: 'lighting',
    text: '楼道灯不亮，晚上看不见。',
  };
  const report = (key) => call(product, owner, 'POST', '/tickets', body, key);
  const since = Date.now();
  const key = randomUUID();
  let number = '';
  const statements = await capture(product.pool, async () => {
    ({ number } = await report(key));
  });
  const again = template(statements, { since });
  const fresh = () =>
    again({
      [key]: randomUUID(),
      [number]: number.slice(0, 6) + String(randomInt(100_000)).padStart(5, '0'),
    });
  return { product: () => report(), bare: () => sendFresh(product, fresh) };
}

/** A number of five random digits may be taken already: the product draws again, and so do we. */
async function sendFresh(product, fresh) {
  try {
    await send(product.pool, fresh());
  } catch (error) {
    if (error.errno !== 1062) throw error;
    await send(product.pool, ['ROLLBACK']);
    await sendFresh(product, fresh);
  }
}

/** @param {Product} product @param {number} requests */
async function claim(product, requests) {
  const { owner, staff } = product.people;
  const body = {
    estateId: owner.me.residences[0].estateId,
    categoryCode: 'lighting',
    text: '楼道灯不亮。',
  };
  const newTicket = async () => (await call(product, owner, 'POST', '/tickets', body)).id;
  const sample = await newTicket();
  const key = randomUUID();
  const since = Date.now();
  const statements = await capture(product.pool, () =>
    call(product, staff, 'POST', `/tickets/${sample}/claim`, {}, key),
  );
  const again = template(statements, { since });
  let ids = [];
  return {
    before: async () => {
      ids = [];
      await load({ total: requests, concurrency: 8 }, async () => ids.push(await newTicket()));
    },
    product: (n) => call(product, staff, 'POST', `/tickets/${ids[n]}/claim`, {}),
    bare: (n) => send(product.pool, again({ [sample]: ids[n], [key]: randomUUID() })),
  };
}

/** @param {Product} product */
async function list(product) {
  const { staff } = product.people;
  const read = () => call(product, staff, 'GET', '/tickets?tile=pool');
  await read();
  const statements = await capture(product.pool, read);
  return { product: read, bare: () => send(product.pool, statements) };
}
