import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { ProblemError } from '../http/problem-error.js';
import { isLostConnection, isRepeatable } from './retry.js';

/** A transaction: every statement of a use case goes through it. */
export type Tx = EntityManager;

export interface RunOptions {
  /**
   * True when a second run after a commit that went through is harmless, because the work itself notices (an
   * idempotency key, a unique row). Only then is it repeated when the connection broke during COMMIT.
   */
  isRepeatable?: boolean;
}

/** One transaction that is under way, as nested calls find it. */
interface Running {
  tx: Tx;
  isOpen: boolean;
  /** The error of a nested run: after it nothing may be committed, even if somebody caught it. */
  failure: Error | null;
  afterCommit: (() => void)[];
}

/** The transaction was not committed, or nobody knows whether it was. */
class CommitError extends Error {
  constructor(override readonly cause: unknown) {
    super('COMMIT failed');
  }
}

const ATTEMPTS_MAX = 8;
/** Nor is work begun again this long after it was first: a lock alone is waited for 5 s, and a phone gives up after 15. */
const PATIENCE_MS = 8000;
/** The n-th pause lies between zero and this times 2^n milliseconds, so that rivals do not meet again. */
const PAUSE_MS = 8;

/**
 * The only door to writing (DESIGN §2): one use case, one transaction.
 *
 * SQLite: TypeORM shares one connection, and a transaction that begins while another runs would silently become a part
 * of it and be lost with it. So the transactions queue. MariaDB/MySQL: they run side by side, and what the database
 * undoes for a rival (deadlock, lost certification) is run again, at most eight times and for eight seconds; the work
 * must therefore have no effect outside the transaction (send after commit, through the outbox).
 */
@Injectable()
export class UnitOfWork {
  private readonly running = new AsyncLocalStorage<Running>();
  private readonly isQueued: boolean;
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DataSource) private readonly database: DataSource) {
    this.isQueued = database.options.type === 'better-sqlite3';
  }

  /** For reading outside a transaction; inside `run` it is the transaction, so that one sees what one has written. */
  get reader(): Tx {
    return this.current()?.tx ?? this.database.manager;
  }

  /**
   * Runs work in a transaction and commits it; a throw rolls everything back. Inside another run it joins that one: a
   * nested failure then fails the whole, even if it is caught in between.
   * @returns what the work returned
   * @throws what the work threw; ProblemError `server.busy` when rivals won eight times or for eight seconds
   */
  async run<T>(work: (tx: Tx) => Promise<T>, options: RunOptions = {}): Promise<T> {
    const outer = this.current();
    if (outer) return join(outer, work);
    const attempts = this.isQueued ? 1 : ATTEMPTS_MAX;
    const task = () => this.persistently(work, options, attempts);
    return this.isQueued ? this.queued(task) : task();
  }

  /** Calls back after the outermost commit, never when it is rolled back; at once when no run is under way. */
  onCommit(callback: () => void): void {
    const running = this.current();
    if (running) running.afterCommit.push(callback);
    else callback();
  }

  private current(): Running | undefined {
    const running = this.running.getStore();
    return running?.isOpen ? running : undefined;
  }

  /** Waits for all transactions that were asked for earlier, whether they succeed or not. */
  private queued<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async persistently<T>(
    work: (tx: Tx) => Promise<T>,
    options: RunOptions,
    attempts: number,
  ): Promise<T> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!mayRepeat(error, options)) throw error instanceof CommitError ? error.cause : error;
        const isWornOut = attempt >= attempts || performance.now() > giveUpAt;
        if (isWornOut) throw new ProblemError('server.busy', {}, { cause: error });
        await sleep(Math.random() * PAUSE_MS * 2 ** attempt);
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.database.createQueryRunner();
    const running: Running = { tx: runner.manager, isOpen: true, failure: null, afterCommit: [] };
    try {
      await runner.startTransaction();
      const result = await this.running.run(running, () => work(running.tx));
      if (running.failure) throw running.failure;
      await commit(runner);
      running.isOpen = false;
      running.afterCommit.forEach((callback) => callback());
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      running.isOpen = false;
      if (!this.isQueued) await runner.release();
    }
  }
}

async function join<T>(outer: Running, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await work(outer.tx);
  } catch (error) {
    outer.failure ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  }
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction();
  } catch (error) {
    throw new CommitError(error);
  }
}

/** The first error is the one to tell; a rollback fails only where the database has undone everything already. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
}

/**
 * A deadlock or a lost certification, also at COMMIT, undid everything: repeat. A connection lost before COMMIT was
 * sent undid everything too. A connection lost during COMMIT is the one ambiguous case: the commit may have gone through
 * and only its answer be missing. Repeating might then do it twice, so it is left to work that notices by itself;
 * otherwise the caller sees the error and the person looks before trying again.
 */
function mayRepeat(error: unknown, options: RunOptions): boolean {
  if (!(error instanceof CommitError)) return isRepeatable(error) || isLostConnection(error);
  if (isRepeatable(error.cause)) return true;
  return isLostConnection(error.cause) && options.isRepeatable === true;
}
