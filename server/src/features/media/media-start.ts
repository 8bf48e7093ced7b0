import { HOUR } from '@wide-angle/shared';
import multipart from '@fastify/multipart';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Config } from '../../platform/config/config.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MediaProcessor } from './media-processor.js';
import { TempFiles } from './upload/temp-files.js';
import { CleanUpMedia } from './use-cases/clean-up-media.js';
import { Ffmpeg } from './video/ffmpeg.js';

/** What must stand before the first upload comes. */
@Injectable()
export class MediaStart implements OnModuleInit {
  private readonly logger = new Logger('Media');

  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(HttpAdapterHost) private readonly adapter: HttpAdapterHost,
    @Inject(TempFiles) private readonly tempFiles: TempFiles,
    @Inject(MediaProcessor) private readonly processor: MediaProcessor,
    @Inject(CleanUpMedia) private readonly cleanUp: CleanUpMedia,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.tempFiles.open();
    await this.acceptForms();
    await this.findFfmpeg();
    this.jobs.every('media-clean-up', HOUR, (signal) => this.removeLeftOvers(signal));
  }

  private async acceptForms(): Promise<void> {
    // A worker has no HTTP server.
    const adapter: HttpAdapterHost['httpAdapter'] | undefined = this.adapter.httpAdapter;
    const server = adapter?.getInstance<FastifyInstance>();
    if (server && !server.hasContentTypeParser('multipart/form-data')) {
      await server.register(multipart);
    }
  }

  private async findFfmpeg(): Promise<void> {
    const ffmpeg = await Ffmpeg.find(this.config.ffmpeg);
    this.processor.useFfmpeg(ffmpeg);
    if (ffmpeg) return;
    this.logger.warn(
      'no ffmpeg: videos are accepted and lose their location, but get no poster frame (apt-get install ffmpeg)',
    );
  }

  private async removeLeftOvers(signal: AbortSignal): Promise<void> {
    const { orphans, strays } = await this.cleanUp.run(signal);
    if (orphans + strays === 0) return;
    this.logger.log(`removed ${orphans} unused uploads and ${strays} files without a row`);
  }
}
