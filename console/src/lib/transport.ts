import { SERVER_TIME_HEADER, type Transport, type TransportRequest } from '@wide-angle/shared';
import type { ServerClock } from './clock.ts';
import { ApiProblem, codeOfError, isProblem, Unreachable } from './problem.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a transport needs of the session: a token to send, and another one when that has run out. */
export interface Credentials {
  accessToken(): string | null;
  /** Resolves when new tokens are there; rejects where the session has ended. */
  refresh(): Promise<void>;
}

/** Sends without a token: sign-in, refresh. Rejects with {@link ApiProblem} or {@link Unreachable}. */
export function createBareTransport(fetch: Fetch, clock: ServerClock): Transport {
  return async ({ method, url, body, headers }) => {
    const init: RequestInit = { method, headers: { accept: 'application/json', ...headers } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...init.headers, 'content-type': 'application/json' };
    }
    const response = await fetch(url, init).catch(() => {
      throw new Unreachable();
    });
    clock.hear(response.headers.get(SERVER_TIME_HEADER) ?? response.headers.get('date'));
    return answerOf(response);
  };
}

/** Parses an answer; a failure that is no `problem+json` comes from a proxy, so the server was not reached. */
async function answerOf(response: Response): Promise<unknown> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const content: unknown = isJson ? await response.json().catch(() => null) : null;
  if (response.ok) return content;
  if (isProblem(content)) throw new ApiProblem(content);
  throw new Unreachable();
}

/** Sends as the signed-in person. An expired token is renewed once and the request sent again. */
export function createTransport(bare: Transport, credentials: Credentials): Transport {
  const send = (request: TransportRequest) => bare(withToken(request, credentials.accessToken()));
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      if (!canRenew(error)) throw error;
      await credentials.refresh();
      return send(request);
    }
  };
}

function canRenew(error: unknown): boolean {
  const code = codeOfError(error);
  return code === 'session.expired' || code === 'session.missing';
}

function withToken(request: TransportRequest, token: string | null): TransportRequest {
  if (!token) return request;
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}
