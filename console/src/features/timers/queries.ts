import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { can, MINUTE } from '@wide-angle/shared';
import { useApi, useMe } from '../../lib/services.ts';

const KEY = ['timers', 'set-aside'];

/** Tickets whose timers could not be fired, longest first; asked for by those only who may mend them. */
export function useSetAside() {
  const api = useApi();
  const { role } = useMe().current;
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      api.timers.setAside({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: can(role, 'timer.mend'),
    refetchInterval: MINUTE,
  });
}

/** How many there are, as the first page tells: `20+` where there are more. */
export function useSetAsideCount(): string | null {
  const [first] = useSetAside().data?.pages ?? [];
  if (!first || first.items.length === 0) return null;
  return `${first.items.length}${first.next ? '+' : ''}`;
}

/** Tries one ticket again, or all where no id is given. */
export function useRetryTimers() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ticketId?: string) => api.timers.retry({ body: ticketId ? { ticketId } : {} }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
