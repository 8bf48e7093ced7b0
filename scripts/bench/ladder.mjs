import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { killChild, startChild, stopChild } from '../lib/children.mjs';
import { inRoot } from '../lib/paths.mjs';

const fromServer = createRequire(inRoot('server/package.json'));
const mysql = fromServer('mysql2/promise');

/** Counting what is left takes the database longer than some tickets; half a second is little of a run. */
const POLL_MS = 500;

/**
 * Lets two workers fire the timers of so many tickets at once, and kills one midway (budget: 1 000 tickets a second).
 * Nothing is made due by hand: the workers' clocks show the moment by which that many tickets of the crowd are due.
 * @param {string} url of a database with a crowd of tickets
 * @param {number} due how many
 */
export async function measureLadder(url, due) {
  const pool = mysql.createPool({ uri: url, connectionLimit: 2, timezone: 'Z' });
  const one = async (sql, values = []) => Object.values((await pool.query(sql, values))[0][0])[0];
  const next =
    'SELECT nextTimerAt FROM ticket WHERE nextTimerAt IS NOT NULL ORDER BY nextTimerAt LIMIT 1 OFFSET ?';
  const now = /** @type {Date} */ (await one(next, [due - 1]));
  const left = () => one('SELECT COUNT(*) FROM ticket WHERE nextTimerAt <= ?', [now]);
  const before = await totals(pool);
  const tickets = await left();
  const workers = [startWorker(url, now.getTime()), startWorker(url, now.getTime())];
  await until(async () => (await left()) < tickets);
  const started = performance.now();
  await until(async () => (await left()) <= tickets / 2);
  await killChild(workers[0]);
  await until(async () => (await left()) === 0);
  const seconds = (performance.now() - started) / 1000;
  await stopChild(workers[1]);
  const after = await totals(pool);
  await pool.end();
  const events = after.events - before.events;
  // A version is the number of its events: more of either would be a rung that fired twice, or half.
  const isExact = events === after.versions - before.versions && after.setAside === 0;
  return { tickets, events, seconds, perSecond: tickets / seconds, isExact };
}

async function totals(pool) {
  const sql = `SELECT (SELECT COUNT(*) FROM ticket_event) AS events, SUM(version) AS versions,
    COUNT(timerFailedAt) AS setAside FROM ticket`;
  const [[row]] = await pool.query(sql);
  const numbers = Object.entries(row).map(([name, value]) => [name, Number(value)]);
  return Object.fromEntries(numbers);
}

function startWorker(url, now) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-bench-'));
  const settings = { DB: 'mariadb', DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'error' };
  const clock = inRoot('server/proofs/lib/moved-clock.mjs');
  const args = ['--import', clock, inRoot('server/dist/worker.js')];
  const child = startChild(process.execPath, args, {
    env: { ...process.env, ...settings, DEMO: '0', CLOCK_STARTS_AT: String(now) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('close', () => fs.rmSync(folder, { recursive: true, force: true }));
  return child;
}

async function until(condition) {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
