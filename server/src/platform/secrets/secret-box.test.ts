import type { Config } from '../config/config.js';
import { SecretBox, UnreadableSecret } from './secret-box.js';

const NEW = 'the secret of today, long enough to be one';
const OLD = 'the secret of yesterday, just as long as it';

const boxOf = (tokenSecret = NEW, ...formerSecrets: string[]) =>
  new SecretBox({ tokenSecret, formerSecrets } as unknown as Config);

function whyNot(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableSecret) return error.why;
    throw error;
  }
  return 'opened';
}

it('opens what it sealed, and nothing of it can be read', () => {
  const sealed = boxOf().seal('密钥 secret', 'webhook/1');
  expect(sealed).toMatch(/^v1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
  expect(sealed).not.toContain('secret');
  expect(Buffer.from(sealed.split('.')[3]!, 'base64url').toString()).not.toContain('secret');
  expect(boxOf().open(sealed, 'webhook/1')).toBe('密钥 secret');
});

it('seals the same twice in two ways', () => {
  const box = boxOf();
  expect(box.seal('same', 'a')).not.toBe(box.seal('same', 'a'));
});

it('opens nothing that was moved to another place or changed', () => {
  const box = boxOf();
  const sealed = box.seal('secret', 'webhook/1');
  expect(whyNot(() => box.open(sealed, 'webhook/2'))).toBe('broken');
  const parts = sealed.split('.');
  for (const at of [2, 3]) {
    const bytes = Buffer.from(parts[at]!, 'base64url');
    bytes[0]! ^= 1;
    const changed = parts
      .map((part, n) => (n === at ? bytes.toString('base64url') : part))
      .join('.');
    expect(whyNot(() => box.open(changed, 'webhook/1'))).toBe('broken');
  }
  for (const text of ['', 'plain-secret-of-an-older-version', 'v2.aaaaaaaa.x.y', `${sealed}!`])
    expect(whyNot(() => box.open(text, 'webhook/1'))).toBe('broken');
});

it('says that a key is not its own, and opens what a former one sealed', () => {
  const sealed = boxOf(OLD).seal('secret', 'webhook/1');
  expect(whyNot(() => boxOf().open(sealed, 'webhook/1'))).toBe('otherKey');
  expect(boxOf().isReadable(sealed)).toBe(false);
  const both = boxOf(NEW, OLD);
  expect(both.open(sealed, 'webhook/1')).toBe('secret');
  expect([both.isReadable(sealed), both.isCurrent(sealed), both.isSealed(sealed)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(both.isCurrent(both.seal('secret', 'webhook/1'))).toBe(true);
});
