import type { FileHandle } from 'node:fs/promises';
import {
  BOX_HEADER_MAX,
  BrokenBoxes,
  SIBLINGS_MAX,
  boxAt,
  boxesIn,
  childrenOf,
  type Box,
} from './boxes.js';
import { readTrack, type Track } from './track.js';
import { secondsOf } from './track-times.js';

/** The table of contents of an MP4 or QuickTime file. */
export interface Movie {
  /** The boxes of the file, one after the other. */
  top: Box[];
  /** Where `moov` begins in the file, and its bytes. The offsets of the tracks count from here. */
  moovStart: number;
  moov: Buffer;
  tracks: Track[];
  /** The longest that the header or a picture or sound track claims; 0 where a fragmented file doesn't say. */
  durationSeconds: number;
}

/** A minute of video has some hundred kB of index. */
const MOOV_BYTES_MAX = 4 * 1024 * 1024;
/** Picture, sound, and half a dozen of places, faces and the like. */
const TRACKS_MAX = 32;

/**
 * Reads the table of contents of a video file.
 * @throws BrokenBoxes for a file that ends too early, has no index, or whose numbers contradict each other
 */
export async function readMovie(file: FileHandle): Promise<Movie> {
  const { size } = await file.stat();
  const top = await topBoxes(file, size);
  const found = top.find((box) => box.type === 'moov');
  if (!found || !top.some((box) => box.type === 'mdat')) throw new BrokenBoxes('no moov or mdat');
  if (found.end - found.start > MOOV_BYTES_MAX) throw new BrokenBoxes('moov too large');
  const moov = await readAt(file, found.start, found.end - found.start);
  const tracks = tracksIn(moov);
  return { top, moovStart: found.start, moov, tracks, durationSeconds: durationOf(moov, tracks) };
}

async function topBoxes(file: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at < size;) {
    if (boxes.length === SIBLINGS_MAX) throw new BrokenBoxes('too many boxes');
    const box = boxAt(await readAt(file, at, Math.min(BOX_HEADER_MAX, size - at)), 0, at, size);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new BrokenBoxes('file ended');
  return buffer;
}

/** The one box that {@link Movie.moov} consists of. */
export function moovBox(moov: Buffer): Box {
  const [box] = boxesIn(moov, 0, moov.length);
  if (!box) throw new BrokenBoxes('no moov');
  return box;
}

function tracksIn(moov: Buffer): Track[] {
  const boxes = childrenOf(moov, moovBox(moov)).filter((box) => box.type === 'trak');
  if (boxes.length > TRACKS_MAX) throw new BrokenBoxes('too many tracks');
  return boxes.map((box) => readTrack(moov, box));
}

function durationOf(moov: Buffer, tracks: readonly Track[]): number {
  const header = childrenOf(moov, moovBox(moov)).find((box) => box.type === 'mvhd');
  if (!header) throw new BrokenBoxes('no mvhd');
  const media = tracks.filter((track) => track.kind !== 'other');
  return Math.max(secondsOf(moov, header), ...media.map((track) => track.durationSeconds));
}
