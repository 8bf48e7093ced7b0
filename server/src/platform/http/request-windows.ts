import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';

interface Window {
  count: number;
  endsAt: number;
}

const SWEEP_AT = 10_000;

/**
 * Counts requests per key in fixed windows of this process. The library's own store sets a timer per request. Time is the
 * machine's monotonic one: neither the demo's clock nor a clock correction lifts a limit.
 */
@Injectable()
export class RequestWindows implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();
  private sweepAt = SWEEP_AT;

  increment(key: string, ttl: number, limit: number) {
    const now = performance.now();
    const window = this.windowOf(key, ttl, now);
    window.count += 1;
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    return Promise.resolve({
      totalHits: window.count,
      timeToExpire: seconds,
      isBlocked: window.count > limit,
      timeToBlockExpire: seconds,
    });
  }

  private windowOf(key: string, ttl: number, now: number): Window {
    const known = this.windows.get(key);
    if (known && known.endsAt > now) return known;
    const window = { count: 0, endsAt: now + ttl };
    this.windows.set(key, window);
    if (this.windows.size > this.sweepAt) this.sweep(now);
    return window;
  }

  /** Forgets windows that are over; looks again when the rest has doubled. */
  private sweep(now: number): void {
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    this.sweepAt = Math.max(SWEEP_AT, this.windows.size * 2);
  }
}
