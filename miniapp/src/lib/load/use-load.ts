import { friendlyTime, type Instant } from '@wide-angle/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { now } from '../../platform/clock';
import { isOffline } from '../../platform/problem-error';
import { type PageStatus } from '../../ui/page';
import { remember, remembered } from './remembered';

/** Something from the server, as far as it is known. Older data stay while a newer try runs or fails. */
export interface Loaded<T> {
  data: T | null;
  /** When the data were given; null while there are none. */
  at: Instant | null;
  /** Why the last try failed; null when it did not. */
  error: unknown;
  loading: boolean;
  reload: () => Promise<void>;
  /** Puts in data that came another way, e.g. as the answer to an action. */
  set: (data: T) => void;
}

interface State<T> {
  key: string;
  data: T | null;
  at: Instant | null;
  error: unknown;
  loading: boolean;
}

function begin<T>(key: string, name: string | undefined): State<T> {
  const last = remembered<T>(name);
  return { key, data: last?.data ?? null, at: last?.at ?? null, error: null, loading: true };
}

export interface LoadOptions {
  /** Name under which the last answer is kept on this phone, for the time without a network. */
  keepAs?: string;
  /** Nothing is loaded while it is false. */
  when?: boolean;
}

/**
 * Loads once per key, again on `reload`. A late answer of an earlier key or try is dropped.
 * @param key names what is loaded; another key starts anew
 * @param load may throw ProblemError or NetworkError
 */
export function useLoad<T>(
  key: string,
  load: () => Promise<T>,
  options: LoadOptions = {},
): Loaded<T> {
  const { keepAs, when = true } = options;
  const [state, setState] = useState<State<T>>(() => begin(key, keepAs));
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((old) => (old.key === key ? { ...old, loading: true } : begin<T>(key, keepAs)));
    try {
      const data = await latest.current();
      if (mine !== turn.current) return;
      const at = now();
      remember(keepAs, { data, at });
      setState({ key, data, at, error: null, loading: false });
    } catch (error) {
      if (mine !== turn.current) return;
      setState((old) => ({ ...old, error, loading: false }));
    }
  }, [key, keepAs]);

  useEffect(() => {
    if (when) void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload, when]);

  const set = useCallback(
    (data: T) => {
      turn.current += 1;
      setState({ key, data, at: now(), error: null, loading: false });
    },
    [key],
  );

  const mine = state.key === key ? state : begin<T>(key, keepAs);
  return { data: mine.data, at: mine.at, error: mine.error, loading: mine.loading, reload, set };
}

type Standing = Pick<Loaded<unknown>, 'data' | 'error' | 'at' | 'reload'>;

/** What a page shows of it: data as soon as there are any, a failure only where there are none. */
export function statusOf({ data, error, reload }: Standing): PageStatus {
  if (data !== null) return { kind: 'ready' };
  if (error === null || error === undefined) return { kind: 'loading' };
  return { kind: 'failed', error, onRetry: () => void reload() };
}

/** `今天 16:30` where the network is gone and the data are from then; undefined otherwise. */
export function asOfText({ data, error, at }: Standing): string | undefined {
  return data !== null && at !== null && isOffline(error) ? friendlyTime(now(), at) : undefined;
}
