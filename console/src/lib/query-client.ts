import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Unreachable } from './problem.ts';
import type { Reachability } from './reachability.ts';

/** Lists live from the present: what is older than this is fetched again when looked at. */
const FRESH_FOR = 15_000;
const RETRIES = 1;

/**
 * Answers are cached in memory for one capacity. A refusal is final; only a lost answer is asked for again. The
 * network is always tried: `navigator.onLine` is wrong on too many office machines.
 */
export function createQueryClient(reachability: Reachability): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onSuccess: () => reachability.succeeded(),
      onError: (error) => reachability.failed(error),
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        networkMode: 'always',
        retry: (failures, error) => error instanceof Unreachable && failures < RETRIES,
        retryDelay: 800,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
