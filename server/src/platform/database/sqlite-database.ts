import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';

/** What SQLite can bind. A Date or a boolean would match nothing instead of failing, so they are refused. */
type Bindable = string | number | bigint | null | Uint8Array;

interface OpenOptions {
  readonly?: boolean;
  /** Milliseconds to wait for another process that writes. */
  timeout?: number;
}

/**
 * SQLite as TypeORM's `better-sqlite3` driver expects it, over `@photostructure/sqlite`, which comes ready built
 * (STACK-SERVER §3). Given to the DataSource as `driver`.
 */
export class SqliteDatabase {
  private readonly database: InstanceType<typeof DatabaseSync>;

  constructor(file: string, { readonly = false, timeout = 5_000 }: OpenOptions = {}) {
    this.database = new DatabaseSync(file, { readOnly: readonly, timeout });
  }

  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this, this.database.prepare(sql));
  }

  exec(sql: string): this {
    this.database.exec(sql);
    return this;
  }

  pragma(text: string): unknown[] {
    return this.prepare(`PRAGMA ${text}`).all();
  }

  close(): void {
    this.database.close();
  }
}

class SqliteStatement {
  /** Does it give rows? */
  readonly reader: boolean;

  constructor(
    /** Held on purpose: with the database object collected while a statement lives, the library crashes. */
    readonly database: SqliteDatabase,
    private readonly statement: StatementSyncInstance,
  ) {
    this.reader = statement.columns().length > 0;
  }

  all(...parameters: unknown[]): unknown[] {
    return this.statement.all(...parameters.map(bindable));
  }

  get(...parameters: unknown[]): unknown {
    return this.statement.get(...parameters.map(bindable));
  }

  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.statement.run(...parameters.map(bindable));
  }
}

function bindable(value: unknown): Bindable {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`SQLite cannot bind ${Object.prototype.toString.call(value)}`);
}
