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
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    config: { kind: 'mysql', url: own.href },
    drop: () => onServer(url, `DROP DATABASE ${name}`),
  };
}

async function onServer(url: URL, statement: string): Promise<void> {
  const connection = await mysql.createConnection(url.href);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
