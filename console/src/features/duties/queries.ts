import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MINUTE, type DutyState } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

/** Duties of the offices that the viewer oversees, and of his own. */
export function useDuties(state: DutyState) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['duties', 'list', state],
    queryFn: ({ pageParam }) =>
      api.duties.list({ query: { state, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
  });
}

/** How each of these offices does its duties. */
export function useDutyOffices() {
  const api = useApi();
  return useQuery({
    queryKey: ['duties', 'offices'],
    queryFn: () => api.duties.offices(),
    refetchInterval: MINUTE,
  });
}

/** What is shelved in the viewer's area, or at his company. */
export function useShelved() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['tickets', 'shelved'],
    queryFn: ({ pageParam }) =>
      api.tickets.shelved({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
  });
}
