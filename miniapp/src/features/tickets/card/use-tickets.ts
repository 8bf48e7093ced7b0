import { tileOf, type TicketCard, type TicketListQuery, type TileCount } from '@wide-angle/shared';
import { api } from '../../../lib/api/clients';
import { useLoad, type Loaded } from '../../../lib/load/use-load';
import { usePagedList, type PagedList } from '../../../lib/load/use-paged-list';
import { useSession } from '../../../lib/session/session';

/** A named list of the person's role, narrowed further if wanted; see `TILES`. */
export function useTickets(query: Omit<TicketListQuery, 'cursor'>): PagedList<TicketCard> {
  const { me, current } = useSession();
  // Another capacity has other lists under the same names.
  const who = `${me?.personId ?? ''}.${current?.postId ?? ''}`;
  const key = `${who}.${JSON.stringify(query)}`;
  // A page of another role asks for nothing in the moment before it leads away.
  const isOurs = current !== null && tileOf(current.role, query.tile) !== undefined;
  const isPlain = Object.keys(query).every((name) => name === 'tile' || name === 'limit');
  return usePagedList<TicketCard>(
    key,
    {
      load: (cursor) => api.ticket.list({ query: { ...query, cursor } }),
      idOf: (ticket) => ticket.id,
    },
    { keepAs: isPlain ? `tickets.${who}.${query.tile}` : undefined, when: isOurs },
  );
}

/** How many tickets each named list of the person's role holds. */
export function useTileCounts(): Loaded<TileCount[]> {
  const { me, current } = useSession();
  const who = `${me?.personId ?? ''}.${current?.postId ?? ''}`;
  return useLoad(`counts.${who}`, () => api.ticket.counts(), {
    keepAs: `counts.${who}`,
    when: me !== null,
  });
}

/** The number of one list; undefined while it is not known. */
export function countOf(counts: readonly TileCount[] | null, key: string): number | undefined {
  return counts?.find((one) => one.key === key)?.count;
}
