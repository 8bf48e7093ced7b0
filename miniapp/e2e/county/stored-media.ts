import type { MediaView } from '@wide-angle/shared';
import { sharp } from '../harness/media';

/** What a stored photo or video gives away. */
export interface StoredMedia {
  kind: MediaView['kind'];
  hasBytes: boolean;
  /** EXIF data in a photo, the place that test videos carry in a video. */
  tellsPlace: boolean;
}

/** Fetches the full form of each, as any viewer does, and looks for the place where it was taken. */
export function strippedFiles(
  baseUrl: string,
  media: readonly MediaView[],
): Promise<StoredMedia[]> {
  return Promise.all(
    media.map(async ({ kind, url }) => {
      const response = await fetch(new URL(url, baseUrl));
      const bytes = Buffer.from(await response.arrayBuffer());
      const tellsPlace =
        kind === 'image'
          ? (await sharp(bytes).metadata()).exif !== undefined
          : bytes.includes('+36.8661');
      return { kind, hasBytes: response.ok && bytes.length > 0, tellsPlace };
    }),
  );
}
