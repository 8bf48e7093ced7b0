import { QueryFailedError, QueryResult, type DataSource, type QueryRunner } from 'typeorm';
import type { Tx } from './unit-of-work.js';

/** mysql2's connection, or its pool, which runs a statement on any; as far as statements need them. */
interface Connection {
  query(
    sql: string,
    params: readonly unknown[],
    done: (error: Error | null, result: unknown) => void,
  ): void;
}

interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

const START = { sql: 'START TRANSACTION', params: [] };

/** Statements are held up to so many parameters together, far below what a packet holds. */
const HELD_MAX = 10_000;

const transactions = new WeakMap<QueryRunner, MysqlStatements>();

/**
 * Sends the statements of one query runner, with as few journeys to the server as their order allows: the START of a
 * transaction goes with its first statement, and statements whose answers nobody waits for ({@link sendWithCommit}) with
 * its COMMIT. What goes together goes as several statements in one packet, which the server runs in order up to the first
 * that fails. A journey costs the server's process more than the statement in it.
 *
 * In place of TypeORM's own sending; like that it tells the logger each statement, but no subscribers, of which there are
 * none.
 */
class MysqlStatements {
  private isStartHeld = false;
  private held: Statement[] = [];
  private heldParams = 0;
  /** Of a held statement: the caller of another one hears it and may think nothing of it, so COMMIT asks again. */
  private failure: Error | null = null;

  constructor(private readonly runner: QueryRunner) {}

  /** As TypeORM's `QueryRunner.query`. */
  async query(sql: string, params: readonly unknown[] = [], isStructured = false) {
    this.tell(sql, params);
    if (sql === START.sql) return this.start();
    if (sql === 'ROLLBACK' && this.forget()) return undefined;
    if (sql === 'COMMIT') return this.commit();
    if (this.held.length > 0) await this.sendHeld();
    const raw = await this.send([...this.takeStart(), { sql, params }]);
    return isStructured ? structured(raw) : raw;
  }

  /** Keeps a statement for later: it runs before any other that follows, at the latest with COMMIT. */
  async hold(statement: Statement): Promise<void> {
    this.tell(statement.sql, statement.params);
    this.held.push(statement);
    this.heldParams += statement.params.length;
    if (this.heldParams > HELD_MAX) await this.sendHeld();
  }

  private tell(sql: string, params: readonly unknown[]): void {
    this.runner.dataSource.logger.logQuery(sql, [...params], this.runner);
  }

  private start(): void {
    this.isStartHeld = true;
    this.failure = null;
  }

  /** @returns whether the server knows nothing of the transaction */
  private forget(): boolean {
    this.take();
    return this.takeStart().length > 0;
  }

  private async commit(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.isStartHeld && this.held.length === 0) this.isStartHeld = false;
    else await this.send([...this.takeStart(), ...this.take(), { sql: 'COMMIT', params: [] }]);
  }

  private async sendHeld(): Promise<void> {
    try {
      await this.send([...this.takeStart(), ...this.take()]);
    } catch (error) {
      this.failure ??= error as Error;
      throw error;
    }
  }

  private takeStart(): Statement[] {
    const isHeld = this.isStartHeld;
    this.isStartHeld = false;
    return isHeld ? [START] : [];
  }

  private take(): Statement[] {
    const taken = this.held;
    this.held = [];
    this.heldParams = 0;
    return taken;
  }

  /** @returns the answer to the last statement */
  private async send(statements: readonly Statement[]): Promise<unknown> {
    if (this.runner.isReleased) throw new Error('the query runner was released');
    const [first, ...more] = statements;
    const isOne = first && more.length === 0;
    const sql = isOne ? first.sql : statements.map((statement) => statement.sql).join(';\n');
    const params = isOne ? first.params : statements.flatMap((statement) => statement.params);
    const answer = await ask((await this.runner.connect()) as Connection, sql, params);
    return isOne ? answer : (answer as unknown[]).at(-1);
  }
}

function ask(connection: Connection, sql: string, params: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(sql, params, (error, result) => {
      if (error) reject(new QueryFailedError(sql, [...params], error));
      else resolve(result);
    });
  });
}

function structured(raw: unknown): QueryResult {
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  else result.affected = (raw as { affectedRows?: number }).affectedRows;
  return result;
}

/** Lets a MySQL or MariaDB database send its statements as told at {@link MysqlStatements}. */
export function bundleStatements(database: DataSource): void {
  const create = database.createQueryRunner.bind(database);
  database.createQueryRunner = (mode) => {
    const runner = create(mode);
    const statements = new MysqlStatements(runner);
    transactions.set(runner, statements);
    runner.query = statements.query.bind(statements) as QueryRunner['query'];
    return runner;
  };
  // TypeORM would make a runner with an entity manager for each statement outside a transaction.
  const { driver } = database as unknown as { driver: { pool: Connection } };
  const query = (sql: string, params: unknown[] = [], runner?: QueryRunner) => {
    if (runner) return runner.query(sql, params);
    database.logger.logQuery(sql, params);
    return ask(driver.pool, sql, params);
  };
  database.query = query as DataSource['query'];
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
  const runner = tx.queryRunner;
  const statements = runner?.isTransactionActive ? transactions.get(runner) : undefined;
  if (statements) await statements.hold({ sql, params });
  else await tx.query(sql, [...params]);
}
