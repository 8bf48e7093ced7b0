import { clip, photo } from '../testing/samples.js';
import { kindOf, sniff } from './sniff.js';

const text = (words: string) => Buffer.from(words);

describe('sniff', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('knows a %s photo by its content', async (format) => {
    expect(await sniff(await photo({ format }))).toBe(format);
    expect(kindOf(format)).toBe('image');
  });

  test.each([
    ['upright.mp4', 'mp4'],
    ['fragmented.mp4', 'mp4'],
    ['iphone.mov', 'mov'],
  ] as const)('knows %s as %s', async (name, format) => {
    expect(await sniff(clip(name))).toBe(format);
    expect(kindOf(format)).toBe('video');
  });

  test.each([
    ['a Windows program', text('MZ\u0090\0\u0003\0\0\0\u0004')],
    [
      'SVG, which may run scripts',
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    [
      'SVG behind an XML line',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['a page', text('<!doctype html><script>alert(1)</script>')],
    ['GIF with a script in its comment', text('GIF89a/*\0\0*/=1;alert(1)')],
    ['PDF', text('%PDF-1.7\n')],
    ['ZIP', text('PK\u0003\u0004\u0014\0\0\0')],
    ['a photo behind other bytes', Buffer.concat([text('<!--'), Buffer.from('ffd8ffe0', 'hex')])],
    ['words', text('just words')],
    ['nothing', Buffer.alloc(0)],
  ])('does not take %s', async (_, head) => {
    expect(await sniff(head)).toBeNull();
  });
});
