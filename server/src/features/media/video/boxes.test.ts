import { box, u32 } from '../testing/box-builder.js';
import { boxAt, boxesIn, childrenOf, descend, SIBLINGS_MAX } from './boxes.js';

const bytes = Buffer.from('abc');

describe('boxes', () => {
  test('stand one after the other', () => {
    const file = Buffer.concat([box('ftyp', bytes), box('mdat')]);
    expect(boxesIn(file, 0, file.length)).toEqual([
      { type: 'ftyp', start: 0, body: 8, end: 11 },
      { type: 'mdat', start: 11, body: 19, end: 19 },
    ]);
  });

  test('size 0 reaches to the end', () => {
    const file = Buffer.concat([u32(0), Buffer.from('mdat'), bytes]);
    expect(boxesIn(file, 0, file.length)).toEqual([{ type: 'mdat', start: 0, body: 8, end: 11 }]);
  });

  test('size 1 means a long size', () => {
    const file = Buffer.concat([u32(1), Buffer.from('mdat'), u32(0, 19), bytes]);
    expect(boxesIn(file, 0, file.length)).toEqual([{ type: 'mdat', start: 0, body: 16, end: 19 }]);
  });

  test.each([
    ['longer than its place', Buffer.concat([u32(12), Buffer.from('mdat'), bytes])],
    ['shorter than its header', Buffer.concat([u32(7), Buffer.from('mdat')])],
    [
      'a long size shorter than its header',
      Buffer.concat([u32(1), Buffer.from('mdat'), u32(0, 15)]),
    ],
    ['a long size cut off', Buffer.concat([u32(1), Buffer.from('mdat'), u32(0)])],
    ['an astronomic long size', Buffer.concat([u32(1), Buffer.from('mdat'), u32(-1, -1)])],
  ])('%s is refused', (_, file) => {
    expect(() => boxesIn(file, 0, file.length)).toThrow(
      expect.objectContaining({ name: 'BrokenBoxes' }),
    );
  });

  test('a header cut off is refused, a few bytes of padding are not', () => {
    expect(() => boxAt(bytes, 0, 0, 3)).toThrow('header cut off');
    expect(boxesIn(Buffer.concat([box('free'), u32(0)]), 0, 12)).toHaveLength(1);
  });

  test('a file of nothing but tiny boxes ends early', () => {
    const file = Buffer.concat(Array.from({ length: SIBLINGS_MAX + 1 }, () => box('free')));
    expect(() => boxesIn(file, 0, file.length)).toThrow('too many boxes');
  });

  test('a path leads down to the first of each type', () => {
    const file = box('moov', box('trak', box('mdia', box('mdhd', bytes))), box('trak'));
    const moov = boxAt(file, 0, 0, file.length);
    expect(childrenOf(file, moov).map(({ type }) => type)).toEqual(['trak', 'trak']);
    const found = descend(file, moov, ['trak', 'mdia', 'mdhd'])!;
    expect(file.subarray(found.body, found.end)).toEqual(bytes);
    expect(descend(file, moov, ['trak', 'minf', 'stbl'])).toBeNull();
  });
});
