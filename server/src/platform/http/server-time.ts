import { API_PREFIX, SERVER_TIME_HEADER, toIso } from '@wide-angle/shared';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock/clock.js';

/** Tells the time with every answer of the API, so that screens count down by the server's clock, the demo's included. */
export function tellTime(server: Pick<FastifyInstance, 'addHook'>, clock: Clock): void {
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith(API_PREFIX)) reply.header(SERVER_TIME_HEADER, toIso(clock.now()));
    done();
  });
}
