import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '@wide-angle/shared';
import { MINUTE } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';
import type { WechatConfig } from '../../../platform/config/config.js';

/** A server on loopback that answers sign-in codes as WeChat does (WECHAT §1), for demo and tests. */
export interface WechatStandIn {
  /** Address and keys, as the product's configuration wants them. */
  readonly config: WechatConfig;
  /** What `wx.login` would give on the phone of this person. */
  issueCode(openid: string): string;
  /** The next questions are answered like this instead, in order; `hang` never answers. */
  answerNext(...answers: (object | 'hang')[]): void;
  /** How many questions have come. */
  readonly asked: number;
  close(): Promise<void>;
}

const CODE_LIFE = 5 * MINUTE;

/**
 * `demo:<login>` stands for the phone of the demo person with that account. Unlike a real code it can be used again, so
 * that it can be printed on the start page.
 */
const DEMO_CODE = /^demo:[\w.@-]{1,50}$/;

interface Issued {
  openid: string;
  at: Instant;
  isUsed: boolean;
}

type Query = Pick<URLSearchParams, 'get'>;

/** The rules, apart from the server. */
class CodeBook {
  private readonly codes = new Map<string, Issued>();

  constructor(
    private readonly clock: Clock,
    readonly keys: Pick<WechatConfig, 'appId' | 'secret'>,
  ) {}

  issue(openid: string): string {
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { openid, at: this.clock.now(), isUsed: false });
    return code;
  }

  answer(query: Query): object {
    return this.refuseKeys(query) ?? this.exchange(query.get('js_code') ?? '');
  }

  private refuseKeys(query: Query): object | null {
    if (!query.get('appid')) return failure(41002, 'appid missing');
    if (query.get('appid') !== this.keys.appId) return failure(40013, 'invalid appid');
    if (query.get('secret') !== this.keys.secret) return failure(40125, 'invalid appsecret');
    return query.get('grant_type') === 'authorization_code'
      ? null
      : failure(40002, 'invalid grant_type');
  }

  private exchange(code: string): object {
    if (DEMO_CODE.test(code)) return success(code);
    const issued = this.codes.get(code);
    if (!issued || this.clock.now() - issued.at > CODE_LIFE) return failure(40029, 'invalid code');
    if (issued.isUsed) return failure(40163, 'code been used');
    issued.isUsed = true;
    return success(issued.openid);
  }
}

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function startWechatStandIn(clock: Clock): Promise<WechatStandIn> {
  const keys = { appId: 'wx0000000000000000', secret: randomBytes(16).toString('hex') };
  const book = new CodeBook(clock, keys);
  const script: (object | 'hang')[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const isKnown = request.method === 'GET' && url.pathname === '/sns/jscode2session';
    const answer = script.shift() ?? (isKnown ? book.answer(url.searchParams) : UNKNOWN_ADDRESS);
    if (answer === 'hang') return;
    // Text, not JSON, is what WeChat says that it sends.
    response.setHeader('content-type', 'text/plain');
    response.end(JSON.stringify(answer));
  });
  const baseUrl = await listen(server);
  return {
    config: { baseUrl, ...keys },
    issueCode: (openid) => book.issue(openid),
    answerNext: (...answers) => void script.push(...answers),
    get asked() {
      return asked;
    },
    close: () => close(server),
  };
}

const UNKNOWN_ADDRESS = failure(40066, 'invalid url');

function success(openid: string): object {
  return { openid, session_key: randomBytes(16).toString('base64') };
}

function failure(errcode: number, errmsg: string): object {
  return { errcode, errmsg: `${errmsg}, rid: ${randomBytes(4).toString('hex')}` };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
    // The stand-in must never keep a process alive.
    server.unref();
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
