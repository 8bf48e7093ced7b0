import http from 'node:http';
import https from 'node:https';
import { WxFailure } from './callbacks';
import type { WxWorld } from './world';

/** One HTTP exchange of the phone. */
export interface Exchange {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Buffer;
  timeoutMs: number;
  onSent?: (sent: number, total: number) => void;
  onHeaders?: (headers: http.IncomingHttpHeaders) => void;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

const chunkBytes = 64 * 1024;

/**
 * The address that really answers: the origin the bundle was built for is replaced by this run's server. Any other
 * origin is refused, as WeChat refuses what is not in the domain list.
 */
export function realUrl(url: unknown, world: WxWorld): string {
  let parsed: URL;
  try {
    parsed = new URL(String(url));
  } catch {
    throw new WxFailure(`invalid url "${String(url)}"`, { errno: 600009 });
  }
  const origin = world.origins.get(parsed.origin);
  if (origin === undefined) {
    throw new WxFailure(`url not in domain list: ${parsed.origin}`, { errno: 600002 });
  }
  return origin + parsed.pathname + parsed.search;
}

const weChatHeaders: Record<string, string> = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Mobile MicroMessenger/8.0.60 MiniProgramEnv/android',
  referer: 'https://servicewechat.com/wx0000000000000000/devtools/page-frame.html',
  accept: '*/*',
};

function writeBody(request: http.ClientRequest, exchange: Exchange): void {
  const body = exchange.body ?? Buffer.alloc(0);
  let sent = 0;
  const next = (): void => {
    if (request.destroyed) return;
    const chunk = body.subarray(sent, sent + chunkBytes);
    if (chunk.length === 0) return void request.end();
    request.write(chunk, () => {
      sent += chunk.length;
      exchange.onSent?.(sent, body.length);
      next();
    });
  };
  next();
}

/** Sends a real request. Rejects with WeChat's words for a dead network, a time-out and an abort. */
export function exchange(one: Exchange, world: WxWorld): Promise<Answer> {
  if (!world.device.online) {
    return Promise.reject(new WxFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600003 }));
  }
  const { promise, resolve, reject } = withResolvers<Answer>();
  const headers = {
    ...weChatHeaders,
    ...one.headers,
    'content-length': String(one.body?.length ?? 0),
  };
  const send = one.url.startsWith('https:') ? https.request : http.request;
  const request = send(one.url, { method: one.method, headers, timeout: one.timeoutMs });
  request.on('response', (response) => {
    one.onHeaders?.(response.headers);
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', (error) => reject(new WxFailure(error.message, { errno: 600003 })));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }),
    );
  });
  request.on('timeout', () => request.destroy(new Error('timeout')));
  request.on('error', (error) => {
    const reason = one.signal.aborted ? 'abort' : error.message;
    reject(new WxFailure(reason, { errno: reason === 'timeout' ? 5 : 600003 }));
  });
  one.signal.addEventListener('abort', () => request.destroy(new Error('abort')));
  writeBody(request, one);
  return promise;
}

interface Resolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

function withResolvers<T>(): Resolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
