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
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const error = toProblemError(exception);
    if (statusOf(error.code) >= 500) {
      reply.log.error({ err: exception, code: error.code }, 'request failed');
    }
    sendProblem(reply, error);
  }
}

/** Any error as the code that a client may know. */
export function toProblemError(exception: unknown): ProblemError {
  if (exception instanceof ProblemError) return exception;
  if (exception instanceof HttpException) {
    return new ProblemError(CODE_OF_STATUS[exception.getStatus()] ?? 'server.failed');
  }
  return new ProblemError(isBusy(exception) ? 'server.busy' : 'server.failed');
}

function isBusy(exception: unknown): boolean {
  const isLocked = ((driverErrorOf(exception).errcode ?? 0) & 0xff) === SQLITE_BUSY;
  return isLocked || isRepeatable(exception) || isLostConnection(exception);
}
