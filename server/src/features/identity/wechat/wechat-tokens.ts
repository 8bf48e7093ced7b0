import { MINUTE, SECOND, type Instant } from '@wide-angle/shared';
import type { Clock } from '../../../platform/clock/clock.js';
import type { WechatConfig } from '../../../platform/config/config.js';
import { askWechat, logRefusal, wordsOf } from './wechat-call.js';

const PATH = '/cgi-bin/stable_token';
/** A token is asked for anew before it ends; the old one stays good meanwhile (WECHAT §1). */
const EARLY = MINUTE;

interface Kept {
  readonly token: string;
  readonly until: Instant;
}

/** What it says instead of a token. */
export interface NoToken {
  readonly reason: string;
}

/**
 * The access token that the server's own calls to WeChat need, kept in memory: `stable_token` gives every process the
 * same one, so nothing has to be shared between them.
 */
export class WechatTokens {
  private kept: Kept | null = null;
  private asking: Promise<string | NoToken> | null = null;

  constructor(
    private readonly config: WechatConfig,
    private readonly clock: Clock,
  ) {}

  /** The token; callers that come at once share one question. */
  get(): Promise<string | NoToken> {
    const { kept } = this;
    if (kept && this.clock.now() < kept.until) return Promise.resolve(kept.token);
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  /** WeChat says that it is no good (any more). A newer one stays. */
  forget(token: string): void {
    if (this.kept?.token === token) this.kept = null;
  }

  private async ask(): Promise<string | NoToken> {
    const { baseUrl, appId, secret } = this.config;
    const body = { grant_type: 'client_credential', appid: appId, secret };
    const answer = await askWechat(baseUrl, PATH, {}, body);
    if (!answer) return { reason: '连不上微信' };
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || token === '') {
      logRefusal(PATH, answer);
      return { reason: `微信不给令牌 ${String(answer.errcode)} ${wordsOf(answer)}` };
    }
    const life = (Number(seconds) || 0) * SECOND - EARLY;
    this.kept = { token, until: this.clock.now() + Math.max(life, 0) };
    return token;
  }
}
