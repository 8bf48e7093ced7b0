import type {
  Actor,
  BodyOf,
  CONTRACT,
  Endpoint,
  ParamsOf,
  QueryOf,
  ResponseOf,
} from '@wide-angle/shared';

export interface Asked<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  actor: Actor;
}

type Handlers<T> = {
  readonly [K in keyof T]: T[K] extends Endpoint ? (asked: Asked<T[K]>) => ResponseOf<T[K]> : never;
};

export type Contract = typeof CONTRACT;

/** Every row of the contract but the session's and uploads: a row more in `shared` does not compile here. */
export type FakeHandlers = {
  readonly [F in Exclude<keyof Contract, 'identity' | 'media'>]: Handlers<Contract[F]>;
};
