import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const COMPRESSIBLE = /^(text\/|image\/svg|application\/(javascript|json|manifest))/;

const COMPRESSORS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};
type Encoding = keyof typeof COMPRESSORS;

/**
 * Compresses the text files that this scope serves, each once: the result is kept in memory, which a built client's few
 * files can afford, and phones on slow networks are who waits for them.
 */
export function compressFiles(scope: FastifyInstance): void {
  const kept = new Map<string, Promise<Buffer>>();
  scope.addHook('onSend', async (request, reply, payload) => {
    const encoding = encodingFor(request, reply);
    if (!encoding || !(payload instanceof Readable)) return payload;
    const key = [encoding, request.url.split('?')[0], reply.getHeader('last-modified')].join(' ');
    const compressed = kept.get(key) ?? buffer(payload).then(COMPRESSORS[encoding]);
    if (kept.has(key)) payload.destroy();
    else keep(kept, key, compressed);
    const bytes = await compressed;
    void reply.removeHeader('content-length').header('content-encoding', encoding);
    void reply.header('vary', 'accept-encoding');
    return bytes;
  });
}

function keep(kept: Map<string, Promise<Buffer>>, key: string, bytes: Promise<Buffer>): void {
  kept.set(key, bytes);
  bytes.catch(() => kept.delete(key));
}

function encodingFor(request: FastifyRequest, reply: FastifyReply): Encoding | null {
  const isWhole = request.method === 'GET' && reply.statusCode === 200;
  const type = String(reply.getHeader('content-type') ?? '');
  if (!isWhole || !COMPRESSIBLE.test(type)) return null;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}
