import type { Endpoint } from '@wide-angle/shared';
import { IDEMPOTENCY_HEADER } from '@wide-angle/shared';
import type { INestApplication, Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiExcludeEndpoint,
  ApiHeader,
  ApiOperation,
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
} from '@nestjs/swagger';
import { handlersOf, type Handler } from '../access/handlers.js';
import { describeDto } from './describe-dto.js';

/**
 * The API as OpenAPI, made from the endpoint table and the DTOs. Handlers and DTOs carry no documentation of their own;
 * the library's decorators are laid on here, when somebody asks.
 */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const handlers = handlersOf(app);
  handlers.forEach(describeHandler);
  new Set(handlers.flatMap(inputClasses)).forEach(describeDto);
  const frame = new DocumentBuilder()
    .setTitle('广角镜 API')
    .setDescription(
      'Errors are application/problem+json with a stable `code` and a Chinese `detail`. Times are ISO 8601 in UTC. ' +
        'The types of the answers are in shared/src.',
    )
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, frame);
}

function describeHandler({ type, method, row }: Handler): void {
  const prototype = type.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method);
  if (!descriptor) return;
  const decorators = row ? decoratorsOf(row) : [ApiExcludeEndpoint()];
  for (const decorate of decorators) decorate(prototype, method, descriptor);
}

const FILE = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };

function decoratorsOf(row: Endpoint): MethodDecorator[] {
  return [
    ApiOperation({ summary: row.summary, description: `Access: ${row.access}` }),
    ...(row.access === 'public' ? [] : [ApiBearerAuth()]),
    ...(row.idempotent ? [ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })] : []),
    ...(row.multipart ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: FILE })] : []),
  ];
}

function inputClasses({ type, method }: Handler): Type[] {
  const types: unknown = Reflect.getMetadata('design:paramtypes', type.prototype as object, method);
  return ((types ?? []) as Type[]).filter((input) => input?.name.endsWith('Dto'));
}
