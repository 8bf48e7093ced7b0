import { Module } from '@nestjs/common';
import path from 'node:path';
import { Config } from '../../platform/config/config.js';
import { MediaSigner } from './delivery/media-signer.js';
import { MediaProcessor } from './media-processor.js';
import { MediaStart } from './media-start.js';
import { MediaController } from './media.controller.js';
import { Media } from './media.js';
import { StoredFiles } from './stored-files.js';
import { TempFiles } from './upload/temp-files.js';
import { AdoptPictures } from './use-cases/adopt-pictures.js';
import { CleanUpMedia } from './use-cases/clean-up-media.js';
import { ReadMediaFile } from './use-cases/read-media-file.js';
import { UploadMedia } from './use-cases/upload-media.js';

/** Photos and videos: taking them in, serving them, cleaning up. */
@Module({
  controllers: [MediaController],
  providers: [
    Media,
    MediaProcessor,
    MediaStart,
    StoredFiles,
    AdoptPictures,
    CleanUpMedia,
    ReadMediaFile,
    UploadMedia,
    {
      provide: MediaSigner,
      inject: [Config],
      useFactory: (config: Config) => new MediaSigner(config.tokenSecret),
    },
    {
      provide: TempFiles,
      inject: [Config],
      useFactory: (config: Config) => new TempFiles(path.join(config.dataDir, 'uploads')),
    },
  ],
  exports: [Media, AdoptPictures],
})
export class MediaModule {}
