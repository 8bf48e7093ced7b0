import fs from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { appendToMoov, box, handler, header, placesTrack, u32 } from '../testing/box-builder.js';
import { clip } from '../testing/samples.js';
import { readMovie, type Movie } from './movie.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'movie-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

async function read(bytes: Buffer): Promise<Movie> {
  const name = path.join(folder, 'movie');
  fs.writeFileSync(name, bytes);
  const file = await open(name);
  try {
    return await readMovie(file);
  } finally {
    await file.close();
  }
}

const broken = expect.objectContaining({ name: 'BrokenBoxes' });
const data = box('mdat', Buffer.alloc(50));

describe('readMovie', () => {
  test('a phone held upright: size as it is shown, both tracks, duration', async () => {
    const movie = await read(clip('upright.mp4'));
    expect(movie.durationSeconds).toBeCloseTo(1.5, 1);
    expect(movie.tracks).toMatchObject([
      { kind: 'picture', codec: 'avc1', width: 48, height: 64, codedPixels: 64 * 48 },
      { kind: 'sound', codec: 'mp4a' },
    ]);
  });

  test('QuickTime', async () => {
    const movie = await read(clip('iphone.mov'));
    expect(movie.durationSeconds).toBeCloseTo(1.5, 1);
    expect(movie.tracks).toMatchObject([
      { codec: 'avc1', width: 64, height: 48 },
      { codec: 'sowt' },
    ]);
  });

  test('a fragmented file does not say how long it is', async () => {
    expect((await read(clip('fragmented.mp4'))).durationSeconds).toBe(0);
  });

  test('tracks of places are something else and do not count', async () => {
    const movie = await read(appendToMoov(clip('upright.mp4'), placesTrack(0, [1, 1])));
    expect(movie.tracks.map(({ kind }) => kind)).toEqual(['picture', 'sound', 'other']);
  });

  test('a header that claims less than its tracks hold is not believed', async () => {
    const bytes = clip('long.mp4');
    const at = bytes.indexOf('mvhd') + 4 + 16;
    bytes.writeUInt32BE(1000, at);
    expect((await read(bytes)).durationSeconds).toBeCloseTo(63, 1);
  });

  test('version 1 has long times', async () => {
    const mvhd = box('mvhd', u32(0x01000000, 0, 0, 0, 0, 600, 0, 1200), Buffer.alloc(80));
    const file = Buffer.concat([box('ftyp'), data, box('moov', mvhd)]);
    expect((await read(file)).durationSeconds).toBe(2);
  });

  test('an unknown duration is 0', async () => {
    const file = Buffer.concat([data, box('moov', header('mvhd', 600, 0xffffffff))]);
    expect((await read(file)).durationSeconds).toBe(0);
    const long = box('mvhd', u32(0x01000000, 0, 0, 0, 0, 600, -1, -1));
    expect((await read(Buffer.concat([data, box('moov', long)]))).durationSeconds).toBe(0);
  });

  test.each(['upright.mp4', 'iphone.mov', 'long.mp4'])(
    '%s cut off anywhere is broken',
    async (name) => {
      const whole = clip(name);
      for (const part of [0.1, 0.5, 0.9, 0.999]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        await expect(read(cut)).rejects.toEqual(broken);
      }
    },
  );

  test.each([
    ['no index', Buffer.concat([box('ftyp'), data])],
    ['no data', box('moov', header('mvhd', 600, 600))],
    ['no movie header', Buffer.concat([data, box('moov')])],
    ['no time scale', Buffer.concat([data, box('moov', header('mvhd', 0, 600))])],
    ['a movie header cut off', Buffer.concat([data, box('moov', box('mvhd', u32(0, 0, 0, 600)))])],
    ['an empty file', Buffer.alloc(0)],
    ['not boxes at all', Buffer.from('no boxes, just words of a person')],
    [
      'a picture without its description',
      Buffer.concat([
        data,
        box('moov', header('mvhd', 600, 600), box('trak', box('mdia', handler('vide')))),
      ]),
    ],
    [
      'a thousand tracks',
      appendToMoov(
        clip('upright.mp4'),
        Buffer.concat(Array.from({ length: 50 }, () => placesTrack(0, [1, 1]))),
      ),
    ],
  ])('%s is broken', async (_, bytes) => {
    await expect(read(bytes)).rejects.toEqual(broken);
  });
});
