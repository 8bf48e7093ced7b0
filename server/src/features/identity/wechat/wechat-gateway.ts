/** Who signed in with WeChat. The `session_key` that WeChat also gives stays out of the product. */
export interface WechatIdentity {
  /** The person, as this mini-program knows him. */
  readonly openid: string;
  /** The same person across programs of one owner; only where they are bound to an open platform account. */
  readonly unionid?: string;
}

/** WeChat's answer to "who is this?" (WECHAT §1). */
export abstract class WechatGateway {
  /**
   * @param code of `wx.login`; good once and for five minutes
   * @throws ProblemError `session.badCode`, `session.wechatBlocked` or `session.wechatDown`
   */
  abstract exchangeCode(code: string): Promise<WechatIdentity>;
}
