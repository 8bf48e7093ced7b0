import { performance } from 'node:perf_hooks';

/** Pauses for `ms` milliseconds. */
export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export interface WaitOptions {
  /** Milliseconds until giving up; 10 000 by default. */
  timeout?: number;
  /** Milliseconds between two looks; 100 by default. */
  interval?: number;
  /** What was waited for, in the words of the failure message. */
  what: string;
  /** Called once on failure, to say what was there instead. */
  found?: () => Promise<string>;
}

/**
 * Asks `probe` until it gives something other than undefined, null or false, and returns that.
 * A probe that throws counts as "not yet"; its last error becomes the cause of the failure.
 * Throws when the time is up. (automator's own `waitFor` waits for ever.)
 */
export async function waitUntil<T>(
  probe: () => Promise<T> | T,
  options: WaitOptions,
): Promise<NonNullable<T>> {
  const { timeout = 10_000, interval = 100 } = options;
  const end = performance.now() + timeout;
  let cause: unknown;
  do {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(interval);
  } while (performance.now() < end);
  const found = options.found ? `\nThere was:\n${await options.found()}` : '';
  throw new Error(`Waited ${timeout} ms for ${options.what}, in vain.${found}`, { cause });
}

/** Settles like `promise`, or rejects after `ms` milliseconds with `what` in the message. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
