import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem-error.js';

/** JSON bodies only, up to this size; files come by multipart with limits of their own. */
export const BODY_LIMIT = 256 * 1024;

/** Far deeper than any body of the contract; what walks a body calls itself per level, and a stack ends. */
const DEPTH_MAX = 20;

/**
 * Reads JSON with Fastify's parser, which refuses `__proto__`. An empty body is no body: some clients name the type even
 * when they send nothing. Refused besides: what is nested beyond {@link DEPTH_MAX}, and fields that every object already
 * has (`constructor`), which the validator would take for known ones.
 */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, (error, value) => done(error ?? oddity(value), value));
  });
}

function oddity(value: unknown): ProblemError | null {
  return isPlain(value, DEPTH_MAX) ? null : new ProblemError('input.malformed');
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const entries = Object.entries(value);
  return depth > 0 && entries.every(([key, inner]) => !(key in {}) && isPlain(inner, depth - 1));
}
