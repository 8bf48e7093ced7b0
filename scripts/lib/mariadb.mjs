/**
 * A private MariaDB for tests and benchmarks: data in a temporary folder, loopback only, nothing shared
 * with a database that the machine may run. It ends with the process that started it, also by kill -9.
 */
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { killChild, onInterrupt, startChild, stopChild } from './children.mjs';
import { findProgram } from './prerequisites.mjs';
import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

const folderPrefix = 'wide-angle-mariadb-';
const startTimeoutMs = 60_000;

/**
 * @typedef {object} MariaDb
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the database server
 * @property {string} socket path of its unix socket
 * @property {string} url `mysql://root@127.0.0.1:<port>/wide_angle`, a database that exists and is empty
 * @property {() => Promise<void>} stop ends it and deletes its data; safe to call twice
 * @property {() => Promise<void>} crash kills it like a power cut; its data stay
 * @property {() => Promise<void>} startAgain starts it on its data and port; resolves when it answers
 */

/**
 * Starts a server and creates the empty database `wide_angle` (utf8mb4_bin). The user is root without a password.
 *
 * @param {object} [options]
 * @param {boolean} [options.fast] gives up durability for speed: for tests, never for a benchmark
 * @param {number} [options.bufferPoolMb] InnoDB's memory in MiB
 * @param {string[]} [options.settings] further server options, as `--name=value`
 * @returns {Promise<MariaDb>}
 * @throws {Stop} when MariaDB is not installed or does not start
 */
export async function startMariaDb({ fast = false, bufferPoolMb = 64, settings = [] } = {}) {
  const programs = findPrograms();
  const folder = newFolder();
  await createData(programs, folder);
  const port = await freePort();
  const socket = path.join(folder, 'mariadb.sock');
  const args = serverArgs({ folder, port, socket, fast, bufferPoolMb, settings });
  const launch = () => startChild(programs.server, args, { stdio: 'ignore', identity });
  let child = launch();
  const stop = stopper(() => child, folder);
  await waitUntilReady(child, socket, folder).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    port,
    pid: child.pid ?? 0,
    socket,
    stop,
    crash: () => killChild(child),
    startAgain: () => {
      child = launch();
      return waitUntilReady(child, socket, folder);
    },
    url: `mysql://root@127.0.0.1:${port}/wide_angle`,
  };
}

/** A folder for one server; those of processes that were killed are deleted on the way. */
export function newFolder() {
  sweepAbandoned();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${folderPrefix}${process.pid}-`));
  giveToUser(folder);
  return folder;
}

/** @throws {Stop} when MariaDB is not installed */
export function findPrograms() {
  const server = findProgram('mariadbd') ?? findProgram('mysqld');
  const installer = findProgram('mariadb-install-db');
  if (server && installer) return { server, installer };
  throw new Stop(
    '没有找到 MariaDB;请先安装:sudo apt-get install mariadb-server',
    'MariaDB was not found, please install it: sudo apt-get install mariadb-server',
  );
}

/** MariaDB refuses to run as root; Debian's package brings the user `mysql`. */
const isRoot = process.getuid?.() === 0;

export function giveToUser(folder) {
  if (!isRoot) return;
  const user = fs.readFileSync('/etc/passwd', 'utf8').match(/^mysql:[^:]*:(\d+):(\d+):/m);
  if (!user) {
    throw new Stop(
      '系统里没有 mysql 用户;请安装 Debian 软件包 mariadb-server,或不要以 root 身份运行。',
      'There is no user mysql: install the Debian package mariadb-server, or do not run as root.',
    );
  }
  fs.chownSync(folder, Number(user[1]), Number(user[2]));
}

/** For setpriv: `--user=mysql` of the server itself would drop the signal that ends it with its parent. */
export const identity = isRoot ? ['--reuid=mysql', '--regid=mysql', '--clear-groups'] : [];

/** An empty database below the folder. */
export async function createData({ installer }, folder) {
  const args = [
    '--no-defaults',
    `--datadir=${folder}/data`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...(isRoot ? ['--user=mysql'] : []),
  ];
  const { code, output } = await runCommand(installer, args);
  if (code === 0) return;
  fs.rmSync(folder, { recursive: true, force: true });
  console.error(output);
  throw new Stop(
    '创建测试用 MariaDB 数据目录失败,原因见上。',
    'mariadb-install-db failed, see above.',
  );
}

/** Of a private server; `settings` come last and win. */
export function serverArgs({ folder, port, socket, fast, bufferPoolMb, settings }) {
  return [
    '--no-defaults',
    `--datadir=${folder}/data`,
    `--socket=${socket}`,
    `--pid-file=${folder}/mariadb.pid`,
    `--log-error=${folder}/error.log`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    `--innodb-buffer-pool-size=${bufferPoolMb}M`,
    `--innodb-log-file-size=${Math.max(bufferPoolMb, 48)}M`,
    '--max-connections=200',
    '--performance-schema=OFF',
    `--innodb-flush-log-at-trx-commit=${fast ? 0 : 1}`,
    ...(fast ? ['--skip-innodb-doublewrite', '--innodb-flush-method=nosync'] : []),
    '--init-file=' + initFile(folder),
    ...settings,
  ];
}

/** What the server runs by itself once it is up. */
function initFile(folder) {
  const file = path.join(folder, 'init.sql');
  fs.writeFileSync(
    file,
    'CREATE DATABASE IF NOT EXISTS wide_angle CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n',
    { mode: 0o644 },
  );
  return file;
}

/** @returns {Promise<number>} a port that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The server opens its socket file last, after the init file has run. */
export async function waitUntilReady(child, socket, folder) {
  const giveUpAt = performance.now() + startTimeoutMs;
  while (!(await accepts(socket))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > giveUpAt) {
      const log = path.join(folder, 'error.log');
      if (fs.existsSync(log)) console.error(fs.readFileSync(log, 'utf8'));
      throw new Stop('测试用 MariaDB 没有启动,原因见上。', 'MariaDB did not start, see above.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function accepts(socket) {
  return new Promise((resolve) => {
    const probe = net.connect(socket);
    probe.once('error', () => resolve(false));
    probe.once('data', () => {
      probe.destroy();
      resolve(true);
    });
  });
}

/** The order matters: the data may go only when nothing writes it any more. */
export function stopper(childNow, folder) {
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  const forget = onInterrupt(remove);
  return async () => {
    await stopChild(childNow(), 30_000);
    forget();
    remove();
  };
}

/** Deletes folders whose process was killed before it could. */
function sweepAbandoned() {
  const ours = new RegExp(`^${folderPrefix}(\\d+)-`);
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(name.match(ours)?.[1] ?? 0);
    if (pid && !isAlive(pid)) {
      fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
