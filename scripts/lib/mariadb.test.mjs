import fs from 'node:fs';
import path from 'node:path';
import { startMariaDb } from './mariadb.mjs';
import { findProgram } from './prerequisites.mjs';
import { runCommand } from './run-command.mjs';

jest.setTimeout(60_000);

/** Asks through Debian's own client, so that no package of the server is needed here. */
async function ask(database, sql) {
  const client = findProgram('mariadb') ?? 'mysql';
  const where = [`--port=${database.port}`, '--host=127.0.0.1', '--user=root', 'wide_angle'];
  const { output } = await runCommand(client, ['--no-defaults', ...where, '-N', '-B', '-e', sql]);
  return output.trim();
}

const isAlive = (pid) => fs.existsSync(`/proc/${pid}`);

it('is private, durable, in Chinese-proof text, and gone after stop', async () => {
  const database = await startMariaDb();
  try {
    expect(database.url).toBe(`mysql://root@127.0.0.1:${database.port}/wide_angle`);
    const settings = '@@collation_database, @@innodb_flush_log_at_trx_commit, @@bind_address';
    expect(await ask(database, `select ${settings}`)).toBe('utf8mb4_bin\t1\t127.0.0.1');
    expect(await ask(database, 'show tables')).toBe('');
  } finally {
    await database.stop();
  }
  await database.stop();
  expect(isAlive(database.pid)).toBe(false);
  expect(fs.existsSync(path.dirname(database.socket))).toBe(false);
});

it('keeps what was committed when it is killed, and starts again under the same address', async () => {
  const database = await startMariaDb();
  try {
    await ask(database, 'create table kept (n int primary key); insert into kept values (7)');
    await database.crash();
    expect(isAlive(database.pid)).toBe(false);
    await database.startAgain();
    expect(await ask(database, 'select n from kept')).toBe('7');
  } finally {
    await database.stop();
  }
});

it('gives up durability only when told to', async () => {
  const database = await startMariaDb({ fast: true });
  try {
    expect(await ask(database, 'select @@innodb_flush_log_at_trx_commit')).toBe('0');
  } finally {
    await database.stop();
  }
});
