import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startChild, stopChild } from '../lib/children.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

const fromServer = createRequire(inRoot('server/package.json'));
const mysql = fromServer('mysql2/promise');

const READY_MS = 120_000;

/**
 * The built server with the demo's county on a database, and a pool beside it that knows no framework.
 * Recurring work is off unless told: it would answer for messages while requests are measured.
 *
 * @param {string} url of an empty database, or of one that holds the demo's county already
 * @param {{ hasJobs?: boolean }} [options]
 */
export async function startProduct(url, { hasJobs = false } = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-bench-'));
  const port = await freePort();
  const limits = { RATE_LIMIT: '0', SIGN_IN_RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  const jobs = hasJobs ? '1' : '0';
  const env = {
    ...process.env,
    ...limits,
    JOBS: jobs,
    DEMO: '1',
    DB: 'mariadb',
    DATABASE_URL: url,
  };
  const child = startChild(process.execPath, [inRoot('server/dist/main.js')], {
    env: { ...env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await waitUntilReady(origin, child);
  child.once('close', () => fs.rmSync(dataDir, { recursive: true, force: true }));
  // What the product sends in one packet is logged, and sent again, as one.
  const several = { multipleStatements: true };
  const pool = mysql.createPool({ uri: url, connectionLimit: 32, timezone: 'Z', ...several });
  const ticketCount = async () => (await pool.query('SELECT COUNT(*) AS n FROM ticket'))[0][0].n;
  return {
    origin,
    pid: child.pid ?? 0,
    pool,
    people: await signInAll(origin),
    /** @param {string} login of a demo account */
    signIn: (login) => signIn(origin, login),
    ticketCount,
    close: async () => {
      await pool.end();
      await stopChild(child);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */

async function waitUntilReady(origin, child) {
  const giveUpAt = performance.now() + READY_MS;
  for (;;) {
    const isReady = await fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      throw new Stop(
        '服务没有启动，先运行 npm start 构建。',
        'The server did not start; build it with npm start first.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Access tokens of those who take part: an owner and a member of the company's staff. */
async function signInAll(origin) {
  const [owner, staff] = await Promise.all(
    ['owner', 'staff'].map((login) => signIn(origin, login)),
  );
  return { owner, staff };
}

async function signIn(origin, login) {
  const response = await fetch(`${origin}/api/v1/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'demo1234' }),
  });
  const { accessToken, me } = await response.json();
  return { token: accessToken, me };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
