/** Builds MP4 boxes by hand, for files that no camera makes. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}

/** A table of a sample table box: version and flags, number of rows, rows of 32-bit numbers. */
export function table(type: string, ...rows: number[][]): Buffer {
  return box(type, u32(0, rows.length, ...rows.flat()));
}

/** `mvhd` or `mdhd` of version 0. */
export function header(type: string, timeScale: number, duration: number): Buffer {
  return box(type, u32(0, 0, 0, timeScale, duration, 0));
}

/** `hdlr` of a track of this type: `vide`, `soun`, `meta`… */
export function handler(type: string): Buffer {
  return box('hdlr', u32(0, 0), Buffer.from(type, 'latin1'), Buffer.alloc(13));
}

/** A track of camera positions: one chunk of two samples, as phones write them beside picture and sound. */
export function placesTrack(at: number, sizes: [number, number]): Buffer {
  const trackHeader = box('tkhd', u32(1, 0, 0, 9, 0, 1500), Buffer.alloc(60));
  const entry = box('mebx', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]));
  const samples = box(
    'stbl',
    box('stsd', u32(0, 1), entry),
    table('stts', [2, 750]),
    table('stsc', [1, 2, 1]),
    box('stsz', u32(0, 0, 2, ...sizes)),
    table('stco', [at]),
  );
  const media = box('mdia', header('mdhd', 1000, 1500), handler('meta'), box('minf', samples));
  return box('trak', trackHeader, media);
}

/**
 * Adds content at the end of `moov` in a file where `moov` comes last.
 * @returns the longer file
 */
export function appendToMoov(file: Buffer, content: Buffer): Buffer {
  const start = file.lastIndexOf('moov') - 4;
  const longer = Buffer.concat([file, content]);
  longer.writeUInt32BE(file.readUInt32BE(start) + content.length, start);
  return longer;
}
