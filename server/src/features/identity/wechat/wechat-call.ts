import { SECOND } from '@wide-angle/shared';
import { Logger } from '@nestjs/common';

/** WeChat answers HTTP 200 also on failure; `errcode` is absent or 0 on success (WECHAT §1). */
export interface WechatAnswer {
  readonly errcode?: unknown;
  readonly errmsg?: unknown;
  readonly [field: string]: unknown;
}

/** "System busy": WeChat asks to try again. */
export const BUSY = -1;

const PATIENCE = 5 * SECOND;
const logger = new Logger('WeChat');

/**
 * One question to WeChat.
 * @param query holds secrets and tokens: it never reaches a log
 * @param body sent as JSON; without it the question is a GET
 * @returns null when no answer came, or none that is JSON
 */
export async function askWechat(
  baseUrl: string,
  path: string,
  query: Readonly<Record<string, string>>,
  body?: object,
): Promise<WechatAnswer | null> {
  const url = new URL(path, baseUrl);
  url.search = new URLSearchParams(query).toString();
  const signal = AbortSignal.timeout(PATIENCE);
  const post = { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) };
  try {
    const response = await fetch(url, body ? { ...post, signal } : { signal });
    const answer: unknown = JSON.parse(wholeNumbers(await response.text()));
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch (error) {
    // Its name only: the message of some errors holds the address, and with it the secret.
    logger.error({ path, unreachable: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}

/** Ids of messages have 64 bits: as numbers of JavaScript they would end in other digits. */
function wholeNumbers(json: string): string {
  return json.replace(/("msgid"\s*:\s*)(\d{15,})/g, '$1"$2"');
}

const JSON_BODY = { 'content-type': 'application/json' };

/** 0 for a success. */
export function errcodeOf({ errcode }: WechatAnswer): number {
  return errcode === undefined ? 0 : Number(errcode);
}

/** WeChat's own words hold a request id (`rid`) that its support asks for. */
export function wordsOf({ errmsg }: WechatAnswer): string {
  return typeof errmsg === 'string' ? errmsg.slice(0, 200) : '';
}

/** Notes a failure that is ours or WeChat's, not the person's. */
export function logRefusal(path: string, answer: WechatAnswer): void {
  logger.error({ path, errcode: errcodeOf(answer), errmsg: wordsOf(answer) });
}
