import type { FileHandle } from 'node:fs/promises';
import { childrenOf, type Box } from './boxes.js';
import { sampleExtents, type Extent } from './chunks.js';
import { moovBox, type Movie } from './movie.js';

/**
 * What a player needs, per box; everything else in them is blanked. A list of what to keep, since makers of phones invent
 * new places for positions: `udta/©xyz`, `udta/loci`, `meta`, `uuid` with XMP, tracks of GPS points.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia', 'tapt'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['vmhd', 'smhd', 'gmhd', 'dinf', 'stbl', 'hdlr'],
};
const KEPT_ON_TOP = ['ftyp', 'moov', 'mdat'];

/** A box of this type is skipped by every reader. */
const BLANK = 'free';
const TYPE_AT = 4;
const ZEROS = Buffer.alloc(64 * 1024);

/**
 * Removes from a video, in its file and without moving a byte, everything but picture and sound: boxes become `free`
 * boxes of zeros of the same size, and the samples of other tracks become zeros.
 * @param file open for writing
 * @param movie as read from it
 * @throws BrokenBoxes when the tables of a track contradict each other; the file is unusable then
 */
export async function stripMetadata(file: FileHandle, movie: Movie): Promise<void> {
  for (const track of movie.tracks.filter(({ kind }) => kind === 'other')) {
    for (const extent of sampleExtents(movie.moov, track.box)) {
      await zero(file, insideData(movie, extent));
    }
  }
  blankInside(movie, moovBox(movie.moov));
  await file.write(movie.moov, 0, movie.moov.length, movie.moovStart);
  for (const box of movie.top.filter(({ type }) => !KEPT_ON_TOP.includes(type))) {
    await file.write(BLANK, box.start + TYPE_AT, 'latin1');
    await zero(file, { start: box.body, end: box.end });
  }
}

function blankInside(movie: Movie, parent: Box): void {
  const kept = KEPT[parent.type];
  if (!kept) return;
  for (const box of childrenOf(movie.moov, parent)) {
    if (kept.includes(box.type) && !isForeignTrack(movie, box)) blankInside(movie, box);
    else blank(movie.moov, box);
  }
}

const isForeignTrack = (movie: Movie, box: Box) =>
  movie.tracks.some((track) => track.kind === 'other' && track.box.start === box.start);

function blank(bytes: Buffer, box: Box): void {
  bytes.write(BLANK, box.start + TYPE_AT, 'latin1');
  bytes.fill(0, box.body, box.end);
}

/** Tables are not to be trusted: only bytes of `mdat` are ever overwritten on their word. */
function insideData(movie: Movie, extent: Extent): Extent {
  const data = movie.top.find(
    ({ type, body, end }) => type === 'mdat' && body <= extent.start && extent.start < end,
  );
  return data ? { start: extent.start, end: Math.min(extent.end, data.end) } : { start: 0, end: 0 };
}

async function zero(file: FileHandle, { start, end }: Extent): Promise<void> {
  for (let at = start; at < end; at += ZEROS.length) {
    await file.write(ZEROS, 0, Math.min(ZEROS.length, end - at), at);
  }
}
