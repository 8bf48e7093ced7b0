import { VIDEO_SECONDS_MAX } from '@wide-angle/shared';
import { Logger } from '@nestjs/common';
import { open } from 'node:fs/promises';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { shrinkPicture } from '../image/process-image.js';
import type { ProcessedMedia } from '../processed-media.js';
import type { UploadFormat } from '../upload/sniff.js';
import { BrokenBoxes } from './boxes.js';
import { FfmpegFailed, FRAME_PIXELS_MAX, type Ffmpeg } from './ffmpeg.js';
import { readMovie, type Movie } from './movie.js';
import { stripMetadata } from './strip-metadata.js';
import type { Track } from './track.js';

/** Recorders that are told "60 seconds" write a few frames more. */
const TOLERANCE_SECONDS = 1;
/** Longest side of a poster: the width of a phone's screen. */
const POSTER_SIDE_MAX = 960;
const POSTER_AT_SECONDS = 0.5;

const logger = new Logger('Video');

/**
 * Makes a video fit for storing: at most a minute, without place or any other metadata, with a poster frame.
 * @param source the video as it came; without ffmpeg it is changed in place and becomes the result
 * @param prefix temporary path that new files begin with
 * @param ffmpeg null where it is missing: then there is no poster, and fragmented files are refused
 * @throws ProblemError `media.broken`, `media.tooLong`, `media.tooManyPixels`, `media.unsupported` (no picture)
 */
export async function processVideo(
  source: string,
  format: UploadFormat,
  prefix: string,
  ffmpeg: Ffmpeg | null,
): Promise<ProcessedMedia> {
  try {
    const movie = await inspect(source);
    if (ffmpeg) return await withFfmpeg(ffmpeg, source, movie, prefix);
    return await withoutFfmpeg(source, movie, format);
  } catch (error) {
    if (!(error instanceof BrokenBoxes || error instanceof FfmpegFailed)) throw error;
    logger.log(`refused a video: ${error.message}`);
    throw new ProblemError('media.broken');
  }
}

async function inspect(path: string): Promise<Movie> {
  const file = await open(path);
  try {
    const movie = await readMovie(file);
    const { codedPixels } = pictureOf(movie);
    if (codedPixels > FRAME_PIXELS_MAX) throw new ProblemError('media.tooManyPixels');
    if (movie.durationSeconds > VIDEO_SECONDS_MAX + TOLERANCE_SECONDS) {
      throw new ProblemError('media.tooLong');
    }
    return movie;
  } finally {
    await file.close();
  }
}

function pictureOf(movie: Movie): Track {
  const picture = movie.tracks.find(({ kind }) => kind === 'picture');
  if (!picture) throw new ProblemError('media.unsupported');
  return picture;
}

async function withFfmpeg(
  ffmpeg: Ffmpeg,
  source: string,
  movie: Movie,
  prefix: string,
): Promise<ProcessedMedia> {
  const full = `${prefix}full`;
  const sound = movie.tracks.find(({ kind }) => kind === 'sound');
  const codecs = { picture: pictureOf(movie).codec, sound: sound?.codec ?? null };
  await ffmpeg.clean(source, full, codecs);
  // Only now the truth: ffmpeg counts the frames, the source's header merely claims.
  const cleaned = await inspect(full);
  const poster = await posterOf(ffmpeg, full, cleaned, prefix);
  const files = poster ? { full, poster } : { full };
  return { files, contentType: 'video/mp4', ...factsOf(cleaned) };
}

/** A video without a poster is better than none: the codec may be one that this ffmpeg was built without. */
async function posterOf(
  ffmpeg: Ffmpeg,
  full: string,
  movie: Movie,
  prefix: string,
): Promise<string | null> {
  const [frame, poster] = [`${prefix}frame`, `${prefix}poster`];
  try {
    const at = Math.min(POSTER_AT_SECONDS, movie.durationSeconds / 2);
    await ffmpeg.poster(full, frame, at);
    await shrinkPicture(frame, poster, POSTER_SIDE_MAX);
    return poster;
  } catch (error) {
    logger.warn(`no poster: ${String(error)}`);
    return null;
  }
}

async function withoutFfmpeg(
  source: string,
  movie: Movie,
  format: UploadFormat,
): Promise<ProcessedMedia> {
  const isFragmented = movie.top.some(({ type }) => type === 'moof');
  if (isFragmented || movie.durationSeconds === 0) throw new ProblemError('media.unsupported');
  const file = await open(source, 'r+');
  try {
    await stripMetadata(file, movie);
  } finally {
    await file.close();
  }
  const contentType = format === 'mov' ? 'video/quicktime' : 'video/mp4';
  return { files: { full: source }, contentType, ...factsOf(movie) };
}

function factsOf(movie: Movie): Pick<ProcessedMedia, 'width' | 'height' | 'durationMs'> {
  const { width, height } = pictureOf(movie);
  if (movie.durationSeconds === 0) throw new BrokenBoxes('no duration');
  return { width, height, durationMs: Math.round(movie.durationSeconds * 1000) };
}
