import type { MediaKind } from '@wide-angle/shared';
import { fileTypeFromBuffer } from 'file-type';

/** What we take (DESIGN §6 Files). HEIC is missing on purpose: WeChat and browsers hand out JPEG for it. */
export type UploadFormat = 'jpeg' | 'png' | 'webp' | 'mp4' | 'mov';

/** So many first bytes are enough to know a format. */
export const HEAD_BYTES = 4100;

const FORMATS: ReadonlyMap<string, UploadFormat> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['video/mp4', 'mp4'],
  ['video/quicktime', 'mov'],
]);

/**
 * Tells a file's format by its content; its name and the type that the client declares are never asked.
 * @param head the first {@link HEAD_BYTES} of the file, or all of a smaller one
 * @returns the format, null for everything that we don't take
 */
export async function sniff(head: Uint8Array): Promise<UploadFormat | null> {
  const type = await fileTypeFromBuffer(head);
  return FORMATS.get(type?.mime ?? '') ?? null;
}

/** Photo or video. */
export function kindOf(format: UploadFormat): MediaKind {
  return format === 'mp4' || format === 'mov' ? 'video' : 'image';
}
