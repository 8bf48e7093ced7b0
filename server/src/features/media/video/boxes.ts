/**
 * MP4 and QuickTime files are boxes within boxes (ISO/IEC 14496-12 §4.2): 4 bytes size, 4 letters type, content. This is
 * the little of it that we need; everything that does not add up is refused, never guessed at.
 */
export interface Box {
  type: string;
  /** Where it begins, its header included. */
  start: number;
  /** Where its content begins. */
  body: number;
  /** Where the next box begins. */
  end: number;
}

/** The file ends too early, or its numbers contradict each other. */
export class BrokenBoxes extends Error {
  override readonly name = 'BrokenBoxes';
}

const SHORT_HEADER = 8;
const LONG_HEADER = 16;
/** Size 1: the real size stands behind the type, in 8 bytes. */
const SIZE_IS_LONG = 1;
/** Size 0: to the end of the file. */
const SIZE_IS_REST = 0;

/** Real files have a dozen boxes side by side; more only costs memory. */
export const SIBLINGS_MAX = 1024;

/** Longest header of a box: read so many bytes for {@link boxAt}. */
export const BOX_HEADER_MAX = LONG_HEADER;

/**
 * Reads the header of one box.
 * @param bytes holds the header from `offset` on, or less of it where the file ends
 * @param offset where the header stands in `bytes`
 * @param start where the box begins, in the caller's own counting
 * @param end where it must have ended
 * @throws BrokenBoxes when it does not fit
 */
export function boxAt(bytes: Buffer, offset: number, start: number, end: number): Box {
  const there = Math.min(bytes.length - offset, end - start);
  if (there < SHORT_HEADER) throw new BrokenBoxes('header cut off');
  const type = bytes.toString('latin1', offset + 4, offset + 8);
  const short = bytes.readUInt32BE(offset);
  if (short === SIZE_IS_REST) return { type, start, body: start + SHORT_HEADER, end };
  if (short !== SIZE_IS_LONG) return sized({ type, start, end }, SHORT_HEADER, short);
  if (there < LONG_HEADER) throw new BrokenBoxes('long header cut off');
  return sized({ type, start, end }, LONG_HEADER, Number(bytes.readBigUInt64BE(offset + 8)));
}

function sized(box: Omit<Box, 'body'>, header: number, size: number): Box {
  if (size < header || box.start + size > box.end)
    throw new BrokenBoxes(`${box.type} does not fit`);
  return { ...box, body: box.start + header, end: box.start + size };
}

/**
 * The boxes that stand one after the other between two offsets. A rest that is too short for a box is padding.
 * @throws BrokenBoxes
 */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + SHORT_HEADER <= to;) {
    if (boxes.length === SIBLINGS_MAX) throw new BrokenBoxes('too many boxes');
    const box = boxAt(bytes, at, at, to);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The boxes inside a box. */
export function childrenOf(bytes: Buffer, box: Box): Box[] {
  return boxesIn(bytes, box.body, box.end);
}

/** The first box down a path of types inside `box`, e.g. `['mdia', 'mdhd']`; null when one is missing. */
export function descend(bytes: Buffer, box: Box, path: readonly string[]): Box | null {
  let found: Box | null = box;
  for (const type of path) {
    if (found) found = childrenOf(bytes, found).find((child) => child.type === type) ?? null;
  }
  return found;
}
