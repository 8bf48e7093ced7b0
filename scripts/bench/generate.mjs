import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { startChild } from '../lib/children.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

const fromServer = createRequire(inRoot('server/package.json'));
const mysql = fromServer('mysql2/promise');

/** Fewer are loaded beside their indexes; more are indexed afterwards, several times as fast. */
const INDEXED_LATER = 50_000;

/**
 * Fills an empty MariaDB with the demo's county and a crowd of tickets (server/src/crowd.ts makes them): whole rows, the
 * histories of open tickets, first events of ended ones, the index of words, the counts, orders and messages.
 *
 * @param {string} url
 * @param {number} tickets how many beside the demo's own
 * @param {(text: string) => void} [tell] hears how far it is
 * @param {{ isAllOpen?: boolean }} [kind] of tickets
 */
export async function generate(url, tickets, tell = () => undefined, { isAllOpen = false } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-crowd-'));
  const pool = mysql.createPool({ uri: url, connectionLimit: 1 });
  try {
    await pool.query('SET GLOBAL local_infile = ON');
    await pool.query('SET SESSION foreign_key_checks = 0, unique_checks = 0');
    const restore = await loadAll({ url, pool, folder, tickets, isAllOpen }, tell);
    await restore();
    await runCrowd(url, folder, { CROWD: '0', CROWD_OPEN: isAllOpen ? '1' : '0' });
    await pool.query('ANALYZE TABLE ticket, ticket_event, ticket_word, ticket_tally');
  } finally {
    await pool.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads batch after batch while the next ones are made. */
async function loadAll({ url, pool, folder, tickets, isAllOpen }, tell) {
  /** @type {() => Promise<unknown>} */
  let restore = () => Promise.resolve();
  let loaded = 0;
  let last = Promise.resolve();
  const started = performance.now();
  const settings = {
    CROWD: String(tickets),
    CROWD_OPEN: isAllOpen ? '1' : '0',
    CROWD_FOLDER: folder,
  };
  await runCrowd(url, folder, settings, (files) => {
    last = last.then(async () => {
      if (loaded === 0 && tickets >= INDEXED_LATER)
        restore = await dropIndexes(pool, 'ticket', tell);
      for (const file of files) loaded += await load(pool, file);
      tell(`${loaded} / ${tickets}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
    });
    // Told by the awaiting of `last` below.
    last.catch(() => undefined);
  });
  await last;
  return restore;
}

/** @returns {Promise<number>} tickets loaded */
async function load(pool, { table, file, columns }) {
  const names = columns.map((column) => `\`${column}\``).join(', ');
  const [{ affectedRows }] = await pool.query({
    sql: `LOAD DATA LOCAL INFILE ? INTO TABLE ${table} CHARACTER SET utf8mb4 (${names})`,
    values: [file],
    infileStreamFactory: () => fs.createReadStream(file),
  });
  fs.rmSync(file);
  return table === 'ticket' ? affectedRows : 0;
}

/** @returns {Promise<() => Promise<void>>} makes them again */
async function dropIndexes(pool, table, tell) {
  const [rows] = await pool.query(`SHOW INDEX FROM ${table}`);
  const indexes = new Map();
  for (const { Key_name: name, Column_name: column, Non_unique: isCommon } of rows) {
    if (name === 'PRIMARY') continue;
    const known = indexes.get(name) ?? { isUnique: Number(isCommon) === 0, columns: [] };
    known.columns.push(`\`${column}\``);
    indexes.set(name, known);
  }
  const names = [...indexes.keys()];
  await pool.query(`ALTER TABLE ${table} ${names.map((name) => `DROP INDEX ${name}`).join(', ')}`);
  const added = [...indexes].map(
    ([name, { isUnique, columns }]) =>
      `ADD ${isUnique ? 'UNIQUE ' : ''}INDEX ${name} (${columns.join(', ')})`,
  );
  return async () => {
    tell(`indexes of ${table}`);
    await pool.query(`ALTER TABLE ${table} ${added.join(', ')}`);
  };
}

/**
 * One run of the crowd's own program.
 * @param {string} url
 * @param {string} dataDir
 * @param {Record<string, string>} settings
 * @param {(files: any[]) => void} [onFiles] hears of each batch that it wrote
 */
async function runCrowd(url, dataDir, settings, onFiles = () => undefined) {
  const env = { ...process.env, DEMO: '1', DB: 'mariadb', DATABASE_URL: url, LOG_LEVEL: 'error' };
  const child = startChild(process.execPath, [inRoot('server/dist/crowd.js')], {
    env: { ...env, ...settings, DATA_DIR: path.join(dataDir, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = /** @type {import('node:stream').Readable} */ (child.stdout);
  const lines = readline.createInterface({ input: output });
  lines.on('line', (line) => onFiles(JSON.parse(line)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => lines.once('close', resolve));
  if ((await ended) === 0) return;
  throw new Stop('测量数据没有生成，原因见上。', 'The crowd of tickets was not made, see above.');
}
