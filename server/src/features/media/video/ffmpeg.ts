import { VIDEO_BYTES_MAX } from '@wide-angle/shared';
import { spawn } from 'node:child_process';

const CHECK_MS = 10_000;
/** Copying streams takes a tenth of a second; a disk under load is given time. */
const CLEAN_MS = 60_000;
const POSTER_MS = 20_000;
/** A few words of ffmpeg for the log; never for people. */
const WORDS_MAX = 2_000;
/** A hostile index names the same bytes a thousand times: what is written must not grow from it. */
const OUTPUT_BYTES_MAX = Math.round(VIDEO_BYTES_MAX * 1.25);
/** A picture of 8K (7680 × 4320) with some room. */
export const FRAME_PIXELS_MAX = 40_000_000;

/** Only plain files, only the MP4/QuickTime reader: nothing in an upload can name another source. */
const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];
const INPUT = ['-protocol_whitelist', 'file', '-threads', '1', '-f', 'mov'];

/** The program ended with an error, or was ended because it took too long. */
export class FfmpegFailed extends Error {
  override readonly name = 'FfmpegFailed';
}

/** What of ffmpeg we use: a program beside us that may be missing (STACK, media). */
export class Ffmpeg {
  private constructor(private readonly program: string) {}

  /**
   * Looks whether the program runs here.
   * @param program a name on the PATH or a path; null when the installation does without
   * @returns null when it is missing
   */
  static async find(program: string | null): Promise<Ffmpeg | null> {
    if (program === null) return null;
    return run(program, ['-version'], CHECK_MS).then(
      () => new Ffmpeg(program),
      () => null,
    );
  }

  /**
   * Writes an MP4 with the first picture and sound track only: no place, no other metadata, ready to play while it loads.
   * The picture is copied as it is.
   * @param codecs of the source's tracks; sound that an MP4 player would not know is re-encoded
   * @throws FfmpegFailed
   */
  async clean(
    source: string,
    target: string,
    codecs: { picture: string; sound: string | null },
  ): Promise<void> {
    const tracks = [
      '-map',
      '0:v:0',
      '-map',
      '0:a:0?',
      '-map_metadata',
      '-1',
      '-map_chapters',
      '-1',
    ];
    // Apple's players take HEVC under this name only.
    const tag = ['hev1', 'hvc1'].includes(codecs.picture) ? ['-tag:v', 'hvc1'] : [];
    const sound = codecs.sound === null || codecs.sound === 'mp4a' ? 'copy' : 'aac';
    await run(
      this.program,
      [
        ...[...QUIET, ...INPUT, '-i', `file:${source}`, ...tracks],
        ...['-c:v', 'copy', ...tag, '-c:a', sound, '-movflags', '+faststart'],
        ...['-fs', String(OUTPUT_BYTES_MAX), '-f', 'mp4', `file:${target}`],
      ],
      CLEAN_MS,
    );
  }

  /**
   * Writes one frame as JPEG, upright.
   * @param atSeconds which frame; an early one, but seldom the black first one
   * @throws FfmpegFailed
   */
  async poster(source: string, target: string, atSeconds: number): Promise<void> {
    const limits = ['-max_pixels', String(FRAME_PIXELS_MAX)];
    await run(
      this.program,
      [
        ...[...QUIET, ...limits, ...INPUT, '-ss', atSeconds.toFixed(3), '-i', `file:${source}`],
        ...['-an', '-frames:v', '1', '-q:v', '3', '-f', 'image2', '-update', '1'],
        `file:${target}`,
      ],
      POSTER_MS,
    );
  }
}

/** Runs a program without a shell and without input; ends it by its id when the time is up. */
function run(program: string, args: readonly string[], timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (words.length < WORDS_MAX) words += chunk.toString();
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const fail = (reason: string) => reject(new FfmpegFailed(`${reason} ${words}`.trim()));
    child.on('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else fail(`ended with ${signal ?? code}`);
    });
  });
}
