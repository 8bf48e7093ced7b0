import { SCENE_PATTERN } from '@wide-angle/shared';

/** Parameters of a page as plain text. */
export type Query = Readonly<Record<string, string>>;

/** What Taro adds to the parameters of every page. */
const TARO_KEYS = new Set(['$taroTimestamp', 'stamp']);

/**
 * Parameters of a page as they were meant: decoded once (neither WeChat nor Taro's H5 decodes), without Taro's own
 * keys. `scene` and `q` of WeChat's codes pass through the same way.
 */
export function cleanQuery(params: Readonly<Record<string, unknown>>): Query {
  const entries = Object.entries(params)
    .filter(([key, value]) => !TARO_KEYS.has(key) && value !== undefined && value !== null)
    .map(([key, value]) => [key, decoded(String(value))] as const);
  return Object.fromEntries(entries);
}

/** `?a=1&b=%E4%BD%A0`, or nothing; empty and undefined values are left out. */
export function queryText(query: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/**
 * The code that was scanned, from a page's clean parameters: WeChat's `scene`, or the link of an ordinary QR code in
 * `q`, whose path ends in `/s/<scene>`. Null where the page was opened otherwise, or by a code that is not ours.
 */
export function sceneOf(query: Query): string | null {
  const text = query.scene ?? query.q;
  return text ? sceneFromText(text) : null;
}

/** The scene in a scanned text: a whole address, a path with `scene=`, or the bare code. Null for a foreign code. */
export function sceneFromText(text: string): string | null {
  const trimmed = text.trim();
  const inPath = /\/s\/([^/?#]+)/.exec(trimmed)?.[1];
  const inQuery = /[?&]scene=([^&#]+)/.exec(trimmed)?.[1];
  const scene = decoded(inPath ?? inQuery ?? trimmed);
  return SCENE_PATTERN.test(scene) ? scene : null;
}

/** Decodes once; text that is no valid encoding stays as it is (a `%` that somebody typed). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
