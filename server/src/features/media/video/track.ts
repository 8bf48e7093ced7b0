import { BrokenBoxes, descend, type Box } from './boxes.js';
import { secondsOf } from './track-times.js';

/** One track of a movie: its picture, its sound, or something else (places, faces, subtitles). */
export interface Track {
  kind: 'picture' | 'sound' | 'other';
  /** Four letters of the codec, e.g. `avc1`, `hvc1`, `mp4a`; empty where there is none. */
  codec: string;
  durationSeconds: number;
  /** As it is shown, upright, in pixels; 0 for sound. */
  width: number;
  height: number;
  /** Pixels that a decoder has to unpack per frame. */
  codedPixels: number;
  /** The `trak` box, in the counting of the bytes that it was read from. */
  box: Box;
}

const KINDS: Readonly<Record<string, Track['kind']>> = { vide: 'picture', soun: 'sound' };

/** Where things stand inside the bodies of the boxes (ISO/IEC 14496-12 §8.3.2, §8.4.3, §8.5.2, §12.1.3). */
const HANDLER_AT = 8;
const ENTRY_TYPE_AT = 12;
const ENTRY_WIDTH_AT = 40;
const ENTRY_HEIGHT_AT = 42;
const MATRIX_AT = { 0: 40, 1: 52 } as const;
const SIZE_AFTER_MATRIX = 36;
/** Sizes are 16.16 fixed point. */
const FIXED_ONE = 0x10000;

/**
 * Reads what we need of a `trak` box.
 * @throws BrokenBoxes when a box is missing or too short
 */
export function readTrack(bytes: Buffer, box: Box): Track {
  const handler = body(bytes, box, ['mdia', 'hdlr'], HANDLER_AT + 4);
  const kind = KINDS[handler.toString('latin1', HANDLER_AT, HANDLER_AT + 4)] ?? 'other';
  const track = { kind, codec: '', durationSeconds: 0, width: 0, height: 0, codedPixels: 0, box };
  if (kind === 'other') return track;
  const sample = body(bytes, box, ['mdia', 'minf', 'stbl', 'stsd'], ENTRY_TYPE_AT + 4);
  const known = {
    ...track,
    codec: sample.toString('latin1', ENTRY_TYPE_AT, ENTRY_TYPE_AT + 4),
    durationSeconds: secondsOf(bytes, at(bytes, box, ['mdia', 'mdhd'])),
  };
  return kind === 'sound' ? known : { ...known, ...shown(bytes, box), ...coded(sample) };
}

function shown(bytes: Buffer, trak: Box): { width: number; height: number } {
  const header = body(bytes, trak, ['tkhd'], MATRIX_AT[0] + SIZE_AFTER_MATRIX + 8);
  const matrixAt = MATRIX_AT[header[0] === 1 ? 1 : 0];
  const sizeAt = matrixAt + SIZE_AFTER_MATRIX;
  if (header.length < sizeAt + 8) throw new BrokenBoxes('tkhd too short');
  const size = [sizeAt, sizeAt + 4].map((i) => Math.round(header.readUInt32BE(i) / FIXED_ONE));
  const [width = 0, height = 0] = size;
  // First number of the matrix: the cosine of the turn. 0 means that the phone was held upright.
  const isTurned = header.readInt32BE(matrixAt) === 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function coded(sample: Buffer): { codedPixels: number } {
  if (sample.length < ENTRY_HEIGHT_AT + 2) throw new BrokenBoxes('stsd too short');
  const pixels = sample.readUInt16BE(ENTRY_WIDTH_AT) * sample.readUInt16BE(ENTRY_HEIGHT_AT);
  return { codedPixels: pixels };
}

function at(bytes: Buffer, box: Box, path: readonly string[]): Box {
  const found = descend(bytes, box, path);
  if (!found) throw new BrokenBoxes(`no ${path.join('/')}`);
  return found;
}

function body(bytes: Buffer, box: Box, path: readonly string[], min: number): Buffer {
  const found = at(bytes, box, path);
  if (found.end - found.body < min) throw new BrokenBoxes(`${found.type} too short`);
  return bytes.subarray(found.body, found.end);
}
