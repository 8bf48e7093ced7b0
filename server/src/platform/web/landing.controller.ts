import { Controller, Inject, Param, Req, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OutsideContract } from '../access/endpoint.js';
import { startPageOf } from './start-page.js';

const MINI_PROGRAM = '/m/';

/** Where people come in from outside: the bare address, and the codes on stairwell doors. */
@Controller()
export class LandingController {
  constructor(@Inject(ModuleRef) private readonly modules: ModuleRef) {}

  @OutsideContract('GET', '/', 'page')
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = startPageOf(this.modules);
    if (!page) return void reply.redirect(MINI_PROGRAM, 302);
    const html = await page.html(`${request.protocol}://${request.host}`);
    return void reply.type('text/html; charset=utf-8').send(html);
  }

  /** A printed code read without WeChat: the same page in the browser, filled in the same way. */
  @OutsideContract('GET', '/s/:scene', 'page')
  code(@Param('scene') scene: string, @Res() reply: FastifyReply): void {
    // Nest has set 200 by now, which a redirect without a number would keep.
    const page = `${MINI_PROGRAM}#/pages/home/index?scene=${encodeURIComponent(scene)}`;
    void reply.redirect(page, 302);
  }
}
