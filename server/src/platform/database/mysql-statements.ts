import type { DataSource, QueryRunner } from 'typeorm';
import { isDuplicateKey } from './duplicate.js';
import { ask, askAll, type Connection } from './mysql-connection.js';
import type { ServerKind } from './mysql-server.js';
import { isRead, ReadBundle, type Statement } from './read-bundle.js';
import { TransactionStatements } from './transaction-statements.js';
import type { Tx } from './unit-of-work.js';

/** Of the transactions that may keep statements. */
const transactions = new WeakMap<QueryRunner, TransactionStatements>();

/** Reads outside transactions that may go together, by their database. */
const pools = new WeakMap<DataSource, { isTogether: boolean }>();

/** Lets a MySQL or MariaDB database send its statements as told at {@link TransactionStatements}. */
export function bundleStatements(
  database: DataSource,
  { isCluster }: Pick<ServerKind, 'isCluster'>,
): void {
  const create = database.createQueryRunner.bind(database);
  database.createQueryRunner = (mode) => {
    const runner = create(mode);
    const statements = new TransactionStatements(runner, !isCluster);
    if (!isCluster) transactions.set(runner, statements);
    runner.query = statements.query.bind(statements) as QueryRunner['query'];
    return runner;
  };
  // TypeORM would make a runner with an entity manager for each statement outside a transaction.
  const { driver } = database as unknown as { driver: { pool: Connection } };
  const pool = { isTogether: false };
  pools.set(database, pool);
  const reads = new ReadBundle((statements) => askAll(driver.pool, statements));
  const query = (sql: string, params: unknown[] = [], runner?: QueryRunner) => {
    if (runner) return runner.query(sql, params);
    database.logger.logQuery(sql, params);
    if (pool.isTogether && isRead(sql)) return reads.ask({ sql, params });
    return ask(driver.pool, sql, params);
  };
  database.query = query as DataSource['query'];
}

/**
 * Asks for several short reads at once: outside a transaction, too, MySQL gets them in one packet, and answers one after
 * another. Long ones are better asked for each by itself, for the server then works at them side by side.
 * @param work asks for all of them before it waits for any
 */
export function readTogether<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const pool = pools.get(tx.dataSource);
  if (pool) {
    pool.isTogether = true;
    process.nextTick(() => (pool.isTogether = false));
  }
  return work();
}

/**
 * Runs the first statement of a unit of work, whose answer nobody waits for: it may be kept for the read that follows.
 * @param taken makes what this statement, or what follows, throws when the row's unique value exists already
 */
export async function sendAhead(
  tx: Tx,
  sql: string,
  params: readonly unknown[],
  taken: () => Error,
): Promise<void> {
  const statements = transactionOf(tx);
  if (statements) await statements.lead({ statement: { sql, params }, taken });
  else {
    await tx.query(sql, [...params]).catch((error: unknown) => {
      throw isDuplicateKey(error) ? taken() : error;
    });
  }
}

/**
 * Runs a statement of a unit of work whose answer and failure the work does not need to hear of: it may be kept until the
 * next statement or the commit. When it fails, the whole unit of work fails.
 */
export async function sendWithCommit(
  tx: Tx,
  sql: string,
  params: readonly unknown[],
): Promise<void> {
  const statements = transactionOf(tx);
  if (statements) await statements.hold({ sql, params });
  else await tx.query(sql, [...params]);
}

/**
 * Runs changes of which none waits for the answer to another: together where statements may go together.
 * @returns how many rows each met, in the order of the statements
 */
export async function sendChanges(tx: Tx, changes: readonly Statement[]): Promise<number[]> {
  const statements = transactionOf(tx);
  if (statements) return statements.change(changes);
  if (!tx.queryRunner) throw new Error('rows change inside a unit of work only');
  const met = [];
  for (const { sql, params } of changes)
    met.push((await tx.queryRunner.query(sql, [...params], true)).affected ?? 0);
  return met;
}

/** Runs what {@link sendAhead} has kept, and throws as it fails. */
export async function sendLeading(tx: Tx): Promise<void> {
  await transactionOf(tx)?.sendLeading();
}

function transactionOf({ queryRunner }: Tx): TransactionStatements | undefined {
  return queryRunner?.isTransactionActive ? transactions.get(queryRunner) : undefined;
}
