import { createIntentKeys } from './intent-key.ts';
import { uniqueKey } from './unique-key.ts';

const counting = () => {
  let count = 0;
  return () => `key-${(count += 1)}`;
};

test('a retry of the same content has the same key', () => {
  const keyFor = createIntentKeys(counting());
  const first = keyFor({ action: 'decline', body: { version: 3, reason: '户内设施' } });
  expect(keyFor({ action: 'decline', body: { version: 3, reason: '户内设施' } })).toBe(first);
});

test('changed words, or a fresh version of the ticket, are another intent', () => {
  const keyFor = createIntentKeys(counting());
  const first = keyFor({ version: 3, reason: '户内设施' });
  expect(keyFor({ version: 3, reason: '户内设施。' })).not.toBe(first);
  expect(keyFor({ version: 4, reason: '户内设施。' })).toBe('key-3');
});

test('keys are long enough never to meet and short enough for the header', () => {
  const key = uniqueKey();
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(uniqueKey()).not.toBe(key);
});
