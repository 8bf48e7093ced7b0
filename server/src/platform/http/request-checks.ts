import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem-error.js';

/**
 * Refuses before anything else what Node and Fastify would refuse in words of their own: requests without exactly one
 * host (RFC 9112 §3.2), and those that still come over open connections while the server stops.
 */
export function checkRequests(server: FastifyInstance): void {
  let isStopping = false;
  server.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (isStopping) return done(new ProblemError('server.busy'));
    if (hasItsHost(request.raw)) return done();
    // What follows on this connection may be just as odd.
    reply.header('connection', 'close');
    return done(new ProblemError('input.malformed'));
  });
}

function hasItsHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  const isName = (text: string, at: number) => at % 2 === 0 && text.toLowerCase() === 'host';
  const hosts = rawHeaders.filter(isName).length;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}
