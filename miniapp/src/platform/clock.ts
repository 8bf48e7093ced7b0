import { SERVER_TIME_HEADER, type Instant } from '@wide-angle/shared';

/** Server minus phone in milliseconds; 0 until an answer has told the time. */
let offset: number | null = null;

/** The time of this phone, untouched; for measuring spans. */
export function phoneNow(): Instant {
  return Date.now();
}

/** The server's present time, as well as it is known: deadlines are reckoned with it, phones are often wrong. */
export function now(): Instant {
  return Date.now() + (offset ?? 0);
}

/**
 * Takes the time out of an answer's headers (names in any case). Half of the way there and back is allowed for.
 * @param sentAt phone time when the request left
 */
export function learnServerTime(headers: Readonly<Record<string, unknown>>, sentAt: Instant): void {
  const exact = headerOf(headers, SERVER_TIME_HEADER);
  const told = Date.parse(exact ?? headerOf(headers, 'date') ?? '');
  if (Number.isNaN(told)) return;
  const receivedAt = Date.now();
  const next = told - (sentAt + receivedAt) / 2;
  // `date` is cut to the second: small differences are noise and would make deadlines jitter.
  const noise = exact ? 250 : 1_500;
  if (offset === null || Math.abs(next - offset) > noise) offset = next;
}

/** Forgets what was learnt, for tests. */
export function resetClock(): void {
  offset = null;
}

function headerOf(headers: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const key = Object.keys(headers).find((one) => one.toLowerCase() === name);
  const value = key === undefined ? undefined : headers[key];
  return typeof value === 'string' ? value : undefined;
}
