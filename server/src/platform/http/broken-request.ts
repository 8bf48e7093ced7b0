import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@wide-angle/shared';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { requestIdOf } from '../logging/request-id.js';
import { ProblemError } from './problem-error.js';
import { problemOf } from './send-problem.js';

/** How long a refused client has to read why, while what it still sends is thrown away. */
const LINGER_MS = 1_000;

/** Why Node's parser or its clock gave up; whatever else they find is malformed. */
const CODE_OF_REASON: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timedOut',
  HPE_HEADER_OVERFLOW: 'request.headersTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'input.tooLarge',
};

const refused = new WeakSet<Duplex>();

/**
 * Fastify's `clientErrorHandler`: answers what never became a request, or stopped being one half-way, and closes the
 * connection. A connection that is gone already, or whose answer has begun, is only closed.
 */
export function refuseBrokenRequest(
  this: Pick<FastifyInstance, 'log'>,
  error: NodeJS.ErrnoException,
  socket: Duplex,
): void {
  // The rest of the same bytes fails again while the answer is on its way.
  if (refused.has(socket)) return;
  const reason = error.code ?? '';
  if (reason === 'ECONNRESET' || !socket.writable || hasBegunToAnswer(socket)) {
    socket.destroy(error);
    return;
  }
  refuse(socket, CODE_OF_REASON[reason] ?? 'input.malformed', this.log);
}

/**
 * Answers two kinds of requests for which Node has words of its own: tunnels (`CONNECT`) have no address here, and an
 * expectation that nobody knows is ignored, as RFC 9110 §10.1.1 allows.
 */
export function answerOddRequests(server: Server, log: FastifyBaseLogger): void {
  server.on('connect', (_, socket: Duplex) => refuse(socket, 'route.notFound', log));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response),
  );
}

/** Node keeps the answer under way here, and asks the same before it writes words of its own. */
function hasBegunToAnswer(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as { _httpMessage?: ServerResponse | null };
  return answer?.headersSent ?? false;
}

function refuse(socket: Duplex, code: ErrorCode, log: FastifyBaseLogger): void {
  refused.add(socket);
  const requestId = requestIdOf({ headers: {} });
  log.debug({ code, reqId: requestId }, 'refused a broken request');
  // Closed at once, a socket with bytes unread resets the connection, and the client may never see the answer.
  socket.on('error', () => socket.destroy());
  socket.end(answerOf(code, requestId));
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function answerOf(code: ErrorCode, requestId: string): string {
  const problem = problemOf(new ProblemError(code), requestId);
  const body = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
