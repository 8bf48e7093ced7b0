/**
 * A text that no other call gives, for idempotency keys and local list items: not secret, only unique.
 * `crypto.randomUUID` is missing in WeChat.
 */
export function uniqueKey(): string {
  const random = () => Math.floor(Math.random() * 36 ** 8).toString(36);
  return `${Date.now().toString(36)}-${random()}-${random()}`;
}
