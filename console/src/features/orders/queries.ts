import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { MINUTE, type OrderFilter, type OrderView } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

const orderKey = (id: string) => ['orders', 'one', id] as const;

/** Orders that the viewer's organisation issued, got or oversees, newest first. */
export function useOrderList(filter: OrderFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.orders.list({
        query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
  });
}

/** How many there are, by issuer and addressee, under the same filter as the list. */
export function useOrderBoard(filter: OrderFilter) {
  const api = useApi();
  return useQuery({
    queryKey: ['orders', 'board', filter],
    queryFn: () => api.orders.counts({ query: filter }),
    refetchInterval: MINUTE,
    placeholderData: (previous) => previous,
  });
}

/** Why the limit of a reply is what it is; asked for when somebody wants to know. */
export function useOrderLimit(id: string, isWanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['orders', 'limit', id],
    queryFn: () => api.orders.limit({ params: { id } }),
    enabled: isWanted,
  });
}

export function useOrder(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: orderKey(id),
    queryFn: () => api.orders.get({ params: { id } }),
    refetchInterval: MINUTE,
  });
}

/** Shows the fresh order at once and asks anew for what it may have changed: the lists and its ticket. */
export function useTakeFreshOrder(): (order: OrderView) => void {
  const client = useQueryClient();
  return (order) => {
    client.setQueryData(orderKey(order.id), order);
    void client.invalidateQueries({ queryKey: ['orders', 'list'] });
    void client.invalidateQueries({ queryKey: ['orders', 'board'] });
    void client.invalidateQueries({ queryKey: ['orders', 'limit', order.id] });
    for (const { id } of order.tickets) void client.invalidateQueries({ queryKey: ['ticket', id] });
  };
}
