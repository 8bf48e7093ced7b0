import { DAY, HOUR, ORPHAN_HOURS } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { MediaRepository } from '../media.repository.js';
import { StoredFiles } from '../stored-files.js';

/** Rows and keys that are looked at together. */
const BATCH = 200;
/** A stored file gets its row within seconds; one that has none after a day lost its upload in a crash. */
const STRAY_AGE = DAY;

/** What a run of the clean-up removed. */
export interface CleanedUp {
  /** Uploads that no ticket took up in time. */
  orphans: number;
  /** Stored files that belong to no upload. */
  strays: number;
}

/**
 * Removes what nobody will ask for: uploads that were never attached, and files that a crash left without a row. Several
 * processes may run it at once; each row is deleted by one of them, and deleting a file twice is no error.
 */
@Injectable()
export class CleanUpMedia {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StoredFiles) private readonly files: StoredFiles,
  ) {}

  /** @param signal ends the run early, between two batches */
  async run(signal?: AbortSignal): Promise<CleanedUp> {
    const orphans = await this.removeOrphans(signal);
    return { orphans, strays: await this.removeStrays(signal) };
  }

  private async removeOrphans(signal?: AbortSignal): Promise<number> {
    const before = this.clock.now() - ORPHAN_HOURS * HOUR;
    let removed = 0;
    while (!signal?.aborted) {
      const media = new MediaRepository(this.unitOfWork.reader);
      const ids = await media.findOrphans(before, BATCH);
      for (const id of ids) if (await this.removeOrphan(id)) removed += 1;
      if (ids.length < BATCH) break;
    }
    return removed;
  }

  /** Row first: a crash in between leaves files without a row, which the second half finds tomorrow. */
  private async removeOrphan(id: string): Promise<boolean> {
    const isMine = await this.unitOfWork.run((tx) => new MediaRepository(tx).deleteOrphan(id));
    if (isMine) await this.files.remove(id);
    return isMine;
  }

  private async removeStrays(signal?: AbortSignal): Promise<number> {
    let batch: { key: string; id: string | null }[] = [];
    let removed = 0;
    for await (const file of this.files.olderThan(this.clock.now() - STRAY_AGE)) {
      if (signal?.aborted) return removed;
      batch.push(file);
      if (batch.length < BATCH) continue;
      removed += await this.removeRowless(batch);
      batch = [];
    }
    return removed + (await this.removeRowless(batch));
  }

  private async removeRowless(batch: readonly { key: string; id: string | null }[]) {
    const ids = batch.flatMap(({ id }) => id ?? []);
    const rows = await new MediaRepository(this.unitOfWork.reader).findAll([...new Set(ids)]);
    const known = new Set(rows.map(({ id }) => id));
    const strays = batch.filter(({ id }) => id === null || !known.has(id));
    for (const { key } of strays) await this.files.removeKey(key);
    return strays.length;
  }
}
