import { useEffect, useSyncExternalStore } from 'react';
import { type TabRoute } from '../../ui/tabs';
import { presentWho } from './who';

/** Late work behind a tab. Only lateness: a badge is red. */
export type TabCounts = Readonly<Partial<Record<TabRoute, number>>>;

const NONE: TabCounts = {};

let known: { who: string; counts: TabCounts } = { who: '', counts: NONE };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function present(): TabCounts {
  return known.who === presentWho() ? known.counts : NONE;
}

/** Tells all bars how much late work stands behind their tabs; null while a page does not know. */
export function useTellTabCounts(counts: TabCounts | null): void {
  const text = counts === null ? '' : JSON.stringify(counts);
  useEffect(() => {
    if (text === '') return;
    known = { who: presentWho(), counts: JSON.parse(text) as TabCounts };
    listeners.forEach((listener) => listener());
  }, [text]);
}

/** What the present capacity's pages have told last. */
export function useTabCounts(): TabCounts {
  return useSyncExternalStore(subscribe, present);
}
