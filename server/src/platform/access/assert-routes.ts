import type { Endpoint, EndpointTable } from '@wide-angle/shared';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { controllersOf, handlersOf, type Handler } from './handlers.js';

/**
 * Holds the routes to the contract: each row of the tables has exactly one handler, each handler a row (or says why it is
 * outside), and no controller shifts addresses by a path of its own.
 * @param tables e.g. `CONTRACT`
 * @throws Error naming every difference; the server then does not start
 */
export function assertRoutesMatchContract(
  app: INestApplicationContext,
  tables: Readonly<Record<string, EndpointTable>>,
): void {
  const rows = Object.entries(tables).flatMap(([table, endpoints]) =>
    Object.entries(endpoints).map(([name, row]) => ({ name: `${table}.${name}`, row })),
  );
  const handlers = handlersOf(app);
  const known = new Set(rows.map(({ row }) => row));
  const problems = [
    ...controllersOf(app)
      .filter(hasPath)
      .map((type) => `${type.name}: write @Controller()`),
    ...handlers.filter((handler) => !handler.row && !handler.isOutside).map(undeclared),
    ...handlers.filter(({ row }) => row && !known.has(row)).map(unknownRow),
    ...rows.flatMap(({ name, row }) => differences(name, handlers, row)),
  ];
  if (problems.length > 0) {
    throw new Error(`Routes and contract differ:\n${problems.join('\n')}`);
  }
}

const undeclared = ({ name }: Handler) => `${name}: no @Endpoint, nobody may call it`;
const unknownRow = ({ name }: Handler) => `${name}: its row is not in the contract`;

function differences(name: string, handlers: readonly Handler[], row: Endpoint): string[] {
  const serving = handlers.filter((handler) => handler.row === row);
  if (serving.length === 1) return [];
  const which = serving.length === 0 ? 'no handler' : serving.map((each) => each.name).join(', ');
  return [`${name} (${row.method} ${row.path}): ${which}`];
}

function hasPath(type: Type): boolean {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, type);
  return path !== undefined && path !== '/' && path !== '';
}
