import { PHOTO_PIXELS_MAX } from '@wide-angle/shared';
import type { Sharp } from 'sharp';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { loadSharp } from '../../../platform/load-sharp.js';
import type { ProcessedMedia } from '../processed-media.js';
import type { UploadFormat } from '../upload/sniff.js';

/** Longest side of the photo that is kept: enough to read a meter's number, a third of a phone's bytes. */
export const PHOTO_SIDE_MAX = 2560;
/** Longest side of a thumbnail: three in a row on a phone of 3 × density. */
export const THUMB_SIDE_MAX = 480;

const PHOTO_QUALITY = 82;
const SMALL_QUALITY = 74;
/** A second pass over the picture would save 5 % of its bytes and cost 30 MB of memory in each thread, for good. */
const ONE_PASS = { optimiseCoding: false };
const PROCESSING_SECONDS_MAX = 30;
/** From here on a photo is processed alone: some formats are unpacked whole before they shrink. */
const HEAVY_PIXELS = 30_000_000;

const INPUT = {
  failOn: 'error',
  limitInputPixels: PHOTO_PIXELS_MAX,
  sequentialRead: true,
} as const;

/**
 * Reads a photo's header and refuses what must not be unpacked.
 * @returns its weight for the processing queue
 * @throws ProblemError `media.broken`, `media.tooManyPixels`, `media.unsupported` (content of a second format)
 */
export async function weighImage(path: string, format: UploadFormat): Promise<1 | 2> {
  const sharp = await loadSharp();
  const head = await sharp(path, { ...INPUT, limitInputPixels: false })
    .metadata()
    .catch(refuse);
  if (head.format !== format) throw new ProblemError('media.unsupported');
  const pixels = head.width * head.height;
  if (pixels > PHOTO_PIXELS_MAX) throw new ProblemError('media.tooManyPixels');
  return pixels > HEAVY_PIXELS ? 2 : 1;
}

/**
 * Makes the two pictures that are kept from a photo: upright, sRGB, JPEG, without EXIF, place, profile or anything
 * that followed the picture in its file.
 * @param source the photo as it came
 * @param prefix temporary path that the new files begin with
 * @throws ProblemError `media.broken` for a photo that cannot be unpacked to its end
 */
export async function processImage(source: string, prefix: string): Promise<ProcessedMedia> {
  const [full, thumb] = [`${prefix}full`, `${prefix}thumb`];
  const picture = await shrink(source, PHOTO_SIDE_MAX);
  const { width, height } = await picture
    .jpeg({ quality: PHOTO_QUALITY, ...ONE_PASS })
    .toFile(full)
    .catch(refuse);
  await shrinkPicture(full, thumb, THUMB_SIDE_MAX);
  return { files: { full, thumb }, contentType: 'image/jpeg', width, height, durationMs: null };
}

/** Writes a small picture of a picture of ours. Errors like {@link processImage}. */
export async function shrinkPicture(source: string, target: string, side: number): Promise<void> {
  const picture = await shrink(source, side);
  await picture
    .jpeg({ quality: SMALL_QUALITY, ...ONE_PASS })
    .toFile(target)
    .catch(refuse);
}

async function shrink(path: string, side: number): Promise<Sharp> {
  const sharp = await loadSharp();
  return sharp(path, INPUT)
    .timeout({ seconds: PROCESSING_SECONDS_MAX })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
}

/** Everything that libvips complains about is the file's fault; a full disk is not. */
function refuse(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || /no space left/i.test(error.message)) throw error;
  throw new ProblemError('media.broken');
}
