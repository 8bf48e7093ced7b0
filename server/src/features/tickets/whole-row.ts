import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from '../../platform/database/unit-of-work.js';

/**
 * A row by id with all its columns. Does what `findOneBy` does by the same column metadata, but asks for `*`: naming,
 * aliasing and parsing seventy columns costs more than reading them.
 */
export async function wholeRow<T extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<T>,
  id: string,
): Promise<T | null> {
  const { tableName, columns } = tx.dataSource.getMetadata(entity);
  const [raw]: Record<string, unknown>[] = await tx.query(
    `SELECT * FROM ${tableName} WHERE id = ?`,
    [id],
  );
  if (!raw) return null;
  const entries = columns.map((column): [string, unknown] => [
    column.propertyName,
    tx.dataSource.driver.prepareHydratedValue(raw[column.databaseName], column),
  ]);
  return Object.fromEntries(entries) as T;
}
