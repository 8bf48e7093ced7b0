import { API_PREFIX, MINUTE, SECOND, type Instant, type MediaVariant } from '@wide-angle/shared';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** An address stays the same for so long, so that a client's cache finds the picture again. */
const WINDOW = 15 * MINUTE;
/** Windows that an address lives after the one that it was made in: 30 to 45 minutes. */
const WINDOWS_VALID = 2;
/** 128 bits of the HMAC: nobody guesses them, and a list of pictures stays short. */
const SIGNATURE_BYTES = 16;

/** What the check of an address finds. Only a genuine address is ever `expired`. */
export type SignatureCheck = 'valid' | 'expired' | 'forged';

/** Makes and checks the addresses of stored files: whoever holds one may read that one file until it expires. */
export class MediaSigner {
  private readonly key: Buffer;

  /** @param secret the installation's secret; a key of our own is derived from it */
  constructor(secret: string | Buffer) {
    this.key = createHmac('sha256', secret).update('media-url').digest();
  }

  /** The address of one form of an upload, relative to the origin. */
  addressOf(id: string, variant: MediaVariant, now: Instant): string {
    const window = Math.floor(now / WINDOW);
    const expiry = ((window + 1 + WINDOWS_VALID) * WINDOW) / SECOND;
    const signature = this.sign(id, variant, String(expiry)).toString('base64url');
    return `${API_PREFIX}/media/${id}/${variant}?e=${expiry}&s=${signature}`;
  }

  /**
   * @param expiry Unix seconds as they stand in the address
   * @param signature base64url as it stands in the address
   */
  check(
    id: string,
    variant: string,
    expiry: string,
    signature: string,
    now: Instant,
  ): SignatureCheck {
    const given = Buffer.from(signature, 'base64url');
    const due = this.sign(id, variant, expiry);
    if (given.length !== due.length || !timingSafeEqual(given, due)) return 'forged';
    return expiresAt(expiry) > now ? 'valid' : 'expired';
  }

  private sign(id: string, variant: string, expiry: string): Buffer {
    const hmac = createHmac('sha256', this.key).update(`${id}/${variant}/${expiry}`);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  }
}

/** Moment at which an address expires, from its `e`. */
export function expiresAt(expiry: string): Instant {
  return Number(expiry) * SECOND;
}
