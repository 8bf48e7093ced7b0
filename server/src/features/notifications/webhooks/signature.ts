import { createHmac } from 'node:crypto';

/**
 * What proves to a receiver that a delivery is ours and fresh: `v1=` and the hexadecimal HMAC-SHA256 of
 * `<timestamp>.<body>`. The timestamp is signed too, so that an old delivery cannot be sent again as a new one.
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
