import { mediaApi, type Actor, type MediaView } from '@wide-angle/shared';
import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import { sendFile } from './delivery/send-file.js';
import { MediaFileParamsDto, MediaFileQueryDto } from './media.dto.js';
import { drainRequest } from './upload/drain-request.js';
import { receiveMultipartFile } from './upload/multipart-file.js';
import { ReadMediaFile } from './use-cases/read-media-file.js';
import { UploadMedia } from './use-cases/upload-media.js';

/** Photos and videos in and out. */
@Controller()
export class MediaController {
  constructor(
    @Inject(UploadMedia) private readonly uploadMedia: UploadMedia,
    @Inject(ReadMediaFile) private readonly readMediaFile: ReadMediaFile,
  ) {}

  @Endpoint(mediaApi.upload)
  async upload(
    @CurrentActor() actor: Actor,
    @RequestKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<MediaView> {
    try {
      return await this.uploadMedia.run(actor, key, (path) => receiveMultipartFile(request, path));
    } catch (error) {
      const drained = drainRequest(request.raw);
      // A connection that closes with the answer would be reset while the client still sends, and the answer lost.
      if (request.headers.connection?.toLowerCase() === 'close') await drained;
      throw error;
    }
  }

  @Endpoint(mediaApi.file)
  async file(
    @Param() params: MediaFileParamsDto,
    @Query() query: MediaFileQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(request, reply, await this.readMediaFile.run({ ...params, ...query }));
  }
}
