import { type Role, type Tile } from '@wide-angle/shared';
import { useState } from 'react';
import { fitting, NO_FILTER, type Filter } from './filter';

/** One of several lists, narrowed; a change of the list keeps what still makes sense there. */
export interface Narrowed {
  tile: Tile | undefined;
  filter: Filter;
  setTile: (key: string) => void;
  setFilter: (filter: Filter) => void;
}

/**
 * @param tiles the lists to choose from
 * @param first key of the list to begin with; the first of all where it is none of them
 */
export function useNarrowed(tiles: readonly Tile[], first: string | undefined): Narrowed {
  const [key, setKey] = useState(first);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const tile = tiles.find((one) => one.key === key) ?? tiles[0];
  const setTile = (next: string) => {
    setKey(next);
    setFilter((old) =>
      fitting(
        old,
        tiles.find((one) => one.key === next),
      ),
    );
  };
  return { tile, filter, setTile, setFilter };
}

/** True for the roles that lead the work of an organisation. */
export function leadsOrganization(role: Role | null): boolean {
  return role === 'manager' || role === 'department';
}
