import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** PKCS#7 as WeChat fills: to blocks of 32, not of the cipher's 16. */
const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** WeChat's signature: SHA-1 of the parts in the order of their characters (WECHAT §5). */
export function pushSignature(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** In constant time. */
export function isSignedAs(given: string, ...parts: readonly string[]): boolean {
  const due = Buffer.from(pushSignature(...parts));
  const told = Buffer.from(given);
  return told.length === due.length && timingSafeEqual(told, due);
}

/**
 * Opens what the secure mode encrypts.
 * @param key the 32 bytes of the EncodingAESKey
 * @returns the message; null for anything that was not encrypted for this mini-program with this key
 */
export function decryptPush(key: Buffer, encrypted: string, appId: string): string | null {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  try {
    const bytes = Buffer.from(encrypted, 'base64');
    return messageIn(Buffer.concat([decipher.update(bytes), decipher.final()]), appId);
  } catch {
    return null;
  }
}

/** 16 random bytes, the message's length, the message, the program's id, padding. */
function messageIn(padded: Buffer, appId: string): string | null {
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK) return null;
  const plain = padded.subarray(RANDOM_BYTES, padded.length - padding);
  if (plain.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + plain.readUInt32BE(0);
  const isOurs = plain.subarray(end).toString('utf8') === appId;
  return isOurs ? plain.subarray(LENGTH_BYTES, end).toString('utf8') : null;
}
