import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const SLOW_MS = 1_000;

/**
 * One line per answered request: method, the route's pattern, status, time. No address with its parameters, no IP and no
 * person, so a log can be handed to somebody who mends the server.
 */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    request.log[levelOf(reply)](lineOf(request, reply), 'request');
  });
}

function levelOf({ statusCode, elapsedTime }: FastifyReply): 'warn' | 'info' {
  return statusCode >= 500 || elapsedTime > SLOW_MS ? 'warn' : 'info';
}

function lineOf({ method, routeOptions }: FastifyRequest, reply: FastifyReply) {
  const route = routeOptions.url ?? '(unknown)';
  return { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
}
