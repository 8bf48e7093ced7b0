import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { SECOND, type WebhookBodyInput, type WebhookView } from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

const LIST = ['webhooks', 'list'];
const attemptsKey = (id: string) => ['webhooks', 'attempts', id];

/** Systems outside that hear of the bureau's tickets. */
export function useWebhooks() {
  const api = useApi();
  return useQuery({ queryKey: LIST, queryFn: () => api.webhooks.list() });
}

/** What was tried to deliver to one, newest first; renewed while somebody looks. */
export function useWebhookAttempts(id: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: attemptsKey(id),
    queryFn: ({ pageParam }) =>
      api.webhooks.attempts({ params: { id }, query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 15 * SECOND,
  });
}

const refresh = (client: QueryClient) => client.invalidateQueries({ queryKey: LIST });

/** Entering and changing, for the form: both answer with the system as it is then. */
export function useKeepWebhook() {
  const api = useApi();
  const client = useQueryClient();
  return async (id: string | null, body: WebhookBodyInput, key: string): Promise<WebhookView> => {
    const kept = id
      ? await api.webhooks.change({ params: { id }, body })
      : await api.webhooks.create({ body, idempotencyKey: key });
    await refresh(client);
    return kept;
  };
}

/** Stops a system or lets it go on. */
export function useToggleWebhook() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, url, kinds, isActive }: WebhookView) =>
      api.webhooks.change({ params: { id }, body: { name, url, kinds, isActive: !isActive } }),
    onSettled: () => refresh(client),
  });
}

/** Another secret. */
export function useRenewSecret() {
  const api = useApi();
  const client = useQueryClient();
  return async (id: string, key: string): Promise<WebhookView> => {
    const renewed = await api.webhooks.renewSecret({ params: { id }, idempotencyKey: key });
    await refresh(client);
    return renewed;
  };
}

/** Forgets a system; `leave` leaves its page before the list knows it no more. */
export function useRemoveWebhook() {
  const api = useApi();
  const client = useQueryClient();
  return async (id: string, leave: () => void): Promise<void> => {
    await api.webhooks.remove({ params: { id } });
    leave();
    await refresh(client);
  };
}

/** Sends a test; the answer says what the system did. */
export function useTestWebhook(id: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.webhooks.test({ params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: attemptsKey(id) }),
  });
}
