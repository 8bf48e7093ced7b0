import { MINUTE, SECOND } from '@wide-angle/shared';
import { Controller, HttpCode, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OutsideContract } from '../../../../platform/access/endpoint.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { WECHAT_PUSH_PATH } from '../../../../platform/http/json-body.js';
import { ProblemError } from '../../../../platform/http/problem-error.js';
import { readPushEvent } from './push-event.js';
import { decryptPush, isSignedAs } from './push-letter.js';
import { TakeWechatPush } from './take-wechat-push.js';

/** Older, or further ahead, is somebody who sends an old signature again: it covers no body in the plain mode. */
const TOLERANCE = 15 * MINUTE;
/** The answer that stops WeChat from sending an event again. */
const RECEIPT = 'success';

type Query = Readonly<Record<string, unknown>>;

/** Where WeChat pushes events to; the signature says that it is WeChat (WECHAT §5). */
@Controller()
export class WechatPushController {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(TakeWechatPush) private readonly take: TakeWechatPush,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** WeChat's console asks once whether the address is ours. */
  @OutsideContract('GET', WECHAT_PUSH_PATH, 'called by WeChat')
  check(@Req() { query }: FastifyRequest, @Res() reply: FastifyReply): void {
    const asked = query as Query;
    this.expectSigned(asked, textOf(asked.signature), []);
    void reply.type('text/plain; charset=utf-8').send(textOf(asked.echostr));
  }

  @OutsideContract('POST', WECHAT_PUSH_PATH, 'called by WeChat')
  @HttpCode(200)
  async push(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const event = readPushEvent(this.messageOf(request.query as Query, request.body));
    if (event) await this.take.run(event);
    void reply.type('text/plain; charset=utf-8').send(RECEIPT);
  }

  /** With a key, only what is encrypted counts: in the compatible mode the open text beside it could be anybody's. */
  private messageOf(query: Query, body: unknown): unknown {
    const { wechatPush, wechat } = this.config;
    if (!wechatPush?.aesKey) {
      this.expectSigned(query, textOf(query.signature), []);
      return body;
    }
    const encrypted = textOf((body as Query | null | undefined)?.Encrypt);
    this.expectSigned(query, textOf(query.msg_signature), [encrypted]);
    const text = decryptPush(wechatPush.aesKey, encrypted, wechat?.appId ?? '');
    if (text === null) throw new ProblemError('permission.denied');
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new ProblemError('input.malformed');
    }
  }

  /** @throws ProblemError `route.notFound` where no push is set up, `permission.denied` for who is not WeChat */
  private expectSigned(query: Query, signature: string, more: readonly string[]): void {
    const { wechatPush } = this.config;
    if (!wechatPush) throw new ProblemError('route.notFound');
    const timestamp = textOf(query.timestamp);
    const age = Math.abs(this.clock.now() - Number(timestamp) * SECOND);
    const isSigned = isSignedAs(
      signature,
      wechatPush.token,
      timestamp,
      textOf(query.nonce),
      ...more,
    );
    if (!isSigned || !(age <= TOLERANCE)) throw new ProblemError('permission.denied');
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
