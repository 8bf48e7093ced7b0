import type { FastifyInstance } from 'fastify';

/** JSON bodies only, up to this size; files come by multipart with limits of their own. */
export const BODY_LIMIT = 256 * 1024;

/**
 * Reads JSON with Fastify's parser, which refuses `__proto__`. An empty body is no body: some clients name the type even
 * when they send nothing.
 */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}
