import { uniqueKey } from './unique-key.ts';

/**
 * Gives the `Idempotency-Key` of one intent: the same for the same content however often it is retried, another
 * as soon as the person changes what he sends. A retry after a lost answer can so never act twice.
 * @param newKey makes a key; replaced in tests
 */
export function createIntentKeys(newKey: () => string = uniqueKey): (content: unknown) => string {
  let last: { content: string; key: string } | null = null;
  return (content) => {
    const text = JSON.stringify(content);
    if (last?.content !== text) last = { content: text, key: newKey() };
    return last.key;
  };
}
