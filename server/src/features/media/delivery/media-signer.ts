import { API_PREFIX, type Instant, type MediaVariant } from '@wide-angle/shared';
import { AddressSigner, type SignatureCheck } from '../../../platform/http/address-signer.js';

/** Makes and checks the addresses of stored files: whoever holds one may read that one file until it expires. */
export class MediaSigner {
  private readonly signer: AddressSigner;

  /** @param secret the installation's secret; a key of our own is derived from it */
  constructor(secret: string | Buffer) {
    this.signer = new AddressSigner(secret, 'media-url');
  }

  /** The address of one form of an upload, relative to the origin. */
  addressOf(id: string, variant: MediaVariant, now: Instant): string {
    const { expiry, signature } = this.signer.sign(`${id}/${variant}`, now);
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
    return this.signer.check(`${id}/${variant}`, expiry, signature, now);
  }
}
