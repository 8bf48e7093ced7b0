import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { appendToMoov, box } from './box-builder.js';

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

/** A PNG of a few hundred kB that unpacks to `width` × `height` pixels of one colour. */
export function flatPng(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: { width, height, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
