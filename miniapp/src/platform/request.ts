import { type Transport, type TransportRequest } from '@wide-angle/shared';
import { learnServerTime, phoneNow } from './clock';
import { sendHttp } from './http';
import { ProblemError, problemOf } from './problem-error';

/** Where tokens come from; the session feature binds itself here at start. */
export interface SessionSource {
  /** The present access token, or null when nobody is signed in. */
  token: () => string | null;
  /**
   * Gets a new token by the refresh token (through `plainTransport`); false when the person must sign in again, throws
   * where nobody could be asked.
   */
  renew: () => Promise<boolean>;
}

const TIMEOUT = 15_000;

let session: SessionSource = { token: () => null, renew: () => Promise.resolve(false) };
let renewing: Promise<boolean> | null = null;

/** Says where tokens come from, once, when the app starts. */
export function bindSession(source: SessionSource): void {
  session = source;
}

/** Many requests may meet an expired token at once; one renewal serves them all. */
function renewOnce(): Promise<boolean> {
  renewing ??= session.renew().finally(() => {
    renewing = null;
  });
  return renewing;
}

/** Address of a path of the API or of a signed file address, which are relative to the origin. */
export function addressOf(path: string): string {
  return path.startsWith('/') ? __API_ORIGIN__ + path : path;
}

async function send(request: TransportRequest, token: string | null): Promise<unknown> {
  const sentAt = phoneNow();
  const answer = await sendHttp({
    method: request.method,
    url: addressOf(request.url),
    header: { ...request.headers, ...authorization(token) },
    data: request.body,
    timeout: TIMEOUT,
  });
  learnServerTime(answer.header, sentAt);
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
  throw problemOf(answer.statusCode, answer.data);
}

/** The header that carries a token; none for nobody. */
export function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

/** Sends without a token and never renews: for signing in and renewing. */
export const plainTransport: Transport = (request) => send(request, null);

/**
 * Sends as the person signed in. An expired token is renewed once for all requests that met it, and the request is
 * sent again with the same body and idempotency key.
 * @throws ProblemError for an answer that says no, NetworkError when no answer came
 */
export const transport: Transport = (request) => withSession((token) => send(request, token));

/** Runs something that needs the token, with one more try after a renewal. */
export async function withSession<T>(run: (token: string | null) => Promise<T>): Promise<T> {
  const token = session.token();
  try {
    return await run(token);
  } catch (error) {
    if (!isExpired(error) || token === null) throw error;
    // Another request may have renewed while this one was on its way.
    const renewed = session.token() !== token || (await renewOnce());
    if (!renewed) throw error;
    return run(session.token());
  }
}

function isExpired(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'session.expired';
}
