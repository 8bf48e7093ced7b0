import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  MINUTE,
  PAGE_LIMIT_MAX,
  type Breakdown,
  type BreakdownRow,
  type FigureKey,
  type StatisticsFilter,
  type StatisticsSort,
} from '@wide-angle/shared';
import { useApi } from '../../lib/services.ts';

const PAGE_ROWS = 30;

export interface Order {
  readonly sort?: StatisticsSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

export function useOverview(filter: StatisticsFilter) {
  const api = useApi();
  return useQuery({
    queryKey: ['statistics', 'overview', filter],
    queryFn: () => api.statistics.overview({ query: filter }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

/** All rows: a county has some hundred at most. */
export function useBreakdown(filter: StatisticsFilter, by: Breakdown, { sort, order }: Order = {}) {
  const api = useApi();
  return useQuery({
    queryKey: ['statistics', 'breakdown', filter, by, sort, order],
    queryFn: async () => {
      const rows: BreakdownRow[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const paging: { cursor?: string } = cursor ? { cursor } : {};
        const wish = { ...(sort ? { sort } : {}), ...(order ? { order } : {}) };
        const query = { ...filter, ...wish, ...paging, by, limit: PAGE_LIMIT_MAX };
        const page: { items: BreakdownRow[]; next: string | null } = await api.statistics.breakdown(
          { query },
        );
        rows.push(...page.items);
        cursor = page.next;
      }
      return rows;
    },
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

export function useCountedTickets(filter: StatisticsFilter, figure: FigureKey) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['statistics', 'tickets', filter, figure],
    queryFn: ({ pageParam }) =>
      api.statistics.tickets({
        query: { ...filter, figure, limit: PAGE_ROWS, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
