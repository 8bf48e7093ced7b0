import { decryptPush, isSignedAs, pushSignature } from './push-letter.js';

/** Test vectors of WeChat's own page (WECHAT §5). */
it.each([
  ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
  ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
])('signs %s %s as WeChat does', (timestamp, nonce, signature) => {
  expect(pushSignature('AAAAA', timestamp, nonce)).toBe(signature);
  expect(isSignedAs(signature, 'AAAAA', timestamp, nonce)).toBe(true);
  expect(isSignedAs(signature, 'AAAAB', timestamp, nonce)).toBe(false);
  expect(isSignedAs('', 'AAAAA', timestamp, nonce)).toBe(false);
});

it.each(['', 'x', 'AAAA', Buffer.alloc(64).toString('base64')])(
  'opens nothing that is no letter: %j',
  (text) => {
    expect(decryptPush(Buffer.alloc(32, 1), text, 'wx')).toBeNull();
  },
);
