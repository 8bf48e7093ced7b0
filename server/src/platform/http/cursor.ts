import type { Page } from '@wide-angle/shared';
import { CURSOR_LENGTH_MAX } from '@wide-angle/shared';
import { ProblemError } from './problem-error.js';

/** One sort value of the last row of a page. */
export type CursorValue = string | number | null;

/** Packs the sort values of a page's last row into opaque, URL-safe text. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @param text as the client sent it; undefined or empty means the first page
 * @param length how many values the list's order has
 * @returns the values, or null for the first page
 * @throws ProblemError `input.cursor` for anything that this server did not make
 */
export function decodeCursor(text: string | undefined, length: number): CursorValue[] | null {
  if (!text) return null;
  const values = text.length <= CURSOR_LENGTH_MAX ? parse(text) : null;
  if (!isCursor(values, length)) throw new ProblemError('input.cursor');
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** Years 1 to 9999: outside, a database takes the number for no moment. Ranks of urgency lie well inside. */
const isInReach = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= -62e12 && (value as number) <= 253e12;

function isCursor(values: unknown, length: number): values is CursorValue[] {
  const isValue = (value: unknown) =>
    value === null || typeof value === 'string' || isInReach(value);
  return Array.isArray(values) && values.length === length && values.every(isValue);
}

/**
 * Makes a page of rows that were read with `limit + 1`: the extra row only tells that there is more.
 * @param rows at most `limit + 1` rows in the list's order
 * @param limit rows of a page
 * @param toCursor sort values of a row
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  toCursor: (row: T) => readonly CursorValue[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(toCursor(last)) : null };
}
