import { Logger } from '@nestjs/common';
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { appendToMoov, placesTrack } from '../testing/box-builder.js';
import { clip, clipFullOfPlaces, PLACE } from '../testing/samples.js';
import type { UploadFormat } from '../upload/sniff.js';
import { Ffmpeg } from './ffmpeg.js';
import { readMovie, type Movie } from './movie.js';
import { processVideo } from './process-video.js';

let folder: string;
let ffmpeg: Ffmpeg | null;
beforeAll(async () => {
  Logger.overrideLogger(false);
  ffmpeg = await Ffmpeg.find(process.env.FFMPEG === 'off' ? null : 'ffmpeg');
});
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'video-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

async function processed(bytes: Buffer, tool: Ffmpeg | null, format: UploadFormat = 'mp4') {
  const source = path.join(folder, 'in');
  fs.writeFileSync(source, bytes);
  return processVideo(source, format, path.join(folder, 'out-'), tool);
}

async function movieOf(name: string): Promise<Movie> {
  const file = await open(name);
  try {
    return await readMovie(file);
  } finally {
    await file.close();
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );

/** With and without ffmpeg the same must hold; where it is missing, only the second half can be shown. */
describe.each([
  ['with ffmpeg, where it is installed', () => ffmpeg],
  ['without ffmpeg', () => null],
])('processVideo %s', (_, tool) => {
  test('the samples really carry the position', () => {
    expect(clipFullOfPlaces().toString('latin1').split(PLACE)).toHaveLength(6);
    expect(clip('iphone.mov').includes(PLACE)).toBe(true);
  });

  test('no position stays, wherever it was; picture and sound do', async () => {
    const { files, width, height, durationMs, contentType } = await processed(
      clipFullOfPlaces(),
      tool(),
    );
    const stored = fs.readFileSync(files.full);
    expect(stored.includes(PLACE)).toBe(false);
    expect(stored.includes('36.8663')).toBe(false);
    expect({ width, height, contentType }).toEqual({
      width: 48,
      height: 64,
      contentType: 'video/mp4',
    });
    expect(Math.round(durationMs! / 100)).toBe(15);
    const { tracks } = await movieOf(files.full);
    expect(tracks.map(({ codec }) => codec)).toEqual(['avc1', 'mp4a']);
  });

  test('QuickTime with uncompressed sound', async () => {
    const { files, contentType } = await processed(clip('iphone.mov'), tool(), 'mov');
    expect(fs.readFileSync(files.full).includes('36.8663')).toBe(false);
    expect(fs.readFileSync(files.full).includes('secret')).toBe(false);
    expect(contentType).toBe(tool() ? 'video/mp4' : 'video/quicktime');
    const { tracks } = await movieOf(files.full);
    expect(tracks.map(({ codec }) => codec)).toEqual(['avc1', tool() ? 'mp4a' : 'sowt']);
  });

  test('a track of positions is gone, with what it points at', async () => {
    const clean = clip('upright.mp4');
    const data = clean.indexOf('mdat') + 4;
    // The sound's and picture's first bytes stand there as well; positions of their own come behind them.
    const places = Buffer.from(`${PLACE}${PLACE}`);
    const end = clean.lastIndexOf('moov') - 4;
    const withData = Buffer.concat([clean.subarray(0, end), places, clean.subarray(end)]);
    withData.writeUInt32BE(clean.readUInt32BE(data - 8) + places.length, data - 8);
    const file = appendToMoov(withData, placesTrack(end, [PLACE.length, PLACE.length]));
    const { files } = await processed(file, tool());
    expect(fs.readFileSync(files.full).includes('36.8663')).toBe(false);
    expect((await movieOf(files.full)).tracks.map(({ kind }) => kind)).toEqual([
      'picture',
      'sound',
    ]);
  });

  test.each([
    ['longer than a minute', 'media.tooLong', () => clip('long.mp4')],
    ['sound only', 'media.unsupported', () => clip('sound.mp4')],
    ['cut off', 'media.broken', () => clip('upright.mp4').subarray(0, 5000)],
    ['without index', 'media.broken', () => clip('upright.mp4').subarray(0, 40)],
  ])('%s is refused', async (_name, code, bytes) => {
    expect(await codeOf(processed(bytes(), tool()))).toBe(code);
  });

  test('a picture size of a bomb is refused', async () => {
    const bytes = clip('upright.mp4');
    const at = bytes.indexOf('avc1', bytes.indexOf('stsd')) - 4 + 32;
    bytes.writeUInt16BE(0xffff, at);
    bytes.writeUInt16BE(0xffff, at + 2);
    expect(await codeOf(processed(bytes, tool()))).toBe('media.tooManyPixels');
  });
});

describe('processVideo and ffmpeg', () => {
  test('with it there is a poster, upright and without metadata', async () => {
    const { files } = await processed(clip('upright.mp4'), ffmpeg);
    if (!ffmpeg) {
      expect(files).toEqual({ full: path.join(folder, 'in') });
      return;
    }
    const poster = await sharp(files.poster).metadata();
    expect([poster.format, poster.width, poster.height]).toEqual(['jpeg', 48, 64]);
    expect(poster.exif).toBeUndefined();
  });

  test('without it there is none', async () => {
    expect((await processed(clip('upright.mp4'), null)).files).not.toHaveProperty('poster');
  });

  test('a fragmented file needs it: without, nobody knows how long it is', async () => {
    expect(await codeOf(processed(clip('fragmented.mp4'), null))).toBe('media.unsupported');
    if (!ffmpeg) return;
    const { durationMs } = await processed(clip('fragmented.mp4'), ffmpeg);
    expect(durationMs).toBe(1500);
  });

  test('a program that is not there is not found', async () => {
    expect(await Ffmpeg.find('/nowhere/ffmpeg')).toBeNull();
    expect(await Ffmpeg.find('false')).toBeNull();
    expect(await Ffmpeg.find(null)).toBeNull();
  });
});
