import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { receiveFile, type ReceivedFile } from './receive-file.js';

/** Name of the part that holds the file, as the contract says. */
const PART = 'file';

/** The file's size is not limited here but while it is written, where its kind is known. */
const LIMITS = { files: 1, fields: 10, fieldSize: 1000, parts: 11, fileSize: Infinity };

/**
 * Receives the one file of a multipart request. Fields beside it are what some clients always add; they mean nothing.
 * @param path where the file is written
 * @throws ProblemError `input.malformed` for anything but a form with exactly one part `file`; else like
 *   {@link receiveFile}. The rest of the request is then still unread, see `drainRequest`.
 */
export async function receiveMultipartFile(
  request: FastifyRequest,
  path: string,
): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new ProblemError('input.malformed');
  const parts = request.parts({ limits: LIMITS });
  const next = () => parts.next().catch(refuse);
  let received: ReceivedFile | null = null;
  for (let part = await next(); !part.done; part = await next()) {
    if (part.value.type !== 'file') continue;
    if (part.value.fieldname !== PART || received) return refuse();
    received = await receiveFile(part.value.file, path);
  }
  return received ?? refuse();
}

function refuse(): never {
  throw new ProblemError('input.malformed');
}
