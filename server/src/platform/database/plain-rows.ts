import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { instantParam } from './column-types.js';
import { sendAhead, sendChanges, sendWithCommit } from './mysql-statements.js';
import type { Statement } from './read-bundle.js';
import type { Tx } from './unit-of-work.js';

/**
 * Rows in and out without TypeORM's query builders, by TypeORM's own column metadata: for the statements of every request.
 * A builder aliases, parses and replaces the name of each of a ticket's seventy columns, which costs several times what
 * sending the row does. Values go through the driver's own conversions, so that both ways read each other's rows.
 */

/** Few enough that rows × columns stays under SQLite's 32 766 and MySQL's 65 535 parameters of one statement. */
const CHUNK = 400;

interface PlainTable {
  readonly name: string;
  readonly columns: ReadonlyMap<string, ColumnMetadata>;
  /** `INSERT INTO … VALUES` and the places of one row, with all columns in their order. */
  readonly insert: string;
  readonly places: string;
}

const tables = new WeakMap<DataSource, Map<EntityTarget<ObjectLiteral>, PlainTable>>();

function tableOf({ dataSource }: Tx, entity: EntityTarget<ObjectLiteral>): PlainTable {
  const known = tables.get(dataSource) ?? new Map<EntityTarget<ObjectLiteral>, PlainTable>();
  tables.set(dataSource, known);
  const table = known.get(entity) ?? describe(dataSource, entity);
  known.set(entity, table);
  return table;
}

function describe(dataSource: DataSource, entity: EntityTarget<ObjectLiteral>): PlainTable {
  const { tableName, columns } = dataSource.getMetadata(entity);
  const name = dataSource.driver.escape(tableName);
  const names = columns.map(({ databaseName }) => dataSource.driver.escape(databaseName));
  const renamed = columns.find((one) => one.databaseName !== one.propertyName);
  if (renamed) throw new Error(`${tableName}: ${renamed.propertyName} has another name there`);
  return {
    name,
    columns: new Map(columns.map((one) => [one.propertyName, one])),
    insert: `INSERT INTO ${name} (${names.join(', ')}) VALUES`,
    places: `(${placesFor(columns)})`,
  };
}

/**
 * Inserts complete rows: nothing is looked up before and nothing read back. A property that is missing is stored as NULL.
 * @throws a duplicate key error of the driver, see `isDuplicateKey`; earlier chunks are undone by the unit of work
 */
export async function insertRows<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
): Promise<void> {
  for (const { sql, params } of inserts(tx, entity, rows)) await tx.query(sql, params);
}

/**
 * As {@link insertRows}, for rows that can fail for no reason that the work would deal with: they may reach the database
 * only with its next statement or its commit, and fail the unit of work then.
 */
export async function insertWithCommit<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
): Promise<void> {
  for (const { sql, params } of inserts(tx, entity, rows)) await sendWithCommit(tx, sql, params);
}

/**
 * Inserts the first row of a unit of work, a complete one: it may reach the database only with the read that follows.
 * @param taken makes what this, or what follows, throws when the row's unique value exists already
 */
export async function insertAhead<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  row: Partial<T>,
  taken: () => Error,
): Promise<void> {
  for (const { sql, params } of inserts(tx, entity, [row])) await sendAhead(tx, sql, params, taken);
}

function inserts<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
): Statement[] {
  if (rows.length === 0) return [];
  const { columns, insert, places } = tableOf(tx, entity);
  const all = [...columns.values()];
  const statements = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const params = chunk.flatMap((row) =>
      all.map((column) => stored(tx, column, row[column.propertyName])),
    );
    statements.push({ sql: `${insert} ${chunk.map(() => places).join(', ')}`, params });
  }
  return statements;
}

/** Column names of a table in the order of {@link tabSeparated}. */
export function columnNames<T extends ObjectLiteral>(tx: Tx, entity: EntityTarget<T>): string[] {
  return [...tableOf(tx, entity).columns.values()].map(({ databaseName }) => databaseName);
}

