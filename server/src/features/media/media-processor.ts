import { Injectable } from '@nestjs/common';
import { processImage, weighImage } from './image/process-image.js';
import type { ProcessedMedia } from './processed-media.js';
import { ProcessingQueue } from './upload/processing-queue.js';
import type { ReceivedFile } from './upload/receive-file.js';
import type { Ffmpeg } from './video/ffmpeg.js';
import { processVideo } from './video/process-video.js';

/** One file per core of a small server; the rest of the machine answers people. */
const SLOTS = 2;
/** At half a second a photo the last in the queue waits half a minute, which a phone still does. */
const WAITING_MAX = 100;

/** Turns received files into what is stored, few at a time. */
@Injectable()
export class MediaProcessor {
  private readonly queue = new ProcessingQueue(SLOTS, WAITING_MAX);
  private ffmpeg: Ffmpeg | null = null;

  /** Says whether videos get a poster. Called once at start. */
  useFfmpeg(ffmpeg: Ffmpeg | null): void {
    this.ffmpeg = ffmpeg;
  }

  /**
   * @param prefix temporary path that new files begin with
   * @throws ProblemError of {@link processImage} and {@link processVideo}; `server.busy` when too many wait
   */
  async process(received: ReceivedFile, prefix: string): Promise<ProcessedMedia> {
    const { path, format } = received;
    if (received.kind === 'video') {
      return this.queue.run(1, () => processVideo(path, format, prefix, this.ffmpeg));
    }
    const weight = await weighImage(path, format);
    return this.queue.run(weight, () => processImage(path, prefix));
  }
}
