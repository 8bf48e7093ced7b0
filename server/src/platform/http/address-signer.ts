import { MINUTE, SECOND, type Instant } from '@wide-angle/shared';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** An address stays the same for so long, so that a client's cache finds the file again. */
const WINDOW = 15 * MINUTE;
/** Windows that an address lives after the one that it was made in: 30 to 45 minutes. */
const WINDOWS_VALID = 2;
/** 128 bits of the HMAC: nobody guesses them, and an address stays short. */
const SIGNATURE_BYTES = 16;

/** What the check of an address finds. Only a genuine address is ever `expired`. */
export type SignatureCheck = 'valid' | 'expired' | 'forged';

/** Signs addresses of files: whoever holds one may read that one file until it expires. */
export class AddressSigner {
  private readonly key: Buffer;

  /**
   * @param secret the installation's secret; a key of our own is derived from it
   * @param purpose what is signed; signatures of one purpose are nothing to another
   */
  constructor(secret: string | Buffer, purpose: string) {
    this.key = createHmac('sha256', secret).update(purpose).digest();
  }

  /** What the address of a file has to carry. */
  sign(file: string, now: Instant): { expiry: number; signature: string } {
    const window = Math.floor(now / WINDOW);
    const expiry = ((window + 1 + WINDOWS_VALID) * WINDOW) / SECOND;
    return { expiry, signature: this.hmac(file, String(expiry)).toString('base64url') };
  }

  /**
   * @param expiry Unix seconds as they stand in the address
   * @param signature base64url as it stands in the address
   */
  check(file: string, expiry: string, signature: string, now: Instant): SignatureCheck {
    const given = Buffer.from(signature, 'base64url');
    const due = this.hmac(file, expiry);
    if (given.length !== due.length || !timingSafeEqual(given, due)) return 'forged';
    return expiresAt(expiry) > now ? 'valid' : 'expired';
  }

  private hmac(file: string, expiry: string): Buffer {
    return createHmac('sha256', this.key)
      .update(`${file}/${expiry}`)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}

/** Moment at which an address expires, from its `e`. */
export function expiresAt(expiry: string): Instant {
  return Number(expiry) * SECOND;
}
