import { randomUUID } from 'node:crypto';
import type { Client, Problem, Transport } from '@wide-angle/shared';
import { CONTRACT, createClient, IDEMPOTENCY_HEADER } from '@wide-angle/shared';
import type { InjectOptions } from 'fastify';
import type { TestApp } from './start-test-app.js';

/** The whole contract as typed calls: `api.ticketAction.claim({ params, body })`. */
export type Api = { readonly [K in keyof typeof CONTRACT]: Client<(typeof CONTRACT)[K]> };

/** An answer of the API other than 2xx. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${status} ${problem.code}: ${problem.detail}`);
  }
}

/**
 * Calls the application as a client does, through its whole HTTP stack but without a socket.
 * @param accessToken asked before each call; null for somebody who is not signed in
 */
export function apiOf(test: Pick<TestApp, 'inject'>, accessToken: () => string | null): Api {
  const send = transport(test, accessToken);
  const clients = Object.entries(CONTRACT).map(([name, table]) => [
    name,
    createClient(table, send),
  ]);
  return Object.fromEntries(clients) as Api;
}

/** Every POST gets an `Idempotency-Key` of its own unless the test gives one. */
function transport(
  { inject }: Pick<TestApp, 'inject'>,
  accessToken: () => string | null,
): Transport {
  return async ({ method, url, body, headers }) => {
    const token = accessToken();
    const response = await inject({
      method: method as InjectOptions['method'],
      url,
      headers: {
        ...(method === 'POST' ? { [IDEMPOTENCY_HEADER]: randomUUID() } : {}),
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const answer: unknown = response.json();
    if (response.statusCode < 300) return answer;
    throw new ApiError(response.statusCode, answer as Problem);
  };
}

/**
 * The refusal that a call ends in, for `expect(await refused(call)).toMatchObject({ code: '…' })`.
 * @throws Error when the call succeeds or fails otherwise
 */
export async function refused(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return error.problem;
    throw error;
  }
  throw new Error('The call was expected to be refused and succeeded');
}
