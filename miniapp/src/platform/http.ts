import Taro from '@tarojs/taro';
import { errorMessage } from './error-message';
import { NetworkError } from './problem-error';
import { overridable } from './overridable';

/** One request as it leaves; `data` is sent as JSON. */
export interface HttpRequest {
  method: string;
  url: string;
  header: Record<string, string>;
  data: unknown;
  /** Milliseconds until it is given up. */
  timeout: number;
}

/** An answer of any status; `data` is parsed JSON, or null where there is none. */
export interface HttpAnswer {
  statusCode: number;
  header: Readonly<Record<string, unknown>>;
  data: unknown;
}

const request = overridable('request', Taro.request);

/**
 * Sends a request by WeChat. `wx.request` knows no PATCH, so the contract must do without it.
 * @throws NetworkError when no answer came
 */
export async function sendHttp(options: HttpRequest): Promise<HttpAnswer> {
  try {
    const answer = await request({ ...options, method: options.method as 'GET', dataType: 'json' });
    return { statusCode: answer.statusCode, header: answer.header ?? {}, data: answer.data };
  } catch (error) {
    throw new NetworkError(/time\s?out/i.test(errorMessage(error)) ? 'timeout' : 'offline');
  }
}
