import type { Permission } from '../permission/permissions.ts';

/** Who may knock at an endpoint at all: anyone, anyone signed in, or roles that hold a permission. */
export type Access = 'public' | 'signedIn' | Permission;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The four shapes of a request: path parameters, query, JSON body, answer. `void` where there is none. */
export interface EndpointShape {
  params: unknown;
  query: unknown;
  body: unknown;
  response: unknown;
}

/**
 * One row of the contract that server and clients compile against. `path` is relative to {@link API_PREFIX}
 * with `:name` parameters. `shape` exists for the compiler only and is never set.
 */
export interface Endpoint<S extends EndpointShape = EndpointShape> {
  readonly method: HttpMethod;
  readonly path: string;
  readonly access: Access;
  /** One English line for the OpenAPI page. */
  readonly summary: string;
  /** True where the body is `multipart/form-data` with one part `file` and the body's fields as text. */
  readonly multipart?: boolean;
  /** True where a retry with the same `Idempotency-Key` header must not create twice. */
  readonly idempotent?: boolean;
  readonly shape?: S;
}

/** A table of endpoints of one feature: name → row. */
export type EndpointTable = Readonly<Record<string, Endpoint>>;

export const API_PREFIX = '/api/v1';

/** Header that a client sends with every POST that creates; any unique text up to 64 characters. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** Header of every answer: the server's time, ISO 8601, by which screens count down. */
export const SERVER_TIME_HEADER = 'x-server-time';

type Part<T, K extends string> = K extends keyof T ? T[K] : void;

/** Declares one endpoint; the type argument names only the shapes that exist. */
export function defineEndpoint<T extends Partial<EndpointShape>>(
  row: Omit<Endpoint, 'shape'>,
): Endpoint<{
  params: Part<T, 'params'>;
  query: Part<T, 'query'>;
  body: Part<T, 'body'>;
  response: Part<T, 'response'>;
}> {
  return row;
}

export type ParamsOf<E> = E extends Endpoint<infer S> ? S['params'] : never;
export type QueryOf<E> = E extends Endpoint<infer S> ? S['query'] : never;
export type BodyOf<E> = E extends Endpoint<infer S> ? S['body'] : never;
export type ResponseOf<E> = E extends Endpoint<infer S> ? S['response'] : never;
