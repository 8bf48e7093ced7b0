import type { TemplateData } from '@wide-angle/shared';

/** Who signed in with WeChat. The `session_key` that WeChat also gives stays out of the product. */
export interface WechatIdentity {
  /** The person, as this mini-program knows him. */
  readonly openid: string;
  /** The same person across programs of one owner; only where they are bound to an open platform account. */
  readonly unionid?: string;
}

/** A message to somebody's WeChat (WECHAT §4). */
export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Page of the mini-program that a tap opens, with its query. */
  readonly page: string;
  readonly data: TemplateData;
}

/**
 * What came of it. `refused`: the person allows no message with this template (any more). `invalid`: it will never be
 * accepted as it is. `busy`: later, perhaps.
 */
export type SubscribeAnswer =
  /** `wechatId` names the message where WeChat later tells that it did not arrive; null where WeChat gave none. */
  | { readonly kind: 'sent'; readonly wechatId: string | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'invalid' | 'busy'; readonly reason: string };

/** WeChat's side of the product. */
export abstract class WechatGateway {
  /**
   * Answers "who is this?" (WECHAT §1).
   * @param code of `wx.login`; good once and for five minutes
   * @throws ProblemError `session.badCode`, `session.wechatBlocked` or `session.wechatDown`
   */
  abstract exchangeCode(code: string): Promise<WechatIdentity>;

  /** Sends a message that the person allowed before. Never throws: each answer means something. */
  abstract sendSubscribeMessage(message: SubscribeMessage): Promise<SubscribeAnswer>;
}
