import type { IncomingMessage } from 'node:http';

/** Whoever goes on sending after a refusal is listened to this long and this far, then the connection is cut. */
const DRAIN_MAX_MS = 60_000;
const DRAIN_BYTES_MAX = 400 * 1024 * 1024;

/**
 * Reads the rest of a request away. A client that is still sending reads no answer, and cutting the connection would take
 * the answer with it, so a refused upload is let run out - up to a limit.
 * @returns when the rest has come, or the connection is cut
 */
export function drainRequest(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  request.unpipe();
  return new Promise((resolve) => {
    let left = DRAIN_BYTES_MAX;
    const cut = () => request.destroy();
    const timer = setTimeout(cut, DRAIN_MAX_MS);
    const { socket } = request;
    const end = () => {
      clearTimeout(timer);
      socket?.off('close', end);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) cut();
    });
    request.once('end', end).once('close', end);
    // Once it is answered, a request whose client goes away says nothing more; only the connection does.
    socket?.once('close', end);
    request.resume();
  });
}
