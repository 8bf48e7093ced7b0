import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SECOND } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

/** How many messages are unread, asked every half minute. */
export function useUnread(): number {
  const api = useApi();
  const unread = useQuery({
    queryKey: ['inbox', 'unread'],
    queryFn: () => api.inbox.unread(),
    refetchInterval: 30 * SECOND,
  });
  return unread.data?.unread ?? 0;
}

/** Messages, newest first. */
export function useInbox() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['inbox', 'list'],
    queryFn: ({ pageParam }) => api.inbox.list({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Marks one message as read, or all where no id is given. */
export function useMarkRead() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) => api.inbox.read({ body: id ? { id } : {} }),
    onSuccess: (count) => {
      client.setQueryData(['inbox', 'unread'], count);
      void client.invalidateQueries({ queryKey: ['inbox', 'list'] });
    },
  });
}
