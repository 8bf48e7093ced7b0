import { type EstateCard, type MeView } from '@wide-angle/shared';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api/clients';
import { usePagedList, type PagedList } from '../../lib/load/use-paged-list';

const PAUSE = 300;

/** The text after a pause in typing, in milliseconds. */
export function useSettled(text: string, pause = PAUSE): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return settled;
}

/** Estates whose name holds the text; asked for after a pause in typing. */
export function useEstateSearch(text: string): PagedList<EstateCard> {
  const q = useSettled(text.trim());
  return usePagedList<EstateCard>(`estates.${q}`, {
    load: (cursor) => api.organization.estates({ query: { q, cursor, limit: 20 } }),
    idOf: (estate) => estate.id,
  });
}

/** True where the person may report for himself in an estate. */
export function isAtHome(me: MeView, estateId: string | null): boolean {
  return me.residences.some((home) => home.estateId === estateId && home.isVerified);
}
