import { MEDIA_VARIANTS, type Instant, type MediaVariant } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Storage, type ByteRange } from '../../platform/storage/storage.js';
import { idOfKey, KEY_PREFIX, mediaKey } from './delivery/media-keys.js';
import type { ProcessedMedia } from './processed-media.js';

/** The stored files of uploads, all forms of one together. */
@Injectable()
export class StoredFiles {
  private readonly logger = new Logger('Media');
  /** Uploads of this process whose row is not written yet: the clean-up must not take them for strays. */
  private readonly underWay = new Set<string>();

  constructor(@Inject(Storage) private readonly storage: Storage) {}

  /**
   * Stores all forms of an upload and then runs `work`, which writes the row. If either fails, the files are removed.
   * @param work gives the id of the upload that stays: another one means that this was a repeat
   */
  async keep(
    id: string,
    files: ProcessedMedia['files'],
    work: () => Promise<string>,
  ): Promise<string> {
    this.underWay.add(id);
    let kept: string | null = null;
    try {
      for (const [variant, path] of Object.entries(files)) {
        await this.storage.put(mediaKey(id, variant as MediaVariant), path);
      }
      kept = await work();
      return kept;
    } finally {
      if (kept !== id) await this.remove(id);
      this.underWay.delete(id);
    }
  }

  /** Bytes of one form of an upload; null, and a line for the operator, when the storage has lost it. */
  async sizeOf(id: string, variant: MediaVariant): Promise<number | null> {
    const key = mediaKey(id, variant);
    const stored = await this.storage.stat(key);
    if (!stored) this.logger.warn(`no stored file ${key}`);
    return stored && stored.size;
  }

  /** The bytes of one form of an upload. */
  open(id: string, variant: MediaVariant, range?: ByteRange): Promise<Readable> {
    return this.storage.openRead(mediaKey(id, variant), range);
  }

  /** Removes all forms of an upload; what does not exist is no error. */
  async remove(id: string): Promise<void> {
    for (const variant of MEDIA_VARIANTS) await this.storage.delete(mediaKey(id, variant));
  }

  /**
   * Stored files that were last written before a moment, by the id in their key (null for foreign files). The files of
   * uploads that this process has in hand are left out.
   */
  async *olderThan(before: Instant): AsyncGenerator<{ key: string; id: string | null }> {
    for await (const { key, modifiedAt } of this.storage.list(KEY_PREFIX)) {
      const id = idOfKey(key);
      if (modifiedAt < before && !(id && this.underWay.has(id))) yield { key, id };
    }
  }

  async removeKey(key: string): Promise<void> {
    await this.storage.delete(key);
  }
}
