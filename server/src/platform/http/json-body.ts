import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.js';

/** JSON bodies only, up to this size; files come by multipart with limits of their own. */
export const BODY_LIMIT = 256 * 1024;

/** Far deeper than any body of the contract; what walks a body calls itself per level, and a stack ends. */
const DEPTH_MAX = 20;

/** Where WeChat pushes events to: JSON, whatever type it names (WECHAT §5). */
export const WECHAT_PUSH_PATH = '/wechat/push';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON with Fastify's parser, which refuses `__proto__`. An empty body is no body: some clients name the type even
 * when they send nothing. Refused besides: what is compressed or not in UTF-8 (Node would put `�` for what it cannot
 * read, and a name would be stored so), what is nested beyond {@link DEPTH_MAX}, and fields that every object already has
 * (`constructor`), which the validator would take for known ones.
 */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  const types = ['application/json', 'text/xml', 'text/plain'];
  server.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    const text =
      isJson(request) && isReadable(request)
        ? textOf(body as Buffer)
        : new ProblemError('input.notJson');
    if (text instanceof ProblemError) done(text);
    else if (text === '') done(null, undefined);
    else void parse(request, text, (error, value) => done(error ?? oddity(value), value));
  });
}

function isJson({ headers, url }: FastifyRequest): boolean {
  const [path] = url.split('?');
  return path === WECHAT_PUSH_PATH || /^application\/json\b/i.test(headers['content-type'] ?? '');
}

function isReadable({ headers }: FastifyRequest): boolean {
  const [, charset = 'utf-8'] =
    /;\s*charset="?([^\s;"]*)/i.exec(headers['content-type'] ?? '') ?? [];
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$/i.test(charset) && encoding.toLowerCase() === 'identity';
}

function textOf(body: Buffer): string | ProblemError {
  try {
    return utf8.decode(body);
  } catch {
    return new ProblemError('input.malformed');
  }
}

function oddity(value: unknown): ProblemError | null {
  return isPlain(value, DEPTH_MAX) ? null : new ProblemError('input.malformed');
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const entries = Object.entries(value);
  return depth > 0 && entries.every(([key, inner]) => !(key in {}) && isPlain(inner, depth - 1));
}
