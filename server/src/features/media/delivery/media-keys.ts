import type { MediaVariant } from '@wide-angle/shared';

/** All files of this feature are stored under keys that begin so. */
export const KEY_PREFIX = 'media/';

/** Folders by the first digits of the time-ordered id: a new one every five hours, so none grows without end. */
const FOLDER_DIGITS = 6;

/** Where a form of an upload is stored. Derived, so that a row cannot point anywhere else. */
export function mediaKey(id: string, variant: MediaVariant): string {
  return `${KEY_PREFIX}${id.slice(0, FOLDER_DIGITS)}/${id}/${variant}`;
}

/** The id of the upload that a stored key belongs to; null for a key that {@link mediaKey} did not make. */
export function idOfKey(key: string): string | null {
  return /^media\/[^/]+\/([^/]+)\/(?:full|thumb|poster)$/.exec(key)?.[1] ?? null;
}
