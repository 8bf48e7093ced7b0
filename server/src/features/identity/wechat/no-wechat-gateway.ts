import { ProblemError } from '../../../platform/http/problem-error.js';
import { WechatGateway } from './wechat-gateway.js';

/** In place of WeChat where it is not set up: people sign in with a password. */
export class NoWechatGateway extends WechatGateway {
  override exchangeCode(): Promise<never> {
    return Promise.reject(new ProblemError('session.wechatDown'));
  }
}
