/**
 * A private cluster of three MariaDB nodes with Galera, on loopback, as {@link startMariaDb} is a private server. For what
 * only a cluster can show: certification conflicts, nodes that die, reading on another node than the one written on.
 */
import fs from 'node:fs';
import path from 'node:path';
import { killChild, startChild } from './children.mjs';
import {
  createData,
  findPrograms,
  freePort,
  giveToUser,
  identity,
  newFolder,
  serverArgs,
  stopper,
  waitUntilReady,
} from './mariadb.mjs';
import { findProgram, provideGalera } from './prerequisites.mjs';
import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

const providers = [
  '/usr/lib/galera/libgalera_smm.so',
  '/usr/lib64/galera-4/libgalera_smm.so',
  '/usr/lib/libgalera_smm.so',
];

const syncTimeoutMs = 90_000;

/** A node that does not answer is left behind after a second instead of five: nobody waits at a phone for so long. */
const cluster = [
  'evs.keepalive_period=PT0.3S',
  'evs.inactive_check_period=PT0.3S',
  'evs.suspect_timeout=PT1S',
  'evs.inactive_timeout=PT3S',
  'gcache.size=32M',
];

/**
 * @typedef {object} Node
 * @property {number} port of SQL on 127.0.0.1
 * @property {string} url `mysql://root@127.0.0.1:<port>/wide_angle`
 * @property {() => Promise<void>} crash kills it like a power cut
 * @property {() => Promise<void>} startAgain joins the cluster again; resolves when it has caught up
 *
 * @typedef {object} Galera
 * @property {Node[]} nodes three of them, each has everything
 * @property {() => Promise<void>} stop ends all and deletes their data; safe to call twice
 */

/**
 * @param {{ bufferPoolMb?: number }} [options] InnoDB's memory of each node in MiB
 * @returns {Promise<Galera>}
 * @throws {Stop} when MariaDB or Galera are not installed or do not start
 */
export async function startGalera({ bufferPoolMb = 64 } = {}) {
  await provideGalera();
  const programs = findPrograms();
  const provider = providers.find((file) => fs.existsSync(file));
  if (!provider) throw new Stop('没有找到 Galera 库。', 'The library of Galera was not found.');
  const addresses = [];
  for (let n = 0; n < 3; n += 1) addresses.push(await addressesOf());
  const peers = addresses.map(({ group }) => `127.0.0.1:${group}`).join(',');
  const nodes = [];
  const stop = async () => {
    for (const node of [...nodes].reverse()) await node.stop();
  };
  try {
    for (const own of addresses) {
      const isFirst = nodes.length === 0;
      nodes.push(await startNode({ programs, provider, peers, bufferPoolMb, isFirst, ...own }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, stop };
}

const addressesOf = async () => ({
  port: await freePort(),
  group: await freePort(),
  incremental: await freePort(),
  snapshot: await freePort(),
});

async function startNode({ programs, isFirst, port, bufferPoolMb, ...own }) {
  const folder = newFolder();
  if (isFirst) await createData(programs, folder);
  else emptyData(folder);
  const socket = path.join(folder, 'mariadb.sock');
  const settings = clusterSettings(own);
  const args = serverArgs({ folder, port, socket, fast: true, bufferPoolMb, settings });
  const launch = (more = []) =>
    startChild(programs.server, [...args, ...more], { stdio: 'ignore', identity });
  let child = launch(isFirst ? ['--wsrep-new-cluster'] : []);
  const stop = stopper(() => child, folder);
  const ready = async () => {
    await waitUntilReady(child, socket, folder);
    await waitUntilSynced(socket);
  };
  await ready().catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    port,
    url: `mysql://root@127.0.0.1:${port}/wide_angle`,
    stop,
    crash: () => killChild(child),
    startAgain: () => {
      child = launch();
      return ready();
    },
  };
}

/** The node gets its data from the others. */
function emptyData(folder) {
  const data = path.join(folder, 'data');
  fs.mkdirSync(data);
  giveToUser(data);
}

/** @param {Record<string, unknown>} own */
function clusterSettings({ provider, peers, group, incremental, snapshot }) {
  const options = [
    `gmcast.listen_addr=tcp://127.0.0.1:${group}`,
    `ist.recv_addr=127.0.0.1:${incremental}`,
    ...cluster,
  ];
  return [
    '--wsrep-on=ON',
    `--wsrep-provider=${provider}`,
    `--wsrep-provider-options=${options.join(';')}`,
    `--wsrep-cluster-address=gcomm://${peers}`,
    `--wsrep-node-address=127.0.0.1:${group}`,
    `--wsrep-sst-receive-address=127.0.0.1:${snapshot}`,
    '--wsrep-sst-method=rsync',
    '--binlog-format=ROW',
    '--innodb-autoinc-lock-mode=2',
    // A node that joins copies the files of another: what was committed must be in them, not in its memory.
    '--innodb-flush-log-at-trx-commit=2',
  ];
}

/** A node answers before it has caught up, but refuses everything until then. */
async function waitUntilSynced(socket) {
  const client = findProgram('mariadb') ?? findProgram('mysql') ?? 'mariadb';
  const sql = "SHOW STATUS LIKE 'wsrep_local_state_comment'";
  const args = ['--no-defaults', `--socket=${socket}`, '--user=root', '-N', '-B', '-e', sql];
  const giveUpAt = performance.now() + syncTimeoutMs;
  for (;;) {
    const { output } = await runCommand(client, args);
    if (output.includes('Synced')) return;
    if (performance.now() > giveUpAt)
      throw new Stop('Galera 节点没有同步。', 'A node of the cluster did not catch up.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
