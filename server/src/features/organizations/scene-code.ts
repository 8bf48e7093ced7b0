import { randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 8;

/**
 * A new code for a wall: eight characters of base62 (218 · 10¹² of them), not to be guessed or counted through. Two alike
 * would meet at the primary key.
 */
export function newSceneCode(): string {
  return Array.from({ length: LENGTH }, () => BASE62[randomInt(BASE62.length)]).join('');
}
