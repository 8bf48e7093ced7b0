import { MEDIA_VARIANTS, type Instant, type MediaVariant } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Storage } from '../../platform/storage/storage.js';
import { idOfKey, KEY_PREFIX, mediaKey } from './delivery/media-keys.js';
import type { ProcessedMedia } from './processed-media.js';

/** The stored files of uploads, all forms of one together. */
@Injectable()
export class StoredFiles {
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
