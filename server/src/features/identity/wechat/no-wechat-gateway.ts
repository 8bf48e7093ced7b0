import { ProblemError } from '../../../platform/http/problem-error.js';
import { WechatGateway, type SubscribeAnswer } from './wechat-gateway.js';

/** In place of WeChat where it is not set up: people sign in with a password and look into their inbox. */
export class NoWechatGateway extends WechatGateway {
  override exchangeCode(): Promise<never> {
    return Promise.reject(new ProblemError('session.wechatDown'));
  }

  override sendSubscribeMessage(): Promise<SubscribeAnswer> {
    return Promise.resolve({ kind: 'invalid', reason: '没有接入微信' });
  }
}
