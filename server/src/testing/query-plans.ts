import { DataSource, type Logger } from 'typeorm';
import type { TestApp } from './start-test-app.js';

/** A statement as it was sent. */
export interface Sent {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** One step of how the database would run a statement. */
interface Step {
  /** Table or alias, as the database names it; null where the step is none of a table. */
  readonly name: string | null;
  readonly isScan: boolean;
  /** Rows are sorted that were not asked for one by one, by their keys. */
  readonly isSort: boolean;
  readonly told: string;
}

const PLANNED = /^\s*(SELECT|UPDATE|DELETE)\b/i;
/** `FROM ticket t`, `JOIN "post" AS "p"`, `UPDATE setting`. */
const NAMED = /\b(?:FROM|JOIN|UPDATE)\s+[`"]?(\w+)[`"]?(?:\s+(?:AS\s+)?[`"]?(\w+)[`"]?)?/gi;

/** Looks at the plans of what the application really sends, by the words of the database that it runs on. */
export class QueryPlans {
  protected readonly database: DataSource;
  private readonly isSqlite: boolean;

  constructor({ app }: Pick<TestApp, 'app'>) {
    this.database = app.get(DataSource);
    this.isSqlite = this.database.options.type === 'better-sqlite3';
  }

  /** Makes the optimizer know how much there is. */
  async analyze(): Promise<void> {
    const tables = this.database.entityMetadatas.map(({ tableName }) => tableName);
    await this.database.query(
      this.isSqlite ? 'ANALYZE' : `ANALYZE TABLE ${tables.map((name) => `\`${name}\``).join(', ')}`,
    );
  }

  /** The statements that some work sends, each form once. */
  async sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
    const sent = new Map<string, Sent>();
    const before = this.database.logger;
    this.database.logger = listening((sql, params) => void sent.set(sql, { sql, params }));
    try {
      await work();
    } finally {
      this.database.logger = before;
    }
    return [...sent.values()].filter(({ sql }) => PLANNED.test(sql));
  }

  /**
   * What is wrong with a statement's plan: a table is read from end to end, or more of it is sorted than was asked for by
   * key.
   * @param scanned whether a table is too large to be read whole
   * @param sorted whether a part of a table that an index finds may be too large to be sorted
   */
  async faultsOf(
    { sql, params }: Sent,
    scanned: (table: string) => boolean,
    sorted: (table: string, told: string) => boolean,
  ): Promise<string[]> {
    const tables = tablesOf(sql);
    const steps = await this.stepsOf({ sql, params });
    const isFault = ({ name, isScan, isSort, told }: Step) => {
      const table = name === null ? '' : (tables.get(name) ?? name);
      return (isScan && scanned(table)) || (isSort && sorted(table, told));
    };
    return steps.filter(isFault).map(({ told }) => told);
  }

  /** How the database would run a statement, in its own words, step by step. */
  async explain(sent: Sent): Promise<string[]> {
    return (await this.stepsOf(sent)).map(({ told }) => told);
  }

  private stepsOf({ sql, params }: Sent): Promise<Step[]> {
    return this.isSqlite ? this.stepsOfSqlite(sql, params) : this.stepsOfMaria(sql, params);
  }

  private async stepsOfMaria(sql: string, params: readonly unknown[]): Promise<Step[]> {
    const rows = await this.database.query<
      {
        table: string | null;
        type: string | null;
        key: string | null;
        rows: unknown;
        Extra: string | null;
      }[]
    >(`EXPLAIN ${sql}`, [...params]);
    return rows.map(({ table, type, key, rows: count, Extra }) => ({
      name: table,
      isScan: type === 'ALL' || (type === 'index' && !isFirstOfIndex(Extra)),
      isSort: /filesort/.test(Extra ?? '') && key !== 'PRIMARY',
      told: `${table}: ${type} ${key} ${String(count)} ${Extra}`,
    }));
  }

  private async stepsOfSqlite(sql: string, params: readonly unknown[]): Promise<Step[]> {
    const rows = await this.database.query<
      {
        parent: number;
        detail: string;
      }[]
    >(`EXPLAIN QUERY PLAN ${sql}`, [...params]);
    const readFirst = (parent: number) =>
      rows.find((row) => row.parent === parent && read(row.detail))?.detail ?? '';
    return rows.map(({ parent, detail }) => {
      const isOfSort = /^USE TEMP B-TREE FOR ORDER BY/.test(detail);
      const first = isOfSort ? readFirst(parent) : detail;
      const isSort =
        isOfSort && !/ USING (INTEGER PRIMARY KEY|INDEX sqlite_autoindex_\w+_1) /.test(first);
      const told = isOfSort ? `${first}, then ${detail}` : detail;
      return { name: read(first), isSort, isScan: detail.startsWith('SCAN '), told };
    });
  }
}

/** The name behind SCAN or SEARCH. */
function read(detail: string): string | null {
  return /^(?:SCAN|SEARCH) (\w+)/.exec(detail)?.[1] ?? null;
}

/** The greatest or smallest of an index is looked up, not read for. */
function isFirstOfIndex(extra: string | null): boolean {
  return /Select tables optimized away/.test(extra ?? '');
}

/** Alias → table. */
function tablesOf(sql: string): Map<string, string> {
  const tables = new Map<string, string>();
  for (const [, table = '', alias] of sql.matchAll(NAMED)) {
    tables.set(table, table);
    if (alias) tables.set(alias, table);
  }
  return tables;
}

function listening(hear: (sql: string, params: readonly unknown[]) => void): Logger {
  const nothing = () => undefined;
  return {
    logQuery: (sql, params) => hear(sql, (params as readonly unknown[] | undefined) ?? []),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
