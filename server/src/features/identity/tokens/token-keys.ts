import { createHmac } from 'node:crypto';

/** A key for one purpose, made from the installation's secret, so that a token of one kind never passes as another. */
export function keyFor(purpose: 'access' | 'refresh', secret: string): Buffer {
  return createHmac('sha256', secret).update(`wide-angle ${purpose}`).digest();
}
