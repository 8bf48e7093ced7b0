import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '@wide-angle/shared';
import { MINUTE } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';
import type { WechatConfig } from '../../../platform/config/config.js';
import { failure } from './stand-in-answers.js';
import { StandInPushes } from './stand-in-pushes.js';
import { MessageBook, type SentMessage } from './stand-in-messages.js';

/** A server on loopback that answers sign-in codes and takes messages as WeChat does (WECHAT §1, §4), for demo and tests. */
export interface WechatStandIn {
  /** Address and keys, as the product's configuration wants them. */
  readonly config: WechatConfig;
  /** What `wx.login` would give on the phone of this person. */
  issueCode(openid: string): string;
  /** The next questions are answered like this instead, in order; `hang` never answers. */
  answerNext(...answers: (object | 'hang')[]): void;
  /** As {@link answerNext}, for messages alone. */
  answerNextSend(...answers: (object | 'hang')[]): void;
  /** How many questions have come. */
  readonly asked: number;
  /** What `wx.requestSubscribeMessage` does when the person accepts. */
  accept(openid: string, templateId: string, times?: number): void;
  /** The messages that arrived, in order. */
  readonly sent: readonly SentMessage[];
  /** How many different access tokens were given out. */
  readonly tokensGiven: number;
  /** The access token that was given out is no good any more. */
  revokeToken(): void;
  /** The events that it pushes. */
  readonly pushes: StandInPushes;
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

type Answer = object | 'hang';

/** The next answers, by what they are for. */
interface Scripts {
  readonly any: Answer[];
  readonly send: Answer[];
}

const SEND = 'POST /cgi-bin/message/subscribe/send';

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function startWechatStandIn(clock: Clock): Promise<WechatStandIn> {
  const keys = { appId: 'wx0000000000000000', secret: randomBytes(16).toString('hex') };
  const book = new CodeBook(clock, keys);
  const messages = new MessageBook(clock, keys);
  const scripts: Scripts = { any: [], send: [] };
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    void answerTo(request, book, messages, scripts).then((answer) => {
      if (answer === 'hang') return;
      // Text, not JSON, is what WeChat says that it sends.
      response.setHeader('content-type', 'text/plain');
      response.end(textOf(answer));
    });
  });
  const baseUrl = await listen(server);
  return {
    config: { baseUrl, ...keys },
    issueCode: (openid) => book.issue(openid),
    answerNext: (...answers) => void scripts.any.push(...answers),
    answerNextSend: (...answers) => void scripts.send.push(...answers),
    accept: (openid, templateId, times = 1) => messages.accept(openid, templateId, times),
    revokeToken: () => messages.revokeToken(),
    sent: messages.sent,
    pushes: new StandInPushes(clock, keys.appId),
    get tokensGiven() {
      return messages.tokensGiven;
    },
    get asked() {
      return asked;
    },
    close: () => close(server),
  };
}

async function answerTo(
  request: IncomingMessage,
  book: CodeBook,
  messages: MessageBook,
  { any, send }: Scripts,
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const address = `${request.method} ${url.pathname}`;
  const body = await bodyOf(request);
  const scripted = any.shift() ?? (address === SEND ? send.shift() : undefined);
  if (scripted) return scripted;
  switch (address) {
    case 'GET /sns/jscode2session':
      return book.answer(url.searchParams);
    case 'POST /cgi-bin/stable_token':
      return messages.giveToken(body);
    case SEND:
      return messages.send(url.searchParams.get('access_token'), body);
    default:
      return failure(40066, 'invalid url');
  }
}

/** Big numbers bare, as WeChat writes them. */
function textOf(answer: object): string {
  const text = JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'bigint' ? `big:${value}` : value,
  );
  return text.replace(/"big:(\d+)"/g, '$1');
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as object);
}

function success(openid: string): object {
  return { openid, session_key: randomBytes(16).toString('base64') };
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
