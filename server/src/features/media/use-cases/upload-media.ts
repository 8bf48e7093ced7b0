import { mediaApi, type Actor, type MediaView } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { stat } from 'node:fs/promises';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { MediaSigner } from '../delivery/media-signer.js';
import { MediaRepository } from '../media.repository.js';
import { mediaView } from '../media.view.js';
import { MediaProcessor } from '../media-processor.js';
import type { ProcessedMedia } from '../processed-media.js';
import { StoredFiles } from '../stored-files.js';
import type { ReceivedFile } from '../upload/receive-file.js';
import { TempFiles } from '../upload/temp-files.js';

/** A person who has so many uploads that belong to nothing is not reporting, he is filling the disk. */
const UNATTACHED_MAX = 60;
/** What to tell such a person: some will have been taken up or deleted by then. */
const RETRY_SECONDS = 3600;

const ENDPOINT = `${mediaApi.upload.method} ${mediaApi.upload.path}`;

/** Takes in one photo or video. */
@Injectable()
export class UploadMedia {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(TempFiles) private readonly tempFiles: TempFiles,
    @Inject(MediaProcessor) private readonly processor: MediaProcessor,
    @Inject(StoredFiles) private readonly files: StoredFiles,
    @Inject(MediaSigner) private readonly signer: MediaSigner,
  ) {}

  /**
   * Receives, checks, cleans and stores a file, then writes its row. Killed at any point it leaves no row without files;
   * what it may leave is a temporary file or a stored file without row, and both are cleaned up.
   * @param key idempotency key; a repeat with the same bytes gives the upload of the first
   * @param receive writes the file's bytes to the path that it gets
   * @throws ProblemError `media.*`, `server.busy`, `request.tooMany`, `request.repeatedDifferently`
   */
  async run(
    actor: Actor,
    key: string,
    receive: (path: string) => Promise<ReceivedFile>,
  ): Promise<MediaView> {
    await this.refuseHoarders(actor.personId);
    const id = await this.tempFiles.with(async (prefix) => {
      const received = await receive(`${prefix}in`);
      const request = { endpoint: ENDPOINT, body: { sha256: received.sha256 } };
      return this.takeIn(received, prefix, { personId: actor.personId, key, ...request });
    });
    const row = await new MediaRepository(this.unitOfWork.reader).findById(id);
    if (!row) throw new ProblemError('media.unknown');
    return mediaView(row, this.signer, this.clock.now());
  }

  private async takeIn(
    received: ReceivedFile,
    prefix: string,
    request: Parameters<IdempotentRequests['once']>[0],
  ): Promise<string> {
    const before = await this.requests.find(request);
    if (before) return before;
    const processed = await this.processor.process(received, prefix);
    const id = newId();
    const row = { id, ...(await this.rowOf(received, processed)), ownerPersonId: request.personId };
    return this.files.keep(id, processed.files, () =>
      this.requests.once({ ...request, resourceId: id }, async (tx) => {
        await new MediaRepository(tx).insert(row);
        return id;
      }),
    );
  }

  private async rowOf(received: ReceivedFile, processed: ProcessedMedia) {
    const { files, contentType, width, height, durationMs } = processed;
    const { size: bytes } = await stat(files.full);
    return {
      ...{ kind: received.kind, state: 'ready' as const, sha256: received.sha256 },
      ...{ contentType, bytes, width, height, durationMs },
      hasPreview: Boolean(files.thumb ?? files.poster),
      createdAt: this.clock.now(),
      attachedTicketId: null,
      attachedAt: null,
    };
  }

  private async refuseHoarders(personId: string): Promise<void> {
    const media = new MediaRepository(this.unitOfWork.reader);
    if ((await media.countUnattached(personId)) < UNATTACHED_MAX) return;
    throw new ProblemError('request.tooMany', { seconds: RETRY_SECONDS });
  }
}