/** Rows as lines for a bulk loader: columns parted by tabs, `\\N` for NULL, backslash before tab, line break and itself. */
export function tabSeparated<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  rows: readonly T[],
): string {
  const columns = [...tableOf(tx, entity).columns.values()];
  const lineOf = (row: T) =>
    columns.map((column) => field(stored(tx, column, row[column.propertyName]))).join('\t');
  return rows.map((row) => `${lineOf(row)}\n`).join('');
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return instantParam(value.getTime());
  const text = typeof value === 'string' ? value : String(Number(value));
  return text.replace(/[\\\t\n]/g, '\\$&');
}

/** A change of the rows that meet a condition. */
export interface RowChange<T> {
  readonly changes: Partial<T>;
  /** SQL after WHERE, with `?` for the values of `params`. */
  readonly condition: string;
  readonly params: readonly unknown[];
}

/**
 * Changes the rows that meet a condition.
 * @param condition SQL after WHERE, with `?` for the values of `params`
 * @returns how many rows met it
 */
export async function updateRows<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  changes: Partial<T>,
  condition: string,
  params: readonly unknown[],
): Promise<number> {
  const [met = 0] = await updateEach(tx, entity, [{ changes, condition, params }]);
  return met;
}

/**
 * Makes several changes, of which none waits for what came of another.
 * @returns how many rows met each, in their order
 */
export function updateEach<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  all: readonly RowChange<T>[],
): Promise<number[]> {
  return sendChanges(
    tx,
    all.map((one) => update(tx, entity, one)),
  );
}

/** As {@link updateRows}, where nobody has to know how many rows met the condition: see {@link insertWithCommit}. */
export function updateWithCommit<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  change: RowChange<T>,
): Promise<void> {
  const { sql, params } = update(tx, entity, change);
  return sendWithCommit(tx, sql, params);
}

function update<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  { changes, condition, params }: RowChange<T>,
): Statement {
  const { name, columns } = tableOf(tx, entity);
  const changed = Object.keys(changes).map((key) => columnOf(columns, key));
  const sets = changed.map((one) => `${tx.dataSource.driver.escape(one.databaseName)} = ?`);
  const values = changed.map((one) => stored(tx, one, changes[one.propertyName]));
  const sql = `UPDATE ${name} SET ${sets.join(', ')} WHERE ${condition}`;
  return { sql, params: [...values, ...params] };
}

/**
 * Reads rows of one table.
 * @param rest SQL after the table's name, such as `WHERE id = ?`, with `?` for the values of `params`
 * @param keys the properties to read; all columns where it is left out
 */
export async function readRows<T extends ObjectLiteral, K extends keyof T & string>(
  tx: Tx,
  entity: EntityTarget<T>,
  rest: string,
  params: readonly unknown[],
  keys?: readonly K[],
): Promise<Pick<T, K>[]> {
  const { driver } = tx.dataSource;
  const { name, columns } = tableOf(tx, entity);
  const wanted = keys?.map((key) => columnOf(columns, key)) ?? [...columns.values()];
  const names = wanted.map(({ databaseName }) => `${name}.${driver.escape(databaseName)}`);
  const raw: Record<string, unknown>[] = await tx.query(
    `SELECT ${keys ? names.join(', ') : `${name}.*`} FROM ${name} ${rest}`,
    [...params],
  );
  // Changed in place: the driver made each row at once, and building another key by key costs more than all conversions.
  const converted = wanted.filter((column) => !isPlain(column));
  for (const row of raw)
    for (const column of converted)
      row[column.propertyName] = driver.prepareHydratedValue(row[column.propertyName], column);
  return raw as Pick<T, K>[];
}

/** Text goes in and out as it is, on every driver. */
function isPlain({ type, transformer }: ColumnMetadata): boolean {
  return (type === 'varchar' || type === 'text') && !transformer;
}

/** `?` for each value of a list: `id IN (${placesFor(ids)})`. */
export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function stored(tx: Tx, column: ColumnMetadata, value: unknown): unknown {
  if (isPlain(column)) return value ?? null;
  return tx.dataSource.driver.preparePersistentValue(value ?? null, column) as unknown;
}

function columnOf(columns: ReadonlyMap<string, ColumnMetadata>, key: string): ColumnMetadata {
  const column = columns.get(key);
  if (!column) throw new Error(`no column ${key}`);
  return column;
}
