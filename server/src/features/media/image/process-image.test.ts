import { PHOTO_PIXELS_MAX } from '@wide-angle/shared';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { flatPng, photo } from '../testing/samples.js';
import { PHOTO_SIDE_MAX, processImage, THUMB_SIDE_MAX, weighImage } from './process-image.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'image-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function save(bytes: Buffer): string {
  const file = path.join(folder, 'in');
  fs.writeFileSync(file, bytes);
  return file;
}

const process = async (bytes: Buffer) => processImage(save(bytes), path.join(folder, 'out-'));

/** The colour in the middle of a quarter of the picture, as red, green, blue. */
async function colourAt(file: string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.floor(info.width * x), Math.floor(info.height * y)];
  const at = (top * info.width + left) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const isRed = ([r, , b]: number[]) => r! > 150 && b! < 100;
const isBlue = ([r, , b]: number[]) => b! > 150 && r! < 100;

describe('processImage', () => {
  test('the sample really carries what must go', async () => {
    const { exif } = await sharp(await photo()).metadata();
    expect(exif?.toString('latin1')).toContain('Secret Phone');
    expect(exif?.toString('latin1')).toContain('Zhang San');
    // Tag 0x8825, a pointer to the GPS table, in the byte order of the sample.
    expect(exif?.includes(Buffer.from('2588', 'hex'))).toBe(true);
  });

  test.each(['jpeg', 'png', 'webp'] as const)(
    'nothing of a %s but the picture stays',
    async (format) => {
      const { files } = await process(await photo({ format }));
      for (const file of [files.full, files.thumb!]) {
        const { format: stored, exif, icc, iptc, xmp, space } = await sharp(file).metadata();
        expect({ stored, exif, icc, iptc, xmp, space }).toEqual({ stored: 'jpeg', space: 'srgb' });
        expect(fs.readFileSync(file).includes('Secret Phone')).toBe(false);
      }
    },
  );

  test('what follows the picture in its file is gone', async () => {
    const script = Buffer.from('<script>alert(1)</script>');
    const { files } = await process(Buffer.concat([await photo(), script]));
    expect(fs.readFileSync(files.full).includes('<script>')).toBe(false);
  });

  test('is shrunk to its longest side, and never enlarged', async () => {
    const large = await process(await photo({ width: 3000, height: 1500 }));
    expect(large).toMatchObject({ width: PHOTO_SIDE_MAX, height: PHOTO_SIDE_MAX / 2 });
    const thumb = await sharp(large.files.thumb).metadata();
    expect([thumb.width, thumb.height]).toEqual([THUMB_SIDE_MAX, THUMB_SIDE_MAX / 2]);
    expect(await process(await photo({ width: 80, height: 60 }))).toMatchObject({
      width: 80,
      height: 60,
    });
  });

  test('stands upright: a turned camera is turned back', async () => {
    const straight = await process(await photo({ width: 80, height: 60 }));
    expect(isRed(await colourAt(straight.files.full, 0.25, 0.5))).toBe(true);
    expect(isBlue(await colourAt(straight.files.full, 0.75, 0.5))).toBe(true);
    const turned = await process(await photo({ width: 80, height: 60, orientation: 6 }));
    expect(turned).toMatchObject({ width: 60, height: 80 });
    for (const file of [turned.files.full, turned.files.thumb!]) {
      expect(isRed(await colourAt(file, 0.5, 0.25))).toBe(true);
      expect(isBlue(await colourAt(file, 0.5, 0.75))).toBe(true);
      expect((await sharp(file).metadata()).orientation).toBeUndefined();
    }
  });

  test('what was transparent becomes white', async () => {
    const clear = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { files } = await process(clear);
    expect(await colourAt(files.full, 0.5, 0.5)).toEqual([255, 255, 255]);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('a %s that was cut off is broken', async (format) => {
    const whole = await photo({ format });
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    await expect(process(cut)).rejects.toMatchObject({ code: 'media.broken' });
  });

  test('a photo with damaged bytes inside is broken', async () => {
    const bytes = await photo({ format: 'png' });
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0, middle, middle + 50);
    await expect(process(bytes)).rejects.toMatchObject({ code: 'media.broken' });
  });
});

describe('weighImage', () => {
  const weigh = async (bytes: Buffer, format: 'jpeg' | 'png') => weighImage(save(bytes), format);

  test('a photo of a phone is light, a huge one is processed alone', async () => {
    expect(await weigh(await photo(), 'jpeg')).toBe(1);
    expect(await weigh(flatPng(8000, 6000), 'png')).toBe(2);
  });

  test('a small file of too many pixels is refused before it is unpacked', async () => {
    const bomb = flatPng(20_000, 6_000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(20_000 * 6_000).toBeGreaterThan(PHOTO_PIXELS_MAX);
    await expect(weigh(bomb, 'png')).rejects.toMatchObject({ code: 'media.tooManyPixels' });
    await expect(process(bomb)).rejects.toMatchObject({ code: 'media.broken' });
  });

  test('the first bytes of a photo before something else are broken', async () => {
    const lie = Buffer.concat([
      Buffer.from('ffd8ffe000104a464946', 'hex'),
      Buffer.from('MZ'.repeat(3000)),
    ]);
    await expect(weigh(lie, 'jpeg')).rejects.toMatchObject({ code: 'media.broken' });
  });

  test('content of another format than its first bytes say is refused', async () => {
    await expect(weigh(await photo({ format: 'webp' }), 'jpeg')).rejects.toMatchObject({
      code: 'media.unsupported',
    });
  });
});
