/** A moment: milliseconds since 1970-01-01T00:00:00Z. All rules reckon in it; zone Asia/Shanghai is added only by the calendar. */
export type Instant = number;

/** A moment on the wire: ISO 8601 in UTC with milliseconds, e.g. `2026-11-22T04:00:00.000Z`. */
export type IsoTime = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Instant → wire. */
export function toIso(at: Instant): IsoTime {
  return new Date(at).toISOString();
}

/** Instant or null → wire or null. */
export function toIsoOrNull(at: Instant | null): IsoTime | null {
  return at === null ? null : toIso(at);
}

/** Wire → instant; NaN for text that is no time. */
export function fromIso(text: IsoTime): Instant {
  return Date.parse(text);
}
