import { type HttpAnswer, type HttpRequest } from './http';
import { overridable } from './overridable';
import { NetworkError } from './problem-error';

/** The browser's fetch in the shape of `wx.request`, so that both can be replaced alike. */
async function requestByFetch(options: HttpRequest): Promise<HttpAnswer> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.timeout);
  try {
    const answer = await fetch(options.url, {
      method: options.method,
      headers: { ...options.header, 'content-type': 'application/json' },
      body: options.data === undefined ? undefined : JSON.stringify(options.data),
      signal: abort.signal,
      credentials: 'same-origin',
    });
    const data: unknown = await answer.json().catch(() => null);
    return { statusCode: answer.status, header: Object.fromEntries(answer.headers), data };
  } catch {
    throw new NetworkError(abort.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

/** See http.ts. */
export const sendHttp = overridable('request', requestByFetch);
