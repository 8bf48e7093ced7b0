import type { ErrorCode } from '@wide-angle/shared';
import { statusOf } from '@wide-angle/shared';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { driverErrorOf } from '../database/duplicate.js';
import { isLostConnection, isRepeatable } from '../database/retry.js';
import { ProblemError } from './problem-error.js';
import { sendProblem } from './send-problem.js';

const SQLITE_BUSY = 5;

/** What Fastify and Nest refuse by themselves, before any of our code. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'input.malformed',
  401: 'session.missing',
  403: 'permission.denied',
  404: 'route.notFound',
  405: 'route.notFound',
  413: 'input.tooLarge',
  414: 'input.tooLarge',
  415: 'input.malformed',
  431: 'input.tooLarge',
  503: 'server.busy',
};

/**
 * The one place where errors become HTTP: every failure of every address answers `application/problem+json` with a
 * stable code and a sentence that a person can act on. What went wrong inside is logged, never told.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): void {
    answerError(host.switchToHttp().getResponse<FastifyReply>(), exception);
  }
}

/** Answers a request with what went wrong; accidents of ours are logged. Does nothing where an answer has begun. */
export function answerError(reply: FastifyReply, exception: unknown): void {
  if (reply.sent) return;
  const error = toProblemError(exception);
  if (statusOf(error.code) >= 500) {
    reply.log.error({ err: exception, code: error.code }, 'request failed');
  }
  sendProblem(reply, error);
}

/** Any error as the code that a client may know. */
export function toProblemError(exception: unknown): ProblemError {
  if (exception instanceof ProblemError) return exception;
  const status = statusOfFramework(exception);
  if (status) return new ProblemError(CODE_OF_STATUS[status] ?? 'server.failed');
  return new ProblemError(isBusy(exception) ? 'server.busy' : 'server.failed');
}

/** What Nest or Fastify itself refuses; Fastify's parsers and router know nothing of Nest. */
function statusOfFramework(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  const { name, statusCode } = (exception ?? {}) as { name?: string; statusCode?: number };
  return name === 'FastifyError' ? statusCode : undefined;
}

function isBusy(exception: unknown): boolean {
  const isLocked = ((driverErrorOf(exception).errcode ?? 0) & 0xff) === SQLITE_BUSY;
  return isLocked || isRepeatable(exception) || isLostConnection(exception);
}
