import { webcrypto } from 'node:crypto';
import type { Instant } from '@wide-angle/shared';
import { SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { keyFor } from './token-keys.js';

/** Who may ask with an access token, and in which capacity. */
export interface AccessClaim {
  readonly sessionId: string;
  readonly personId: string;
  readonly postId: string | null;
}

interface Verified {
  readonly claim: AccessClaim;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** About 1 MB; then all are verified anew. */
const VERIFIED_MAX = 2_000;

/** Seconds that an access token lives. */
export const ACCESS_SECONDS = 15 * 60;

const ISSUER = 'wide-angle';

/**
 * Access tokens: JWT, HS256, 15 minutes. They only say who asks; whether session and post still stand is looked up at
 * each request.
 */
@Injectable()
export class AccessTokens {
  /** Imported once: given as bytes, jose would import it anew for each request. */
  private readonly key: Promise<webcrypto.CryptoKey>;
  /** Tokens whose signature was found right. Phones send the same one for a quarter of an hour. */
  private readonly verified = new Map<string, Verified>();

  constructor(
    @Inject(Config) config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.key = signingKey(keyFor('access', config.tokenSecret));
  }

  async issue({ sessionId, personId, postId }: AccessClaim): Promise<string> {
    const now = seconds(this.clock.now());
    return new SignJWT({ sid: sessionId, pid: personId, post: postId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setIssuedAt(now)
      .setExpirationTime(now + ACCESS_SECONDS)
      .sign(await this.key);
  }

  /** What a token says; null for one that is forged, expired or of another making. */
  async read(token: string): Promise<AccessClaim | null> {
    const now = seconds(this.clock.now());
    const known = this.verified.get(token) ?? (await this.verify(token));
    return known && now < known.expiresAt ? known.claim : null;
  }

  private async verify(token: string): Promise<Verified | null> {
    const options = {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['exp'],
      currentDate: new Date(this.clock.now()),
    };
    const result = await jwtVerify(token, await this.key, options).catch(() => null);
    const claim = result && claimOf(result.payload);
    if (!claim) return null;
    const verified = { claim, expiresAt: result.payload.exp ?? 0 };
    if (this.verified.size >= VERIFIED_MAX) this.verified.clear();
    this.verified.set(token, verified);
    return verified;
  }
}

function signingKey(bytes: Buffer): Promise<webcrypto.CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return webcrypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
}

function claimOf({ sid, pid, post }: JWTPayload): AccessClaim | null {
  if (typeof sid !== 'string' || typeof pid !== 'string') return null;
  if (post !== null && typeof post !== 'string') return null;
  return { sessionId: sid, personId: pid, postId: post };
}

function seconds(at: Instant): number {
  return Math.floor(at / SECOND);
}
