import { IDEMPOTENCY_HEADER } from '@wide-angle/shared';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import type { AccessRequest } from './request.js';

export const REQUEST_KEY_MAX = 64;

/** Parameter of a handler: the `Idempotency-Key` header, 1–64 visible ASCII characters; else `input.idempotencyKey`. */
export const RequestKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<AccessRequest>().headers[IDEMPOTENCY_HEADER];
  if (typeof key !== 'string' || !isRequestKey(key)) throw new ProblemError('input.idempotencyKey');
  return key;
});

function isRequestKey(key: string): boolean {
  return key.length <= REQUEST_KEY_MAX && /^[\x21-\x7e]+$/.test(key);
}
