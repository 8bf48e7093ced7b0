import type { MediaKind, MediaView } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { MediaSigner } from './delivery/media-signer.js';
import { MediaRepository } from './media.repository.js';
import { mediaView } from './media.view.js';

/** How many photos and videos. */
export interface MediaCounts {
  images: number;
  videos: number;
}

/** Most that one report or action may carry (the sentence of `media.tooMany` says the same). */
const COUNT_MAX: MediaCounts = { images: 9, videos: 1 };

/** What other features may ask of photos and videos. */
@Injectable()
export class Media {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MediaSigner) private readonly signer: MediaSigner,
  ) {}

  /**
   * Gives a person's uploads to a ticket, all or none of them.
   * @param tx the transaction of the ticket's change
   * @param mediaIds as the client named them; may be empty
   * @throws ProblemError `media.unknown` when one is not this person's own unattached upload or is named twice,
   *   `media.tooMany`
   */
  async attach(
    tx: Tx,
    mediaIds: readonly string[],
    ownerPersonId: string,
    ticketId: string,
  ): Promise<MediaCounts> {
    if (mediaIds.length === 0) return { images: 0, videos: 0 };
    const media = new MediaRepository(tx);
    const counts = await countsOf(media, mediaIds, ownerPersonId);
    const attached = await media.attach(mediaIds, ownerPersonId, ticketId, this.clock.now());
    if (attached !== mediaIds.length) throw new ProblemError('media.unknown');
    return counts;
  }

  /** What {@link attach} would count, before anything is decided. Throws the same. */
  async kinds(mediaIds: readonly string[], personId: string): Promise<MediaCounts> {
    if (mediaIds.length === 0) return { images: 0, videos: 0 };
    return countsOf(new MediaRepository(this.unitOfWork.reader), mediaIds, personId);
  }

  /**
   * Views of any number of uploads in one go; the caller has made sure that the reader may see them. Ids that don't
   * exist or are withheld are missing from the answer.
   */
  async views(mediaIds: readonly string[]): Promise<ReadonlyMap<string, MediaView>> {
    const rows = await new MediaRepository(this.unitOfWork.reader).findAll([...new Set(mediaIds)]);
    const now = this.clock.now();
    const shown = rows.filter(({ state }) => state === 'ready');
    return new Map(shown.map((row) => [row.id, mediaView(row, this.signer, now)]));
  }

  /** Hides an upload from everyone after a content check. The file is kept. @returns false when it is unknown */
  withhold(tx: Tx, mediaId: string): Promise<boolean> {
    return new MediaRepository(tx).withhold(mediaId);
  }
}

async function countsOf(
  media: MediaRepository,
  mediaIds: readonly string[],
  personId: string,
): Promise<MediaCounts> {
  if (mediaIds.length > COUNT_MAX.images + COUNT_MAX.videos)
    throw new ProblemError('media.tooMany');
  const rows = await media.findUnattached(mediaIds, personId);
  if (rows.length !== mediaIds.length) throw new ProblemError('media.unknown');
  const count = (kind: MediaKind) => rows.filter((row) => row.kind === kind).length;
  const counts = { images: count('image'), videos: count('video') };
  const isTooMany = counts.images > COUNT_MAX.images || counts.videos > COUNT_MAX.videos;
  if (isTooMany) throw new ProblemError('media.tooMany');
  return counts;
}
