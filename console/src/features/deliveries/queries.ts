import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../lib/services.ts';

const KEY = ['dead-letters'];

/** Deliveries that were given up, newest first. */
export function useDeadLetters() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      api.deadLetters.list({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Tries one again, or all where no id is given. */
export function useRetry() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) => api.deadLetters.retry({ body: id ? { id } : {} }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
