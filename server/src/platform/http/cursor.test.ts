import { decodeCursor, encodeCursor, pageOf } from './cursor.js';

describe('cursors', () => {
  it('bring back what was put in', () => {
    const values = [1_700_000_000_000, 'an id 中文', null];
    const text = encodeCursor(values);
    expect(text).toMatch(/^[\w-]+$/);
    expect(decodeCursor(text, 3)).toEqual(values);
  });

  it.each([undefined, ''])('mean the first page when %j', (text) => {
    expect(decodeCursor(text, 2)).toBeNull();
  });

  it.each([
    'rubbish!',
    encodeCursor([1]),
    encodeCursor([1, { a: 1 } as never]),
    Buffer.from('{"length":2}').toString('base64url'),
    encodeCursor(['x'.repeat(400), 1]),
  ])('are refused when foreign: %.30s', (text) => {
    expect(() => decodeCursor(text, 2)).toThrow('input.cursor');
  });
});

describe('pageOf', () => {
  it('gives a cursor only while there is more', () => {
    const toCursor = (n: number) => [n];
    expect(pageOf([1, 2, 3], 2, toCursor)).toEqual({ items: [1, 2], next: encodeCursor([2]) });
    expect(pageOf([1, 2], 2, toCursor)).toEqual({ items: [1, 2], next: null });
    expect(pageOf([], 2, toCursor)).toEqual({ items: [], next: null });
  });
});
