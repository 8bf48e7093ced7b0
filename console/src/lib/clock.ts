import { useSyncExternalStore } from 'react';
import { SECOND, type Instant } from '@wide-angle/shared';

/** An answer travels for a moment: smaller differences are noise. */
const NOISE = 1_500;
const TICK = 10 * SECOND;

/**
 * The server's time, as far as this page can know it. Limits are reckoned by the server, so that a wrong clock
 * of the machine must not show a limit as kept.
 */
export interface ServerClock {
  /** Present moment by the server's clock; in demo mode by the demo's. */
  now(): Instant;
  /** Takes the time that an answer names; null and nonsense are passed over. */
  hear(serverTime: string | null): void;
  /** Takes the time that a demo names, where it runs ahead of the answers' own. */
  setDemoTime(now: Instant): void;
  /** Calls back when the shown time has moved on; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** The moment of the last tick: stable between two ticks, for rendering. */
  shown(): Instant;
}

/** @param machine reads the machine's clock in epoch milliseconds; replaced in tests */
export function createServerClock(machine: () => number = Date.now): ServerClock {
  const listeners = new Set<() => void>();
  let offset = 0;
  let demoLead = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const now = () => machine() + offset + demoLead;
  let shown = now();
  const tick = () => {
    shown = now();
    listeners.forEach((listener) => listener());
  };
  return {
    now,
    shown: () => shown,
    hear(serverTime) {
      const heard = Date.parse(serverTime ?? '') - machine();
      if (Number.isNaN(heard) || Math.abs(heard - offset) < NOISE) return;
      offset = heard;
      tick();
    },
    setDemoTime(demoNow) {
      const lead = demoNow - machine() - offset;
      if (Math.abs(lead - demoLead) < NOISE) return;
      demoLead = lead;
      tick();
    },
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, TICK);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** The moment to render by; renders again as time passes. */
export function useClock(clock: ServerClock): Instant {
  return useSyncExternalStore(clock.subscribe, clock.shown);
}
