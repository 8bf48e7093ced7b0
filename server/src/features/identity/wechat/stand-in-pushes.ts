import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { SECOND } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';

/** The address that events are pushed to, as it stands in WeChat's console. */
export interface PushTarget {
  readonly url: string;
  readonly token: string;
  /** 43 characters in the secure mode; without it events go unencrypted. */
  readonly encodingAesKey?: string;
}

/** What goes wrong between WeChat and the product. */
export interface PushMistakes {
  /** Signed with another token. */
  readonly isForged?: boolean;
  /** How old the signature is, in milliseconds. */
  readonly age?: number;
  /** Encrypted for another mini-program. */
  readonly appId?: string;
  /** The body's type, as some console settings send it. */
  readonly type?: string;
}

export interface PushAnswer {
  readonly status: number;
  readonly text: string;
}

/** WeChat's event pushes (WECHAT §5), written apart from the code under test. */
export class StandInPushes {
  constructor(
    private readonly clock: Clock,
    private readonly appId: string,
  ) {}

  /** What WeChat's console asks when the address is entered. */
  async checkUrl(target: PushTarget, mistakes: PushMistakes = {}): Promise<PushAnswer> {
    const query = { ...this.signed(target, mistakes), echostr: '4375120948345356249' };
    return answerOf(await fetch(addressOf(target, query)));
  }

  /**
   * An event about subscribe messages. One entry goes as an object, several as an array.
   * @param createTime seconds; the same again is the same event repeated
   */
  event(
    event: 'popup' | 'change' | 'sent',
    openid: string,
    entries: readonly object[],
    createTime = Math.floor(this.clock.now() / SECOND),
  ): object {
    const name = `subscribe_msg_${event}_event`;
    const part = `SubscribeMsg${event[0]?.toUpperCase()}${event.slice(1)}Event`;
    const List = entries.length === 1 ? entries[0] : entries;
    const head = { ToUserName: 'gh_stand_in', FromUserName: openid, CreateTime: createTime };
    return { ...head, MsgType: 'event', Event: name, [part]: { List } };
  }

  /** Sends an event once. */
  async push(target: PushTarget, event: object, mistakes: PushMistakes = {}): Promise<PushAnswer> {
    const { encodingAesKey } = target;
    if (!encodingAesKey) return this.post(target, this.signed(target, mistakes), event, mistakes);
    const Encrypt = encrypt(encodingAesKey, JSON.stringify(event), mistakes.appId ?? this.appId);
    const plain = this.signed(target, mistakes);
    const token = mistakes.isForged ? 'another' : target.token;
    const signature = sign(token, plain.timestamp, plain.nonce, Encrypt);
    const query = { ...plain, encrypt_type: 'aes', msg_signature: signature };
    return this.post(target, query, { ToUserName: 'gh_stand_in', Encrypt }, mistakes);
  }

  private async post(
    target: PushTarget,
    query: Record<string, string>,
    body: object,
    { type = 'application/json' }: PushMistakes,
  ): Promise<PushAnswer> {
    const headers = { 'content-type': type };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return answerOf(await fetch(addressOf(target, query), init));
  }

  private signed({ token }: PushTarget, { isForged, age = 0 }: PushMistakes) {
    const timestamp = String(Math.floor((this.clock.now() - age) / SECOND));
    const nonce = String(randomBytes(4).readUInt32BE());
    return { timestamp, nonce, signature: sign(isForged ? 'another' : token, timestamp, nonce) };
  }
}

function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

function encrypt(encodingAesKey: string, message: string, appId: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from(appId)]);
  const padding = 32 - (plain.length % 32);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

function addressOf({ url }: PushTarget, query: Record<string, string>): string {
  return `${url}?${new URLSearchParams(query).toString()}`;
}

async function answerOf(response: Response): Promise<PushAnswer> {
  return { status: response.status, text: await response.text() };
}
