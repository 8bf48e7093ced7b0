import { box, placesTrack, table, u32 } from '../testing/box-builder.js';
import { boxAt } from './boxes.js';
import { sampleExtents } from './chunks.js';

function extentsOf(...tables: Buffer[]) {
  const trak = box('trak', box('mdia', box('minf', box('stbl', ...tables))));
  return sampleExtents(trak, boxAt(trak, 0, 0, trak.length));
}

const sizes = (...each: number[]) => box('stsz', u32(0, 0, each.length, ...each));
const samesize = (size: number, count: number) => box('stsz', u32(0, size, count));

describe('sampleExtents', () => {
  test('adds up the samples of a chunk', () => {
    const trak = placesTrack(1000, [30, 12]);
    expect(sampleExtents(trak, boxAt(trak, 0, 0, trak.length))).toEqual([
      { start: 1000, end: 1042 },
    ]);
  });

  test('runs of chunks with different numbers of samples', () => {
    const stco = table('stco', [500], [100], [300]);
    const stsc = table('stsc', [1, 2, 1], [3, 1, 1]);
    // Chunk 1 at 500 and chunk 2 at 100 hold two samples, chunk 3 at 300 one.
    expect(extentsOf(stco, stsc, sizes(1, 2, 3, 4, 5))).toEqual([
      { start: 100, end: 107 },
      { start: 300, end: 305 },
      { start: 500, end: 503 },
    ]);
  });

  test('one size for all, offsets of 64 bits', () => {
    const co64 = box('co64', u32(0, 1, 1, 16));
    const start = 2 ** 32 + 16;
    expect(extentsOf(co64, table('stsc', [1, 3, 1]), samesize(10, 3))).toEqual([
      { start, end: start + 30 },
    ]);
  });

  test('what overlaps is joined: naming the same bytes again costs nothing', () => {
    const stco = table('stco', [100], [105], [100], [110]);
    expect(extentsOf(stco, table('stsc', [1, 1, 1]), samesize(10, 4))).toEqual([
      { start: 100, end: 120 },
    ]);
  });

  test.each([
    ['a table longer than its box', [box('stco', u32(0, 1000, 1)), samesize(1, 1)]],
    ['a number of rows beyond reason', [box('stco', u32(0, -1)), samesize(1, 1)]],
    ['samples beyond reason', [table('stco', [1]), samesize(1, 0xffffffff)]],
    ['runs out of order', [table('stco', [1], [2]), table('stsc', [2, 1, 1], [1, 1, 1]), sizes(1)]],
    ['a run of chunk 0', [table('stco', [1]), table('stsc', [0, 1, 1]), sizes(1)]],
    ['no sizes', [table('stco', [1]), table('stsc', [1, 1, 1])]],
  ])('%s is refused', (_, tables) => {
    expect(() => extentsOf(...tables)).toThrow(expect.objectContaining({ name: 'BrokenBoxes' }));
  });

  test('more samples promised than there are sizes ends with the sizes', () => {
    const stsc = table('stsc', [1, 0xffffffff, 1]);
    expect(extentsOf(table('stco', [100]), stsc, sizes(4, 4))).toEqual([{ start: 100, end: 108 }]);
  });
});
