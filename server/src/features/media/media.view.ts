import type { Instant, MediaVariant, MediaView } from '@wide-angle/shared';
import type { MediaSigner } from './delivery/media-signer.js';
import type { MediaRow } from './media.entity.js';

/**
 * A row as screens get it, with addresses that live for half an hour.
 * @param now the moment from which the addresses count
 */
export function mediaView(row: MediaRow, signer: MediaSigner, now: Instant): MediaView {
  const address = (variant: MediaVariant) => signer.addressOf(row.id, variant, now);
  const preview = row.kind === 'image' ? 'thumb' : 'poster';
  return {
    id: row.id,
    kind: row.kind,
    url: address('full'),
    thumbnailUrl: row.hasPreview ? address(preview) : null,
    width: row.width,
    height: row.height,
    durationSeconds: row.durationMs === null ? null : secondsOf(row.durationMs),
  };
}

/** Whole seconds as a player shows them: a film of 3 s may say 3.04; a shorter one than a second is one all the same. */
function secondsOf(durationMs: number): number {
  return Math.max(1, Math.round(durationMs / 1000));
}
