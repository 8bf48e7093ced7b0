import type { MediaVariant } from '@wide-angle/shared';
import { MEDIA_VARIANTS } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { expiresAt } from '../../../platform/http/address-signer.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import type { ByteRange } from '../../../platform/storage/storage.js';
import { MediaSigner } from '../delivery/media-signer.js';
import { MediaRepository } from '../media.repository.js';
import { StoredFiles } from '../stored-files.js';

/** A signed address, taken apart. */
export interface SignedAddress {
  id: string;
  variant: string;
  /** Expiry, Unix seconds. */
  e: string;
  s: string;
}

/** A stored file that the holder of the address may read. */
export interface ReadableFile {
  /** Changes whenever the bytes would; they never do. */
  tag: string;
  contentType: string;
  size: number;
  /** How long the address still holds, whole seconds. */
  secondsLeft: number;
  open: (range?: ByteRange) => Promise<Readable>;
}

/** Opens a stored photo or video for whoever holds its signed address. */
@Injectable()
export class ReadMediaFile {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MediaSigner) private readonly signer: MediaSigner,
    @Inject(StoredFiles) private readonly files: StoredFiles,
  ) {}

  /** @throws ProblemError `media.notFound` for a forged address and for what is gone or withheld; `media.expired` */
  async run(address: SignedAddress): Promise<ReadableFile> {
    const { id, variant } = this.checked(address);
    const row = await new MediaRepository(this.unitOfWork.reader).findById(id);
    if (row?.state !== 'ready') throw new ProblemError('media.notFound');
    const size = await this.files.sizeOf(id, variant);
    if (size === null) throw new ProblemError('media.notFound');
    return {
      tag: `"${id}-${variant}"`,
      contentType: variant === 'full' ? row.contentType : 'image/jpeg',
      size,
      secondsLeft: Math.floor((expiresAt(address.e) - this.clock.now()) / 1000),
      open: (range) => this.files.open(id, variant, range),
    };
  }

  private checked({ id, variant, e, s }: SignedAddress): { id: string; variant: MediaVariant } {
    const known = MEDIA_VARIANTS.find((name) => name === variant);
    const found = this.signer.check(id, variant, e, s, this.clock.now());
    if (!known || found === 'forged') throw new ProblemError('media.notFound');
    if (found === 'expired') throw new ProblemError('media.expired');
    return { id, variant: known };
  }
}
