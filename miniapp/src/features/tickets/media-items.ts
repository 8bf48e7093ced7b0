import { type MediaView } from '@wide-angle/shared';
import { addressOf } from '../../platform/request';
import { type MediaItem } from '../../ui/media-grid';

/** Photos and videos of the server, ready to be shown: their addresses are relative to the origin. */
export function mediaItems(media: readonly MediaView[]): MediaItem[] {
  return media.map(({ id, kind, url, thumbnailUrl, durationSeconds }) => ({
    id,
    kind,
    url: addressOf(url),
    picture: thumbnailUrl ? addressOf(thumbnailUrl) : kind === 'image' ? addressOf(url) : null,
    seconds: durationSeconds,
  }));
}
