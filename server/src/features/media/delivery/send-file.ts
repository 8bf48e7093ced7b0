import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReadableFile } from '../use-cases/read-media-file.js';
import { parseRange, type ByteRange } from './byte-range.js';

/** Only pictures and videos of our own making are served; should one ever be something else, it must not run. */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
  'content-disposition': 'inline',
};

/**
 * Answers with a stored file: 200, 206 for a `Range`, 304 for the same again, 416 for a range behind its end. The client
 * may keep it while its address holds; nobody in between may.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ReadableFile,
): Promise<void> {
  void reply.headers({
    ...HARMLESS,
    'content-type': file.contentType,
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${file.secondsLeft}, immutable`,
    etag: file.tag,
  });
  if (request.headers['if-none-match'] === file.tag) {
    await reply.code(304).send();
    return;
  }
  const range = rangeOf(request, file);
  if (range === 'unsatisfiable') {
    await reply.code(416).header('content-range', `bytes */${file.size}`).send();
  } else if (range) {
    await sendPart(reply, file, range);
  } else {
    await reply.header('content-length', file.size).send(await file.open());
  }
}

/** `If-Range` with another tag asks for the whole; ours never change, so that is only somebody else's tag. */
function rangeOf(request: FastifyRequest, file: ReadableFile) {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== file.tag) return null;
  return parseRange(request.headers.range, file.size);
}

async function sendPart(reply: FastifyReply, file: ReadableFile, range: ByteRange): Promise<void> {
  const { start, end } = range;
  void reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${file.size}`)
    .header('content-length', end - start + 1);
  await reply.send(await file.open(range));
}
