/** One statement of SQL with the values of its `?`. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

interface Asked {
  readonly statement: Statement;
  readonly resolve: (rows: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Does a statement only read, so that it may wait for others and share their failure? */
export function isRead(sql: string): boolean {
  return /^\s*SELECT\b/i.test(sql);
}

/**
 * Reads that are asked for in one breath (`Promise.all`): none waits for the answer to another, so they go together. A
 * breath ends when no promise can go on without an answer from outside.
 */
export class ReadBundle {
  private asked: Asked[] = [];

  /** @param send gives the answers in the order of the statements; when it fails, each of the reads fails */
  constructor(
    private readonly send: (reads: readonly Statement[]) => Promise<readonly unknown[]>,
  ) {}

  /** @returns the rows */
  ask(statement: Statement): Promise<unknown> {
    // A tick that a promise asks for comes after all promises that can go on.
    if (this.asked.length === 0) process.nextTick(() => this.flush());
    return new Promise((resolve, reject) => this.asked.push({ statement, resolve, reject }));
  }

  /** Sends what was asked for, before the breath has ended: something else must come after it. */
  flush(): void {
    const asked = this.asked;
    this.asked = [];
    if (asked.length === 0) return;
    this.send(asked.map(({ statement }) => statement)).then(
      (answers) => asked.forEach(({ resolve }, n) => resolve(answers[n])),
      (error: unknown) => asked.forEach(({ reject }) => reject(error)),
    );
  }
}
