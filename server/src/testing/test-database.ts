import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import type { DatabaseConfig } from '../platform/config/config.js';

export interface TestDatabase {
  config: DatabaseConfig;
  /** Deletes it; close what uses it before. */
  drop: () => Promise<void>;
}

/** An empty database: in memory, or one with a name of its own on the MariaDB or MySQL server at DATABASE_URL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) {
    return { config: { kind: 'sqlite', url: ':memory:' }, drop: () => Promise.resolve() };
  }
  const url = new URL(DATABASE_URL.replace(/^mariadb:/, 'mysql:'));
  const name = `wide_angle_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await seenEverywhere(url);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    config: { kind: 'mysql', url: own.href },
    drop: () => onServer(url, `DROP DATABASE ${name}`).then(() => {}),
  };
}

const NODES = 3;

/** In a cluster the other nodes know the new database a moment later, and nobody can connect to it before. */
async function seenEverywhere(url: URL): Promise<void> {
  const isCluster = `SHOW GLOBAL VARIABLES WHERE Variable_name = 'wsrep_on' AND Value = 'ON'`;
  if ((await onServer(url, isCluster)).length === 0) return;
  // A balancer leads each connection to the next node; each waits until it has applied what came before.
  const wait = `SET STATEMENT wsrep_sync_wait = 15 FOR SHOW DATABASES`;
  for (let n = 0; n < NODES; n += 1) await onServer(url, wait);
}

async function onServer(url: URL, statement: string): Promise<unknown[]> {
  const connection = await mysql.createConnection(url.href);
  try {
    const [rows] = await connection.query(statement);
    return Array.isArray(rows) ? rows : [];
  } finally {
    await connection.end();
  }
}
