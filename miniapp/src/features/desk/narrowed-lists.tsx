import { type Tile, type TileCount } from '@wide-angle/shared';
import { type ReactNode } from 'react';
import { usePolicy } from '../../lib/policy/use-policy';
import { Chips } from '../../ui/chips';
import { PageBody, type PageStatus } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { isNarrowed, NO_FILTER, queryOf } from './filter';
import { NoTickets } from './no-tickets';
import { SearchBar } from './search-bar';
import { tileChips } from './tiles';
import { useNarrowed, type Narrowed } from './use-narrowed';

/** The choice among the lists of a page whose one task is to look through tickets. */
export interface NarrowedLists extends Narrowed {
  tiles: readonly Tile[];
  /** Of the chosen list. */
  key: string;
  /** What to ask the server for. */
  query: ReturnType<typeof queryOf>;
  /** What stands in the place of rows where there are none. */
  empty: ReactNode;
}

/**
 * @param tiles the lists to choose from
 * @param first key of the list to begin with
 * @param otherwise key of the list where there is none to choose
 */
export function useNarrowedLists(
  tiles: readonly Tile[],
  first: string | undefined,
  otherwise: string,
): NarrowedLists {
  const narrowed = useNarrowed(tiles, first);
  const { tile, filter, setFilter } = narrowed;
  const key = tile?.key ?? otherwise;
  const empty = (
    <NoTickets tile={key} narrowed={isNarrowed(filter)} onReset={() => setFilter(NO_FILTER)} />
  );
  return { ...narrowed, tiles, key, query: queryOf(key, filter), empty };
}

export interface ListsBodyProps {
  lists: NarrowedLists;
  counts: readonly TileCount[] | null;
  /** Of the rows. */
  status: PageStatus;
  children: ReactNode;
}

/** The lists to choose from, the search, and below them the rows. */
export function ListsBody({ lists, counts, status, children }: ListsBodyProps) {
  const { tiles, tile, key, filter, setTile, setFilter } = lists;
  const policy = usePolicy(null);
  return (
    <>
      <Chips scroll value={key} onTap={setTile} options={tileChips(tiles, counts)} />
      <SearchBar tile={tile} filter={filter} policy={policy.data} onChange={setFilter} />
      <PageBody status={status} skeleton={<Skeleton cards={3} lines={4} />}>
        {children}
      </PageBody>
    </>
  );
}
