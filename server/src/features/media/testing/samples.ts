import fs from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { appendToMoov, box, u32 } from './box-builder.js';

/** A position as phones write it; no byte of it may stay in anything that is stored. */
export const PLACE = '+36.8663+116.2312/';

/**
 * Small real videos, made by ffmpeg 5.1 from its test picture: `upright.mp4` (64 × 48 turned by 90°, 1.5 s, sound),
 * `iphone.mov` (uncompressed sound, position in `meta`), `long.mp4` (63 s), `fragmented.mp4`, `sound.mp4` (no picture).
 */
export function clip(name: string): Buffer {
  return fs.readFileSync(path.join(import.meta.dirname, 'fixtures', name));
}

/** `upright.mp4` with its position where Android writes it, where XMP has it, and where nobody looks. */
export function clipFullOfPlaces(): Buffer {
  const place = Buffer.from(PLACE);
  const android = box('udta', box('\u00a9xyz', Buffer.from([0, place.length, 0x15, 0xc7]), place));
  const hidden = [android, box('uuid', place), box('????', place)];
  const file = appendToMoov(clip('upright.mp4'), Buffer.concat(hidden));
  return Buffer.concat([file, box('uuid', place), box('free', place)]);
}

/** Options of {@link photo}. */
interface PhotoOptions {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp';
  /** EXIF orientation 1–8. */
  orientation?: number;
}

/** A photo as a phone makes it: left half red, right half blue, with camera, position and owner in its EXIF. */
export async function photo({
  width = 800,
  height = 600,
  format = 'jpeg',
  orientation = 1,
}: PhotoOptions = {}): Promise<Buffer> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const red = await sharp({ create: { ...half, background: '#e00000' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#0000e0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Secret Phone', Copyright: 'Zhang San' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 51/1 58/1', GPSLongitude: '116/1 13/1 52/1' },
    })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
}

/** A black PNG of one bit per pixel, made by hand: a few kilobytes that unpack to as many pixels as one likes. */
export function flatPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const header = Buffer.concat([u32(width, height), Buffer.from([1, 0, 0, 0, 0])]);
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND')];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function pngChunk(type: string, data = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([u32(data.length), content, u32(crc32(content))]);
}
