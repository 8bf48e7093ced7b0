import { useSyncExternalStore } from 'react';
import type { Instant } from '@wide-angle/shared';
import { Unreachable } from './problem.ts';

/** Whether the server answers, and of when the data on the screen is. */
export interface Reach {
  readonly isDown: boolean;
  /** Server's time of the last answer; null before the first. */
  readonly lastAt: Instant | null;
}

/** Hears of every answer and every failure of a question. */
export interface Reachability {
  succeeded(): void;
  failed(error: unknown): void;
  subscribe(this: void, listener: () => void): () => void;
  get(this: void): Reach;
}

/** @param now the server's present moment */
export function createReachability(now: () => Instant): Reachability {
  const listeners = new Set<() => void>();
  let isDown = false;
  let lastAt: Instant | null = null;
  let reach: Reach = { isDown, lastAt };
  // Only a change is news: the time of each single answer would render the page for nothing.
  const publish = () => {
    if (reach.isDown === isDown) return;
    reach = { isDown, lastAt };
    listeners.forEach((listener) => listener());
  };
  return {
    succeeded() {
      isDown = false;
      lastAt = now();
      publish();
    },
    failed(error) {
      if (!(error instanceof Unreachable)) return;
      isDown = true;
      publish();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => reach,
  };
}

export function useReach(reachability: Reachability): Reach {
  return useSyncExternalStore(reachability.subscribe, reachability.get);
}
