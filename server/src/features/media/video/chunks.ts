import { BrokenBoxes, descend, type Box } from './boxes.js';

/** Bytes of a file, the end not included. */
export interface Extent {
  start: number;
  end: number;
}

/** Rows begin behind version, flags and their count. */
const ROWS_AT = 8;
/** A minute at 1000 samples a second is 60 000; the counts come from strangers. */
const ROWS_MAX = 200_000;

/**
 * Where the samples of a track lie in the file, from its chunk tables (`stco`/`co64`, `stsc`, `stsz`; ISO/IEC 14496-12
 * §8.7). Sorted, and joined where they touch or overlap.
 * @param bytes of `moov`
 * @param trak the track's box in `bytes`
 * @throws BrokenBoxes when the tables contradict each other
 */
export function sampleExtents(bytes: Buffer, trak: Box): Extent[] {
  const table = (type: string) => {
    const box = descend(bytes, trak, ['mdia', 'minf', 'stbl', type]);
    return box && bytes.subarray(box.body, box.end);
  };
  const starts = chunkStarts(table('stco'), table('co64'));
  const counts = samplesPerChunk(table('stsc'), starts.length);
  const sizes = sampleSizes(table('stsz'));
  let sample = 0;
  const chunks = starts.map((start, chunk) => {
    const mine = sizes.slice(sample, (sample += counts[chunk] ?? 0));
    return { start, end: mine.reduce((end, size) => end + size, start) };
  });
  return joined(chunks);
}

/** One 32-bit number of each row of a table. */
function column(table: Buffer | null, rowBytes: number, at: number): number[] {
  if (!table) return [];
  const count = table.length < ROWS_AT ? NaN : table.readUInt32BE(4);
  const fits = count <= ROWS_MAX && ROWS_AT + count * rowBytes <= table.length;
  if (!fits) throw new BrokenBoxes('table cut off');
  return Array.from({ length: count }, (_, row) =>
    table.readUInt32BE(ROWS_AT + row * rowBytes + at),
  );
}

function chunkStarts(stco: Buffer | null, co64: Buffer | null): number[] {
  if (stco) return column(stco, 4, 0);
  const low = column(co64, 8, 4);
  return column(co64, 8, 0).map((high, row) => high * 2 ** 32 + (low[row] ?? 0));
}

/** `stsc` gives runs of chunks with the same number of samples by the first chunk of each, counted from 1. */
function samplesPerChunk(stsc: Buffer | null, chunks: number): number[] {
  const firsts = column(stsc, 12, 0);
  const samples = column(stsc, 12, 4);
  const counts = new Array<number>(chunks).fill(0);
  firsts.forEach((first, run) => {
    const next = firsts[run + 1] ?? chunks + 1;
    if (first < 1 || next <= first) throw new BrokenBoxes('stsc out of order');
    counts.fill(samples[run] ?? 0, first - 1, next - 1);
  });
  return counts;
}

/** `stsz` gives one size for all samples, or a row for each. */
function sampleSizes(stsz: Buffer | null): number[] {
  if (!stsz || stsz.length < 12) throw new BrokenBoxes('no stsz');
  const common = stsz.readUInt32BE(4);
  if (common === 0) return column(stsz.subarray(4), 4, 0);
  const count = stsz.readUInt32BE(8);
  if (count > ROWS_MAX) throw new BrokenBoxes('too many samples');
  return new Array<number>(count).fill(common);
}

function joined(extents: readonly Extent[]): Extent[] {
  const sorted = [...extents].sort((a, b) => a.start - b.start);
  const result: Extent[] = [];
  for (const { start, end } of sorted) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
