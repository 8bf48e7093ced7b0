import type { Endpoint } from '@wide-angle/shared';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ENDPOINT, OUTSIDE_CONTRACT } from './endpoint.js';

/** A method of a controller that answers requests. */
export interface Handler {
  /** Class and method, for messages. */
  name: string;
  type: Type;
  method: string;
  row: Endpoint | undefined;
  isOutside: boolean;
}

/** Every controller class of an application, once. */
export function controllersOf(app: INestApplicationContext): Type[] {
  const modules = [...app.get(ModulesContainer).values()];
  const types = modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return [...new Set(types)];
}

/** Every handler of an application with what it declares. */
export function handlersOf(app: INestApplicationContext): Handler[] {
  return controllersOf(app).flatMap((type) => {
    const prototype = type.prototype as Record<string, object>;
    return new MetadataScanner()
      .getAllMethodNames(prototype)
      .filter((method) => Reflect.hasMetadata(METHOD_METADATA, prototype[method]!))
      .map((method) => describe(type, method, prototype[method]!));
  });
}

function describe(type: Type, method: string, handler: object): Handler {
  return {
    name: `${type.name}.${method}`,
    type,
    method,
    row: Reflect.getMetadata(ENDPOINT, handler) as Endpoint | undefined,
    isOutside: Reflect.hasMetadata(OUTSIDE_CONTRACT, handler),
  };
}
