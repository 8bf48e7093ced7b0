import type { QueryRunner } from 'typeorm';
import { isDuplicateKey } from './duplicate.js';
import { affectedBy, askAll, structured, type Connection } from './mysql-connection.js';
import { isRead, ReadBundle, type Statement } from './read-bundle.js';

/** A statement that goes before all others, and what it means that its unique value exists already. */
interface Leading {
  readonly statement: Statement;
  readonly taken: () => Error;
}

const START = { sql: 'START TRANSACTION', params: [] };
const COMMIT = { sql: 'COMMIT', params: [] };

/** Statements are held up to so many parameters together, far below what a packet holds. */
const HELD_MAX = 10_000;

/**
 * Sends the statements of one query runner, with as few journeys to the server as their order allows: the START of a
 * transaction goes with its first statement, a leading row with the first read ({@link lead}), reads that are asked
 * for in one breath go together, and statements whose answers nobody waits for ({@link hold}) with COMMIT. What
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
export class TransactionStatements {
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

  /**
   * Sends changes of which none waits for the answer to another.
   * @returns how many rows each met
   */
  async change(statements: readonly Statement[]): Promise<number[]> {
    if (statements.length === 0) return [];
    statements.forEach(({ sql, params }) => this.tell(sql, params));
    await this.sendOthersFirst();
    return (await this.sendAfterKept(statements)).map(affectedBy);
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
    if (statement.sql === COMMIT.sql) return this.commit();
    await this.sendOthersFirst();
    return (await this.sendAfterKept([statement]))[0];
  }

  /** What was asked for earlier must not fail as what follows does, nor the other way round. */
  private async sendOthersFirst(): Promise<void> {
    this.reads.flush();
    await this.sendKept();
  }

  private async commit(): Promise<void> {
    this.reads.flush();
    await this.sendLeading();
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
