import type { BodyOf, Endpoint, EndpointTable, ParamsOf, QueryOf, ResponseOf } from './endpoint.ts';
import { API_PREFIX, IDEMPOTENCY_HEADER } from './endpoint.ts';

/** What a transport (fetch, Taro.request) is asked to send. `url` is path and query without origin. */
export interface TransportRequest {
  method: string;
  url: string;
  body: unknown;
  headers: Record<string, string>;
}

/** Sends a request and gives the parsed JSON body of a 2xx answer; rejects for everything else. */
export type Transport = (request: TransportRequest) => Promise<unknown>;

type Given<K extends string, T> = [T] extends [void] ? { [P in K]?: undefined } : { [P in K]: T };
type MaybeGiven<K extends string, T> = [T] extends [void]
  ? { [P in K]?: undefined }
  : { [P in K]?: T };

/** The argument of a client call: `params` and `body` where the endpoint has them, `query` optional. */
export type CallInput<E> = Given<'params', ParamsOf<E>> &
  MaybeGiven<'query', QueryOf<E>> &
  Given<'body', BodyOf<E>> & { idempotencyKey?: string };

type NoInput<E> = [ParamsOf<E>] extends [void]
  ? [BodyOf<E>] extends [void]
    ? true
    : false
  : false;

export type Call<E> =
  NoInput<E> extends true
    ? (input?: CallInput<E>) => Promise<ResponseOf<E>>
    : (input: CallInput<E>) => Promise<ResponseOf<E>>;

export type Client<T extends EndpointTable> = { readonly [K in keyof T]: Call<T[K]> };

/**
 * Builds a typed client over an injected transport.
 * @param table rows of the contract, e.g. `ticketApi`
 * @param send how a request travels; errors pass through untouched
 */
export function createClient<T extends EndpointTable>(table: T, send: Transport): Client<T> {
  const calls = Object.entries(table).map(([name, endpoint]) => [name, callOf(endpoint, send)]);
  return Object.fromEntries(calls) as Client<T>;
}

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  idempotencyKey?: string;
}

function callOf(endpoint: Endpoint, send: Transport) {
  return (input: LooseInput = {}) =>
    send({
      method: endpoint.method,
      url: urlOf(endpoint, input.params, input.query),
      body: input.body,
      headers: input.idempotencyKey ? { [IDEMPOTENCY_HEADER]: input.idempotencyKey } : {},
    });
}

/** Path with parameters filled in and query appended; undefined and empty values are left out, arrays repeat the key. */
export function urlOf(endpoint: Endpoint, params?: unknown, query?: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(values[key])),
  );
  const search = queryText((query ?? {}) as Record<string, unknown>);
  return API_PREFIX + path + (search ? `?${search}` : '');
}

function queryText(query: Record<string, unknown>): string {
  return Object.entries(query)
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((v) => [key, v] as const),
    )
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
}
