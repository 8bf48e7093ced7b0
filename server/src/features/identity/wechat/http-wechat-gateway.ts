import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND, type ErrorCode } from '@wide-angle/shared';
import { Logger } from '@nestjs/common';
import type { WechatConfig } from '../../../platform/config/config.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { WechatGateway, type WechatIdentity } from './wechat-gateway.js';

/** `GET /sns/jscode2session`: HTTP 200 also on failure, `errcode` absent on success (WECHAT §1). */
interface CodeAnswer {
  openid?: unknown;
  unionid?: unknown;
  errcode?: unknown;
  errmsg?: unknown;
}

const BUSY = -1;
const PATIENCE = 5 * SECOND;
const PAUSE_WHEN_BUSY = 300;

/** Codes of WECHAT §1 that mean something for the person; everything else is "WeChat cannot be reached". */
const MEANING: Readonly<Record<number, ErrorCode>> = {
  40029: 'session.badCode',
  40163: 'session.badCode',
  40226: 'session.wechatBlocked',
};

/** WeChat over HTTP. Neither the code nor the openid nor the address with the secret ever reaches a log. */
export class HttpWechatGateway extends WechatGateway {
  private readonly logger = new Logger('WeChat');

  constructor(private readonly config: WechatConfig) {
    super();
  }

  override async exchangeCode(code: string): Promise<WechatIdentity> {
    const answer = await this.askTwice(code);
    const identity = identityIn(answer);
    if (identity) return identity;
    const errcode = Number(answer.errcode);
    const meaning = MEANING[errcode];
    if (!meaning) this.logger.error({ errcode, errmsg: shortText(answer.errmsg) });
    throw new ProblemError(meaning ?? 'session.wechatDown');
  }

  /** "System busy" leaves the code unused: WeChat asks to try again. */
  private async askTwice(code: string): Promise<CodeAnswer> {
    const first = await this.ask(code);
    if (first.errcode !== BUSY) return first;
    await sleep(PAUSE_WHEN_BUSY);
    return this.ask(code);
  }

  private async ask(code: string): Promise<CodeAnswer> {
    const { baseUrl, appId, secret } = this.config;
    const url = new URL('/sns/jscode2session', baseUrl);
    url.search = new URLSearchParams({
      appid: appId,
      secret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
      const answer: unknown = await response.json();
      return typeof answer === 'object' && answer !== null ? answer : {};
    } catch (error) {
      // Its name only: the message of some errors holds the address, and with it the secret.
      this.logger.error({ unreachable: error instanceof Error ? error.name : 'unknown' });
      throw new ProblemError('session.wechatDown');
    }
  }
}

function identityIn({ openid, unionid, errcode }: CodeAnswer): WechatIdentity | null {
  const isSuccess = errcode === undefined || errcode === 0;
  if (!isSuccess || typeof openid !== 'string' || openid === '') return null;
  return typeof unionid === 'string' ? { openid, unionid } : { openid };
}

/** WeChat's own words hold a request id (`rid`) that its support asks for. */
function shortText(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, 200) : '';
}
