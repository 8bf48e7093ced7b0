import { QueryFailedError, QueryResult } from 'typeorm';
import type { Statement } from './read-bundle.js';

/** mysql2's connection, or its pool, which runs a statement on any; as far as statements need them. */
export interface Connection {
  query(
    sql: string,
    params: readonly unknown[],
    done: (error: Error | null, result: unknown) => void,
  ): void;
}

/** @returns the answers in the order of the statements, of which there is at least one */
export async function askAll(
  connection: Connection,
  statements: readonly Statement[],
): Promise<readonly unknown[]> {
  const [first, ...more] = statements;
  if (first && more.length === 0) return [await ask(connection, first.sql, first.params)];
  const sql = statements.map((statement) => statement.sql).join(';\n');
  const params = statements.flatMap((statement) => statement.params);
  return (await ask(connection, sql, params)) as unknown[];
}

/** @returns the answer as mysql2 gives it: rows, or what a change did */
export function ask(
  connection: Connection,
  sql: string,
  params: readonly unknown[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(sql, params, (error, result) => {
      if (error) reject(new QueryFailedError(sql, [...params], error));
      else resolve(result);
    });
  });
}

/** An answer in the shape of TypeORM's `QueryResult`. */
export function structured(raw: unknown): QueryResult {
  const result = new QueryResult();
  result.raw = raw;
  if (Array.isArray(raw)) result.records = raw;
  else result.affected = affectedBy(raw);
  return result;
}

/** How many rows met the condition of a change. */
export function affectedBy(raw: unknown): number {
  return (raw as { affectedRows?: number }).affectedRows ?? 0;
}
