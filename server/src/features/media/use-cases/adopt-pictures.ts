import type { Instant } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { MediaProcessor } from '../media-processor.js';
import { MediaRow } from '../media.entity.js';
import type { ProcessedMedia } from '../processed-media.js';
import { StoredFiles } from '../stored-files.js';
import { receiveFile, type ReceivedFile } from '../upload/receive-file.js';
import { TempFiles } from '../upload/temp-files.js';
import { Readable } from 'node:stream';
import { stat } from 'node:fs/promises';

/** One picture to be had by a ticket. `picture` is the place in the list of pictures. */
export interface Adoption {
  readonly id: string;
  readonly picture: number;
  readonly ownerPersonId: string;
  readonly ticketId: string;
  readonly at: Instant;
}

interface Ready {
  readonly received: ReceivedFile;
  readonly processed: ProcessedMedia;
  readonly bytes: number;
}

/** Takes in pictures that belong to tickets already: for imports and the demo. They pass the same checks as uploads. */
@Injectable()
export class AdoptPictures {
  constructor(
    @Inject(TempFiles) private readonly tempFiles: TempFiles,
    @Inject(MediaProcessor) private readonly processor: MediaProcessor,
    @Inject(StoredFiles) private readonly files: StoredFiles,
  ) {}

  /** A new id for an adoption, so that events can name it before it is stored. */
  static newId(): string {
    return newId();
  }

  /**
   * Checks each picture once and stores it for every adoption.
   * @param pictures whole files
   * @throws ProblemError `media.*` for a picture that an upload would be refused for
   */
  async run(tx: Tx, pictures: readonly Buffer[], adoptions: readonly Adoption[]): Promise<void> {
    await this.tempFiles.open();
    await this.tempFiles.with(async (prefix) => {
      const ready = await Promise.all(
        pictures.map((picture, at) => this.prepare(picture, `${prefix}${at}`)),
      );
      const rows: MediaRow[] = [];
      for (const adoption of adoptions) {
        const source = ready[adoption.picture];
        if (!source) throw new RangeError(`no picture ${adoption.picture}`);
        await this.files.keep(adoption.id, source.processed.files, () =>
          Promise.resolve(adoption.id),
        );
        rows.push(rowOf(adoption, source));
      }
      await insertRows(tx, MediaRow, rows);
    });
  }

  private async prepare(picture: Buffer, prefix: string): Promise<Ready> {
    const received = await receiveFile(Readable.from([picture]), `${prefix}in`);
    const processed = await this.processor.process(received, prefix);
    return { received, processed, bytes: (await stat(processed.files.full)).size };
  }
}

function rowOf(
  { id, ownerPersonId, ticketId, at }: Adoption,
  { received, processed, bytes }: Ready,
): MediaRow {
  const { contentType, width, height, durationMs, files } = processed;
  return {
    ...{ id, ownerPersonId, contentType, width, height, durationMs, bytes },
    kind: received.kind,
    state: 'ready',
    hasPreview: Boolean(files.thumb ?? files.poster),
    sha256: received.sha256,
    createdAt: at,
    attachedTicketId: ticketId,
    attachedAt: at,
  };
}
