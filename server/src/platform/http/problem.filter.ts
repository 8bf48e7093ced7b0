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
  412: 'file.changed',
  413: 'input.tooLarge',
  414: 'input.tooLarge',
  415: 'input.notJson',
  416: 'file.noSuchPart',
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
  void reply.headers(headersOf(exception));
  sendProblem(reply, error);
}

/** What the file server says of a file beside its refusal: how long it is. */
function headersOf(exception: unknown): Record<string, string> {
  return isOfFile(exception) ? (exception.headers ?? {}) : {};
}

/** Any error as the code that a client may know. */
export function toProblemError(exception: unknown): ProblemError {
  if (exception instanceof ProblemError) return exception;
  const status = statusOfFramework(exception);
  if (status) return new ProblemError(CODE_OF_STATUS[status] ?? 'server.failed');
  return new ProblemError(isBusy(exception) ? 'server.busy' : 'server.failed');
}

/** What Nest, Fastify or its file server refuse; Fastify's parsers and router know nothing of Nest. */
function statusOfFramework(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  const error = (exception ?? {}) as FrameworkError;
  // An address that leads out of a folder, or that no file system takes: there is simply nothing.
  if (error.code === 'FST_STATIC_FORBIDDEN_PATH') return 404;
  const isKnown = error.name === 'FastifyError' || isOfFile(exception) || hasLeft(error);
  return isKnown ? error.statusCode : undefined;
}

interface FrameworkError {
  name?: string;
  code?: string;
  statusCode?: number;
}

/** A condition or range that a file does not meet. */
function isOfFile(exception: unknown): exception is Error & { headers?: Record<string, string> } {
  return exception instanceof Error && 'expose' in exception;
}

/** A client that left while it was sending; Fastify gives it a status, a database's lost connection has none. */
function hasLeft({ code, statusCode }: FrameworkError): boolean {
  return code === 'ECONNRESET' && statusCode === 400;
}

function isBusy(exception: unknown): boolean {
  const isLocked = ((driverErrorOf(exception).errcode ?? 0) & 0xff) === SQLITE_BUSY;
  return isLocked || isRepeatable(exception) || isLostConnection(exception);
}
