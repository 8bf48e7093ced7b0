import { type Instant, type Page } from '@wide-angle/shared';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type Dispatch,
  type SetStateAction,
} from 'react';
import { now } from '../../platform/clock';
import { ProblemError } from '../../platform/problem-error';
import { type ListEnd } from '../../ui/list-footer';
import { remember, remembered } from './remembered';
import { type LoadOptions } from './use-load';

/** A list that comes in pages. Rows stay while a reload runs or fails. */
export interface PagedList<T> {
  /** Null before the first answer. */
  data: readonly T[] | null;
  at: Instant | null;
  error: unknown;
  loading: boolean;
  /** For ListFooter. */
  end: ListEnd;
  reload: () => Promise<void>;
  /** The next page; nothing where there is none or one is on its way. */
  more: () => Promise<void>;
  /** Changes rows without asking the server, e.g. after an action on one of them. */
  change: (change: (rows: readonly T[]) => readonly T[]) => void;
}

export interface ListState<T> {
  key: string;
  rows: readonly T[] | null;
  next: string | null;
  at: Instant | null;
  error: unknown;
  /** What is on its way: the first page, or the next one. */
  busy: 'first' | 'more' | null;
}

const startOf = <T>(key: string, keepAs?: string): ListState<T> => {
  const last = remembered<T[]>(keepAs);
  return {
    key,
    rows: last?.data ?? null,
    next: null,
    at: last?.at ?? null,
    error: null,
    busy: 'first',
  };
};

/** Rows with a further page behind them; one that moved between two pages is kept once. */
export function joined<T>(rows: readonly T[], more: readonly T[], idOf: (row: T) => string): T[] {
  const known = new Set(rows.map(idOf));
  return [...rows, ...more.filter((row) => !known.has(idOf(row)))];
}

/** What the end of the list says. */
export function endOf({
  busy,
  next,
  error,
  rows,
}: Omit<ListState<unknown>, 'key' | 'at'>): ListEnd {
  if (busy === 'more' || rows === null) return 'loading';
  if (error !== null && next !== null) return 'failed';
  return next === null ? 'end' : 'more';
}

/** What a list is made of: how to get a page, and how to tell rows apart. */
export interface ListSource<T> {
  /** Gets the cursor, undefined for the first page; may throw ProblemError or NetworkError. */
  load: (cursor: string | undefined) => Promise<Page<T>>;
  idOf: (row: T) => string;
}

type SetState<T> = Dispatch<SetStateAction<ListState<T>>>;

/** Longer lists start again at a reload: so many rows are some requests already. */
const KEPT_MAX = 200;

/** A first page with as many further ones behind it as were on the screen: nobody loses the place. */
async function filledUp<T>(first: Page<T>, shown: number, source: ListSource<T>): Promise<Page<T>> {
  let page = first;
  while (page.next !== null && page.items.length < Math.min(shown, KEPT_MAX)) {
    const more = await source.load(page.next);
    page = { items: joined(page.items, more.items, source.idOf), next: more.next };
  }
  return page;
}

/** Fetches pages into the state; answers that another fetch has overtaken are dropped. Gives the error, or null. */
function useFetching<T>(
  key: string,
  source: ListSource<T>,
  keepAs: string | undefined,
  shown: { current: number },
  setState: SetState<T>,
) {
  const latest = useRef(source);
  latest.current = source;
  const turn = useRef(0);
  const fetchPage = useCallback(
    async (busy: 'first' | 'more', cursor?: string): Promise<unknown> => {
      const mine = ++turn.current;
      const { load, idOf } = latest.current;
      const rows = shown.current;
      setState((old) => ({ ...(old.key === key ? old : startOf<T>(key, keepAs)), busy }));
      try {
        const one = await load(cursor);
        const page = busy === 'first' ? await filledUp(one, rows, latest.current) : one;
        if (mine !== turn.current) return null;
        const at = now();
        if (busy === 'first') remember(keepAs, { data: page.items, at });
        setState((old) => ({ ...old, ...afterPage(old.rows, page, busy, idOf), at }));
        return null;
      } catch (error) {
        if (mine === turn.current) setState((old) => ({ ...old, error, busy: null }));
        return error;
      }
    },
    [key, keepAs, shown, setState],
  );
  const drop = useCallback(() => {
    turn.current += 1;
  }, []);
  return { fetchPage, drop };
}

function afterPage<T>(
  rows: readonly T[] | null,
  page: Page<T>,
  busy: 'first' | 'more',
  idOf: (row: T) => string,
): Pick<ListState<T>, 'rows' | 'next' | 'error' | 'busy'> {
  const all = busy === 'first' ? page.items : joined(rows ?? [], page.items, idOf);
  return { rows: all, next: page.next, error: null, busy: null };
}

/**
 * Loads the first page per key and further ones on `more`. A cursor that the server no longer knows starts again.
 * @param key names the list; another key starts anew
 */
export function usePagedList<T>(
  key: string,
  source: ListSource<T>,
  options: LoadOptions = {},
): PagedList<T> {
  const { keepAs, when = true } = options;
  const [state, setState] = useState<ListState<T>>(() => startOf(key, keepAs));
  const shown = useRef(0);
  shown.current = state.key === key ? (state.rows?.length ?? 0) : 0;
  const { fetchPage, drop } = useFetching(key, source, keepAs, shown, setState);
  const reload = useCallback(async () => void (await fetchPage('first')), [fetchPage]);

  useEffect(() => {
    if (when) void reload();
    return drop;
  }, [reload, when, drop]);

  const mine = state.key === key ? state : startOf<T>(key, keepAs);
  const { next, busy } = mine;
  const more = useCallback(async () => {
    if (next === null || busy !== null) return;
    const error = await fetchPage('more', next);
    if (error instanceof ProblemError && error.code === 'input.cursor') await reload();
  }, [next, busy, fetchPage, reload]);

  const change = useCallback(
    (how: (rows: readonly T[]) => readonly T[]) =>
      setState((old) => ({ ...old, rows: old.rows && how(old.rows) })),
    [],
  );

  const { rows: data, at, error } = mine;
  return { data, at, error, loading: busy !== null, end: endOf(mine), reload, more, change };
}
