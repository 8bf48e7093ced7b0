import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';
import type { WechatConfig } from '../../../platform/config/config.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import {
  askWechat,
  BUSY,
  errcodeOf,
  logRefusal,
  wordsOf,
  type WechatAnswer,
} from './wechat-call.js';
import {
  WechatGateway,
  type SubscribeAnswer,
  type SubscribeMessage,
  type WechatIdentity,
} from './wechat-gateway.js';
import { WechatTokens } from './wechat-tokens.js';

const SIGN_IN = '/sns/jscode2session';
const SEND = '/cgi-bin/message/subscribe/send';
const PAUSE_WHEN_BUSY = 300;

/** Codes of WECHAT §1 that mean something for the person; everything else is "WeChat cannot be reached". */
const MEANING: Readonly<Record<number, ErrorCode>> = {
  40029: 'session.badCode',
  40163: 'session.badCode',
  40226: 'session.wechatBlocked',
};

/** The token is wrong or has run out. */
const BAD_TOKEN: readonly number[] = [40001, 40014, 42001];
/** Refused, unsubscribed, or no permission left. */
const NOT_ALLOWED = 43101;
/** Template, openid, page or a value: it would be refused again. */
const NEVER: readonly number[] = [40003, 40037, 41030, 47001, 47003];

/** WeChat over HTTP. Neither code nor openid nor the address with the secret ever reaches a log. */
export class HttpWechatGateway extends WechatGateway {
  private readonly tokens: WechatTokens;

  constructor(
    private readonly config: WechatConfig,
    clock: Clock,
  ) {
    super();
    this.tokens = new WechatTokens(config, clock);
  }

  override async exchangeCode(code: string): Promise<WechatIdentity> {
    const answer = await this.askTwice(code);
    const identity = identityIn(answer);
    if (identity) return identity;
    const meaning = MEANING[errcodeOf(answer)];
    if (!meaning) logRefusal(SIGN_IN, answer);
    throw new ProblemError(meaning ?? 'session.wechatDown');
  }

  override async sendSubscribeMessage(message: SubscribeMessage): Promise<SubscribeAnswer> {
    const { answer, token } = await this.trySending(message);
    if (!BAD_TOKEN.includes(errcodeOf(answer)) || token === null) return meaningOf(answer);
    // Once, with another token: a second refusal is no matter of age.
    this.tokens.forget(token);
    return meaningOf((await this.trySending(message)).answer);
  }

  private async trySending({ openid, templateId, page, data }: SubscribeMessage) {
    const token = await this.tokens.get();
    if (typeof token !== 'string') return { answer: noAnswer(token.reason), token: null };
    const body = { touser: openid, template_id: templateId, page, data };
    const answer = await askWechat(this.config.baseUrl, SEND, { access_token: token }, body);
    return { answer: answer ?? noAnswer('连不上微信'), token };
  }

  /** "System busy" leaves the code unused: WeChat asks to try again. */
  private async askTwice(code: string): Promise<WechatAnswer> {
    const first = await this.askWho(code);
    if (errcodeOf(first) !== BUSY) return first;
    await sleep(PAUSE_WHEN_BUSY);
    return this.askWho(code);
  }

  private async askWho(code: string): Promise<WechatAnswer> {
    const { baseUrl, appId, secret } = this.config;
    const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' };
    const answer = await askWechat(baseUrl, SIGN_IN, query);
    if (!answer) throw new ProblemError('session.wechatDown');
    return answer;
  }
}

function noAnswer(reason: string): WechatAnswer {
  return { errcode: BUSY, errmsg: reason };
}

function meaningOf(answer: WechatAnswer): SubscribeAnswer {
  const errcode = errcodeOf(answer);
  if (errcode === 0) return { kind: 'sent', wechatId: idIn(answer) };
  if (errcode === NOT_ALLOWED) return { kind: 'refused' };
  const reason = `微信 ${errcode}：${wordsOf(answer)}`;
  return { kind: NEVER.includes(errcode) ? 'invalid' : 'busy', reason };
}

function idIn({ msgid }: WechatAnswer): string | null {
  return typeof msgid === 'string' || typeof msgid === 'number' ? String(msgid) : null;
}

function identityIn({ openid, unionid, errcode }: WechatAnswer): WechatIdentity | null {
  const isSuccess = errcode === undefined || errcode === 0;
  if (!isSuccess || typeof openid !== 'string' || openid === '') return null;
  return typeof unionid === 'string' ? { openid, unionid } : { openid };
}
