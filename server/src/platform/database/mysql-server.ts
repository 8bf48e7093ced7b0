import mysql from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { StartupError } from '../config/startup-error.js';

const COLLATION = 'utf8mb4_bin';

/** What must be known of a server before it is used. */
export interface ServerKind {
  /** TypeORM must know MariaDB from MySQL, or it sees differences in every nullable column. */
  readonly type: 'mysql' | 'mariadb';
  readonly isGalera: boolean;
  /** Do other nodes take writes too (Galera, group replication, TiDB …), which may undo a transaction at any moment? */
  readonly isCluster: boolean;
}

/**
 * Looks at the server before it is used. Under another collation two different emoji are equal, so that unique texts
 * collide.
 * @param url `mysql://…` or `mariadb://…`
 * @throws StartupError when the database has another collation; the driver's error when it cannot be reached
 */
export async function probeServer(url: string): Promise<ServerKind> {
  const connection = await mysql.createConnection(url.replace(/^mariadb:/, 'mysql:'));
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT VERSION() AS version, @@collation_database AS collation, DATABASE() AS name',
    );
    const { version, collation, name } = rows[0] as Record<string, string>;
    if (collation !== COLLATION) throw wrongCollation(String(name), String(collation));
    const type = String(version).includes('MariaDB') ? 'mariadb' : 'mysql';
    const [found] = await connection.query<mysql.RowDataPacket[]>(CLUSTER);
    const isGalera = found.some((row) => row.Variable_name === 'wsrep_on');
    const isCluster = found.length > 0 || DISTRIBUTED.test(String(version));
    return { type, isGalera, isCluster };
  } finally {
    await connection.end();
  }
}

/** TDDL is PolarDB-X. */
const DISTRIBUTED = /TiDB|OceanBase|TDDL/i;

const CLUSTER = `SHOW GLOBAL VARIABLES WHERE (Variable_name = 'wsrep_on' AND Value = 'ON')
  OR (Variable_name = 'group_replication_group_name' AND Value <> '')`;

function wrongCollation(name: string, collation: string): StartupError {
  const cure = `ALTER DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE ${COLLATION};`;
  return new StartupError(
    `数据库 ${name} 的排序规则是 ${collation}，必须是 ${COLLATION}，请先执行：${cure}`,
    `The database has the collation ${collation} and must have ${COLLATION}; run the statement above.`,
  );
}

interface PoolConnection {
  query(sql: string): void;
}

interface SessionPool {
  on(event: 'connection', listener: (connection: PoolConnection) => void): void;
}

/**
 * READ COMMITTED: a guarded update that lost its race then reads what the winner wrote, and there are no gap locks to
 * deadlock on; what a use case decided on is guarded by versions anyway. A lock is waited for 5 s instead of 50: the
 * person at the phone has given up long before.
 */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 5',
];

/**
 * In a Galera cluster a commit is certified on all nodes but applied a moment later. A connection that a balancer leads to
 * another node waits for that before it reads, or a person would not find what he has just written.
 */
const GALERA_SESSION = 'SET SESSION wsrep_sync_wait = 1';

/** Sets up each connection of the pool once, also the one that exists already. */
export async function prepareSessions(
  database: DataSource,
  { isGalera }: Pick<ServerKind, 'isGalera'>,
): Promise<void> {
  const session = isGalera ? [...SESSION, GALERA_SESSION] : SESSION;
  const { pool } = database.driver as unknown as { pool: SessionPool };
  pool.on('connection', (connection) => {
    session.forEach((sql) => connection.query(sql));
  });
  const runner = database.createQueryRunner();
  for (const sql of session) await runner.query(sql);
  await runner.release();
}
