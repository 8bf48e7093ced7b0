import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { keyFor } from './token-keys.js';

/** What a refresh token says. */
export interface RefreshClaim {
  readonly sessionId: string;
  /** How many-th refresh token of the session it is. */
  readonly generation: number;
}

const TOKEN = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;

/**
 * Refresh tokens: session, generation and a seal over both. Since every token that was ever given out can be told from
 * one that somebody made up, reuse of any old one is noticed, while nonsense can end nobody's session. Nothing that is in
 * the database is enough to make one.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: Buffer;

  constructor(@Inject(Config) config: Config) {
    this.key = keyFor('refresh', config.tokenSecret);
  }

  /** The token of that session and generation; the same each time. */
  issue(claim: RefreshClaim): string {
    return `${claim.sessionId}.${claim.generation}.${this.seal(claim).toString('base64url')}`;
  }

  /** What a token says, or null for one that was never given out. */
  read(token: string): RefreshClaim | null {
    const [, sessionId, generation, seal] = TOKEN.exec(token) ?? [];
    if (!sessionId || !generation || !seal) return null;
    const claim = { sessionId, generation: Number(generation) };
    return timingSafeEqual(Buffer.from(seal, 'base64url'), this.seal(claim)) ? claim : null;
  }

  private seal({ sessionId, generation }: RefreshClaim): Buffer {
    return createHmac('sha256', this.key).update(`${sessionId}.${generation}`).digest();
  }
}
