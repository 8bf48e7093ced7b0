import { randomBytes } from 'node:crypto';
import type { Instant } from '@wide-angle/shared';
import { HOUR, SECOND } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';
import type { WechatConfig } from '../../../platform/config/config.js';
import { failure } from './stand-in-answers.js';

/** A message as the stand-in received it. */
export interface SentMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}

interface SendBody {
  touser?: unknown;
  template_id?: unknown;
  page?: unknown;
  data?: unknown;
}

const TOKEN_LIFE = 2 * HOUR;

/** What each type of field takes (WECHAT §4), told apart from the code under test: by pattern. */
const FIELD_RULES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  short_thing: /^.{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  number: /^[\d.]{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  phrase: /^[\u4e00-\u9fff]{1,5}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/,
  name: /^.{1,10}$/u,
};

/** WeChat's rules for tokens and subscribe messages. */
export class MessageBook {
  readonly sent: SentMessage[] = [];
  private readonly credits = new Map<string, number>();
  private token: { text: string; at: Instant } | null = null;
  tokensGiven = 0;

  constructor(
    private readonly clock: Clock,
    private readonly keys: Pick<WechatConfig, 'appId' | 'secret'>,
  ) {}

  /** The person accepts a template so many times. */
  accept(openid: string, templateId: string, times: number): void {
    const key = `${openid}/${templateId}`;
    this.credits.set(key, (this.credits.get(key) ?? 0) + times);
  }

  /** As after a leak: the token is no good any more. */
  revokeToken(): void {
    this.token = null;
  }

  giveToken(body: { appid?: unknown; secret?: unknown; grant_type?: unknown }): object {
    if (body.grant_type !== 'client_credential') return failure(40002, 'invalid grant_type');
    if (body.appid !== this.keys.appId) return failure(40013, 'invalid appid');
    if (body.secret !== this.keys.secret) return failure(40125, 'invalid appsecret');
    if (!this.token || this.isOld(this.token.at)) {
      this.tokensGiven += 1;
      this.token = { text: randomBytes(64).toString('hex'), at: this.clock.now() };
    }
    const left = this.token.at + TOKEN_LIFE - this.clock.now();
    return { access_token: this.token.text, expires_in: Math.floor(left / SECOND) };
  }

  send(accessToken: string | null, body: SendBody): object {
    if (!accessToken) return failure(41001, 'access_token missing');
    if (accessToken !== this.token?.text) return failure(40001, 'invalid credential');
    if (this.isOld(this.token.at)) return failure(42001, 'access_token expired');
    return this.refuseBody(body) ?? this.deliver(readBody(body));
  }

  private isOld(at: Instant): boolean {
    return this.clock.now() - at >= TOKEN_LIFE;
  }

  private refuseBody({ touser, template_id: templateId, page, data }: SendBody): object | null {
    if (typeof touser !== 'string' || touser === '') return failure(40003, 'invalid openid');
    if (typeof templateId !== 'string' || templateId.startsWith('unknown'))
      return failure(40037, 'invalid template_id');
    if (typeof page !== 'string' || !/^[\w/-]+(\?|$)/.test(page))
      return failure(41030, 'invalid page');
    if (typeof data !== 'object' || data === null) return failure(47003, 'argument invalid! data');
    const wrong = Object.entries(data).find(([name, field]) => !isGood(name, field));
    return wrong ? failure(47003, `argument invalid! data.${wrong[0]}.value invalid`) : null;
  }

  private deliver(message: SentMessage): object {
    const key = `${message.openid}/${message.templateId}`;
    const left = this.credits.get(key) ?? 0;
    if (left === 0) return failure(43101, 'user refuse to accept the msg');
    this.credits.set(key, left - 1);
    this.sent.push(message);
    // A bare number of 19 digits, which no JavaScript number holds.
    return { errcode: 0, errmsg: 'ok', msgid: messageNumber(this.sent.length) };
  }
}

/** What the stand-in calls its nth message. */
export function messageNumber(n: number): bigint {
  return 1_864_323_726_461_255_680n + BigInt(n);
}

function isGood(name: string, field: unknown): boolean {
  const value = (field as { value?: unknown } | null)?.value;
  const rule = FIELD_RULES[name.replace(/\d+$/, '')];
  return typeof value === 'string' && (rule?.test(value) ?? false);
}

function readBody({ touser, template_id: templateId, page, data }: SendBody): SentMessage {
  const fields = Object.entries(data as Record<string, { value: string }>);
  return {
    openid: touser as string,
    templateId: templateId as string,
    page: page as string,
    data: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
  };
}
