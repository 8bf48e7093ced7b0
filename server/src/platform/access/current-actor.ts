import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../http/problem-error.js';
import type { SignedIn } from './actor-source.js';
import type { AccessRequest } from './request.js';

/** Parameter of a handler: the {@link SignedIn} of this request. Throws `session.missing` on a public endpoint. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => signedInOf(context),
);

/** Parameter of a handler: the `Actor` of this request. Throws `session.missing` on a public endpoint. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => signedInOf(context).actor,
);

function signedInOf(context: ExecutionContext): SignedIn {
  const { signedIn } = context.switchToHttp().getRequest<AccessRequest>();
  if (!signedIn) throw new ProblemError('session.missing');
  return signedIn;
}
