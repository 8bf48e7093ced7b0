import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import {
  can,
  MINUTE,
  PAGE_LIMIT_MAX,
  SECOND,
  type TicketListQuery,
  type TicketView,
} from '@wide-angle/shared';
import { useApi, useMe, type Api } from '../../lib/services.ts';

/** Narrows a named list. */
export type TicketFilters = Pick<
  TicketListQuery,
  'state' | 'categoryCode' | 'estateId' | 'responsibleId' | 'q'
>;

const PAGE_ROWS = 30;

/** Names of cached answers; everything of tickets hangs under `tickets` or `ticket`. */
export const ticketKeys = {
  lists: ['tickets'] as const,
  list: (tile: string, filters: TicketFilters) => ['tickets', 'list', tile, filters] as const,
  counts: ['tickets', 'counts'] as const,
  one: (id: string) => ['ticket', id] as const,
  timeline: (id: string) => ['ticket', id, 'events'] as const,
  deadline: (id: string) => ['ticket', id, 'deadline'] as const,
};

/** A named list, page after page; the rows of the last filter stay until the new ones are there. */
export function useTicketList(tile: string, filters: TicketFilters) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ticketKeys.list(tile, filters),
    queryFn: ({ pageParam }) =>
      api.tickets.list({
        query: { tile, ...filters, limit: PAGE_ROWS, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

/** How many tickets each named list holds, by its key; asked for by those only who read tickets. */
export function useTicketCounts() {
  const api = useApi();
  const { role } = useMe().current;
  return useQuery({
    queryKey: ticketKeys.counts,
    queryFn: () => api.tickets.counts(),
    enabled: can(role, 'ticket.read'),
    refetchInterval: 30 * SECOND,
    select: (counts) => new Map(counts.map(({ key, count }) => [key, count])),
  });
}

export function useTicket(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ticketKeys.one(id),
    queryFn: () => api.tickets.get({ params: { id } }),
    refetchInterval: MINUTE,
  });
}

export function useTimeline(id: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ticketKeys.timeline(id),
    queryFn: ({ pageParam }) =>
      api.tickets.timeline({
        params: { id },
        query: { limit: PAGE_LIMIT_MAX, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
  });
}

/** Why the limit is what it is; asked for only when it is unfolded. */
export function useDeadline(id: string, isWanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ticketKeys.deadline(id),
    queryFn: () => api.tickets.deadline({ params: { id } }),
    enabled: isWanted,
  });
}

/** Categories and classes in force. They change once a year, so they are asked for once a session. */
export function usePolicy() {
  const api = useApi();
  return useQuery({
    queryKey: ['policy'],
    queryFn: () => api.organizations.policy(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Categories and classes that a ticket goes by: those of the version it was filed under, which never changes. */
export function policyOf(api: Api, { estateId, policyVersion }: TicketView) {
  return queryOptions({
    queryKey: ['policy', estateId, policyVersion],
    queryFn: () => api.organizations.policy({ query: { estateId, version: policyVersion } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** After an action: shows the fresh ticket at once, and asks anew for all that it may have changed. */
export function takeFreshTicket(client: QueryClient, ticket: TicketView): void {
  client.setQueryData(ticketKeys.one(ticket.id), ticket);
  void client.invalidateQueries({ queryKey: ticketKeys.timeline(ticket.id) });
  void client.invalidateQueries({ queryKey: ticketKeys.deadline(ticket.id) });
  void client.invalidateQueries({ queryKey: ticketKeys.lists });
  void client.invalidateQueries({ queryKey: ['orders'] });
}

export function useTakeFreshTicket(): (ticket: TicketView) => void {
  const client = useQueryClient();
  return (ticket) => takeFreshTicket(client, ticket);
}
