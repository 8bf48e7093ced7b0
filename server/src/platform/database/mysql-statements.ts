import type { DataSource, QueryRunner } from 'typeorm';
import { isDuplicateKey } from './duplicate.js';
import { ask, askAll, structured, type Connection } from './mysql-connection.js';
import type { ServerKind } from './mysql-server.js';
import { isRead, ReadBundle, type Statement } from './read-bundle.js';
import type { Tx } from './unit-of-work.js';

/** A statement that goes before all others, and what it means that its unique value exists already. */
interface Leading {
  readonly statement: Statement;
  readonly taken: () => Error;
}

const START = { sql: 'START TRANSACTION', params: [] };
const COMMIT = { sql: 'COMMIT', params: [] };

/** Statements are held up to so many parameters together, far below what a packet holds. */
const HELD_MAX = 10_000;

/** Of the transactions that may keep statements. */
const transactions = new WeakMap<QueryRunner, MysqlStatements>();

/**
 * Sends the statements of one query runner, with as few journeys to the server as their order allows: the START of a
 * transaction goes with its first statement, a leading row with the first read ({@link sendAhead}), reads that are asked
 * for in one breath go together, and statements whose answers nobody waits for ({@link sendWithCommit}) with COMMIT. What
 * goes together goes as several statements in one packet, which the server runs in order up to the first that fails. A
 * journey costs the server's process more than the statement in it.
 *
 * Not so in a cluster whose nodes all take writes: there another node's commit may undo a transaction between two
 * statements. The server tells that by failing the next packet - but within one it goes on, outside any transaction, and
 * answers the COMMIT as if it had kept what is gone. So each statement but START goes by itself there.
 *
 * In place of TypeORM's own sending; like that it tells the logger each statement, but no subscribers, of which there are
 * none.
 */
class MysqlStatements {
  private isStartHeld = false;
  private leading: Leading | null = null;
  private held: Statement[] = [];
  private heldParams = 0;
  /** Of a held statement: the caller of another one hears it and may think nothing of it, so COMMIT asks again. */
  private failure: Error | null = null;
  private readonly reads = new ReadBundle((reads) => this.sendAfterKept(reads));

  /** @param mayBundle whether more than START may go with another statement */
  constructor(
    private readonly runner: QueryRunner,
    private readonly mayBundle: boolean,
  ) {}

  /** As TypeORM's `QueryRunner.query`. */
  async query(sql: string, params: readonly unknown[] = [], isStructured = false) {
    this.tell(sql, params);
    if (sql === START.sql) return this.start();
    if (sql === 'ROLLBACK' && this.forget()) return undefined;
    const waits = this.mayBundle && isRead(sql);
    const raw = await (waits ? this.reads.ask({ sql, params }) : this.write({ sql, params }));
    return isStructured ? structured(raw) : raw;
  }

  /** Keeps the transaction's first row for the first read; alone, ahead of anything that might fail as it does. */
  async lead(leading: Leading): Promise<void> {
    this.tell(leading.statement.sql, leading.statement.params);
    await this.sendKept();
    this.leading = leading;
  }

  /** Keeps a statement for later: it runs before any other that follows, at the latest with COMMIT. */
  async hold(statement: Statement): Promise<void> {
    this.tell(statement.sql, statement.params);
    await this.sendLeading();
    this.held.push(statement);
    this.heldParams += statement.params.length;
    if (this.heldParams > HELD_MAX) await this.sendKept();
  }

  /** Sends the leading row where it was not sent yet. */
  async sendLeading(): Promise<void> {
    if (this.leading) await this.sendAfterKept([]);
  }

  private async sendKept(): Promise<void> {
    if (this.leading || this.held.length > 0) await this.sendAfterKept([]);
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
    this.takeKept();
    return this.takeStart().length > 0;
  }

  private async write(statement: Statement): Promise<unknown> {
    this.reads.flush();
    await this.sendLeading();
    if (statement.sql === COMMIT.sql) return this.commit();
    await this.sendKept();
    return (await this.sendAfterKept([statement]))[0];
  }

  private async commit(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.isStartHeld && this.held.length === 0) this.isStartHeld = false;
    else await this.sendAfterKept([COMMIT]);
  }

  /** @returns the answers to the statements, without those to what was kept */
  private async sendAfterKept(statements: readonly Statement[]): Promise<readonly unknown[]> {
    const { leading } = this;
    const start = this.takeStart();
    const kept = this.takeKept();
    try {
      const answers = await this.send([...start, ...kept, ...statements]);
      return answers.slice(start.length + kept.length);
    } catch (error) {
      const told = leading && isDuplicateKey(error) ? leading.taken() : (error as Error);
      if (kept.length > 0) this.failure ??= told;
      throw told;
    }
  }

  private takeStart(): Statement[] {
    const isHeld = this.isStartHeld;
    this.isStartHeld = false;
    return isHeld ? [START] : [];
  }

  /** The leading row, or what is held: never both. */
  private takeKept(): Statement[] {
    const kept = this.leading ? [this.leading.statement] : this.held;
    this.leading = null;
    this.held = [];
    this.heldParams = 0;
    return kept;
  }

  private async send(statements: readonly Statement[]): Promise<readonly unknown[]> {
    if (this.runner.isReleased) throw new Error('the query runner was released');
    return askAll((await this.runner.connect()) as Connection, statements);
  }
}

/** Reads outside transactions that may go together, by their database. */
const pools = new WeakMap<DataSource, { isTogether: boolean }>();

/** Lets a MySQL or MariaDB database send its statements as told at {@link MysqlStatements}. */
export function bundleStatements(
  database: DataSource,
  { isCluster }: Pick<ServerKind, 'isCluster'>,
): void {
  const create = database.createQueryRunner.bind(database);
  database.createQueryRunner = (mode) => {
    const runner = create(mode);
    const statements = new MysqlStatements(runner, !isCluster);
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

/** Runs what {@link sendAhead} has kept, and throws as it fails. */
export async function sendLeading(tx: Tx): Promise<void> {
  await transactionOf(tx)?.sendLeading();
}

function transactionOf({ queryRunner }: Tx): MysqlStatements | undefined {
  return queryRunner?.isTransactionActive ? transactions.get(queryRunner) : undefined;
}
