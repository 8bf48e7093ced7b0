import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { MINUTE, type OrderState, type OrderView } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

const orderKey = (id: string) => ['orders', 'one', id] as const;

/** Orders that the viewer's organisation issued, got or oversees, newest first. */
export function useOrderList(state: OrderState | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['orders', 'list', state ?? ''],
    queryFn: ({ pageParam }) =>
      api.orders.list({
        query: { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
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
    void client.invalidateQueries({ queryKey: ['ticket', order.ticketId] });
  };
}
