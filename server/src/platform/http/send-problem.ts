import { STATUS_CODES } from 'node:http';
import type { Problem } from '@wide-angle/shared';
import { sentenceOf, statusOf } from '@wide-angle/shared';
import type { FastifyReply } from 'fastify';
import { isVisit, problemPage } from './problem-page.js';
import type { ProblemError } from './problem-error.js';

/** How long a client should wait when the server is busy and nothing better is known. */
const BUSY_SECONDS = 3;

/**
 * Answers `application/problem+json`, or a page to whoever looks at an address in a browser. A problem with a time to wait
 * also says so in `retry-after`.
 */
export function sendProblem(reply: FastifyReply, error: ProblemError): void {
  const { code, params } = error;
  const seconds = params.seconds ?? (code === 'server.busy' ? BUSY_SECONDS : null);
  if (seconds !== null) void reply.header('retry-after', String(seconds));
  const problem = problemOf(error, reply.request.id);
  void reply.status(problem.status).header('vary', 'accept');
  if (isVisit(reply.request)) {
    return void reply.type('text/html; charset=utf-8').send(problemPage(problem));
  }
  // As text: given an object, the reply's serializer would be looked for by media type.
  void reply.type('application/problem+json').send(JSON.stringify(problem));
}

/** What is told of an error. */
export function problemOf({ code, params, extra }: ProblemError, requestId: string): Problem {
  const status = statusOf(code);
  const { cause: _, ...shown } = extra;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: sentenceOf(code, params),
    requestId,
    ...shown,
  };
}
