import { useCallback, useRef, useState } from 'react';
import { NetworkError, ProblemError } from '../../platform/problem-error';
import { uniqueKey } from '../../platform/unique-key';

/**
 * True where nobody knows whether the server did it: the answer got lost, or came from something that broke. The next
 * try must then carry the same idempotency key, so that it cannot be done twice.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (!(error instanceof ProblemError)) return false;
  return error.status >= 500 || UNSETTLED.has(error.code);
}

const UNSETTLED: ReadonlySet<string> = new Set(['request.inProgress', 'request.tooMany']);

/** The idempotency key of one intention of a person; every try carries the same until the server has answered. */
export interface IntentKey {
  /** The key for the next try. */
  current: () => string;
  /** Tells how the try ended; `undefined` for success. */
  settle: (error?: unknown) => void;
}

/** A key that lives as long as the intention: `first` continues one that was kept, e.g. in a draft. */
export function intentKey(first?: string): IntentKey {
  let key = first ?? uniqueKey();
  return {
    current: () => key,
    settle: (error) => {
      if (error === undefined || !isOutcomeUnknown(error)) key = uniqueKey();
    },
  };
}

export interface Sending<A extends unknown[], T> {
  /** Sends; null where it failed (see `error`) or where another try is still on its way. */
  run: (...args: A) => Promise<T | null>;
  busy: boolean;
  /** Why the last try failed; null after a success and before the first. */
  error: unknown;
  clear: () => void;
}

/**
 * Sends something once per intention: a second tap while it is on its way does nothing, a retry after a lost answer
 * carries the same key.
 * @param send gets the key; may throw ProblemError or NetworkError
 */
export function useSending<A extends unknown[], T>(
  send: (key: string, ...args: A) => Promise<T>,
): Sending<A, T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const under = useRef(false);
  const key = useRef<IntentKey | null>(null);
  const latest = useRef(send);
  latest.current = send;
  const run = useCallback(async (...args: A): Promise<T | null> => {
    if (under.current) return null;
    under.current = true;
    key.current ??= intentKey();
    setBusy(true);
    setError(null);
    try {
      const answer = await latest.current(key.current.current(), ...args);
      key.current.settle();
      return answer;
    } catch (caught) {
      key.current.settle(caught);
      setError(caught);
      return null;
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
