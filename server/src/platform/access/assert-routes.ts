import type { Endpoint, EndpointTable } from '@wide-angle/shared';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ENDPOINT, OUTSIDE_CONTRACT } from './endpoint.js';

interface Handler {
  /** Class and method, for the message. */
  name: string;
  row: Endpoint | undefined;
  isOutside: boolean;
}

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
  const handlers = controllersOf(app).flatMap(handlersOf);
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

function controllersOf(app: INestApplicationContext): Type[] {
  const modules = [...app.get(ModulesContainer).values()];
  const types = modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return [...new Set(types)];
}

function hasPath(type: Type): boolean {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, type);
  return path !== undefined && path !== '/' && path !== '';
}

function handlersOf(type: Type): Handler[] {
  const prototype = type.prototype as Record<string, NewableFunction>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((method) => ({ method, handler: prototype[method]! }))
    .filter(({ handler }) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map(({ method, handler }) => ({
      name: `${type.name}.${method}`,
      row: Reflect.getMetadata(ENDPOINT, handler) as Endpoint | undefined,
      isOutside: Reflect.hasMetadata(OUTSIDE_CONTRACT, handler),
    }));
}
