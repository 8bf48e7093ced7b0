import type { INestApplication, Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { describeDto } from './describe-dto.js';

const ADDRESS = 'api/docs';

/**
 * The API as a page at `/api/docs` (and as data at `/api/docs-json`), made from the endpoint table and the DTOs when it
 * is first asked for, so that starting does not wait for it.
 */
export function serveApiPage(app: INestApplication): void {
  const frame = new DocumentBuilder()
    .setTitle('广角镜 API')
    .setDescription(
      'Errors are application/problem+json with a stable `code` and a Chinese `detail`. Times are ISO 8601 in UTC. ' +
        'The types of the answers are in shared/src.',
    )
    .addBearerAuth()
    .build();
  SwaggerModule.setup(ADDRESS, app, () => {
    inputClasses(app).forEach(describeDto);
    return SwaggerModule.createDocument(app, frame);
  });
}

/** The classes that handlers take as body or query. */
function inputClasses(app: INestApplication): Type[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const scanner = new MetadataScanner();
  const types = controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as Type).prototype as object;
    return scanner
      .getAllMethodNames(prototype)
      .flatMap(
        (name) => (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as Type[],
      );
  });
  return [...new Set(types.filter((type) => type?.name.endsWith('Dto')))];
}
