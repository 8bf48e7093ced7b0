import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file that a spec hands to the camera or album. */
export interface MediaFile {
  path: string;
  /** Picture that WeChat shows for a video; without it the thumb path is empty. */
  poster?: string;
}

export interface MediaFacts {
  kind: 'image' | 'video';
  width: number;
  height: number;
  /** Playing time of a video, 0 for an image. */
  seconds: number;
}

type Exif = Record<string, Record<string, string>>;

interface SharpImage {
  jpeg(options: { quality: number }): SharpImage;
  withExif(exif: Exif): SharpImage;
  composite(layers: { input: Buffer }[]): SharpImage;
  toFile(path: string): Promise<unknown>;
  metadata(): Promise<{ width?: number; height?: number; exif?: Buffer }>;
}
type Sharp = (input: string | Buffer | { create: object }) => SharpImage;

/** sharp belongs to the server; the walks borrow it. */
export function sharp(input: Parameters<Sharp>[0]): SharpImage {
  const fromServer = createRequire(path.resolve(__dirname, '../../../server/package.json'));
  return (fromServer('sharp') as Sharp)(input);
}

const videoEndings = new Set(['.mp4', '.mov', '.m4v']);

async function videoFacts(file: string): Promise<MediaFacts> {
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v:0', '-of', 'json'],
    ...['-show_entries', 'stream=width,height:format=duration', file],
  ]);
  const probe = JSON.parse(stdout) as {
    streams: { width: number; height: number }[];
    format: { duration: string };
  };
  const { width = 0, height = 0 } = probe.streams[0] ?? {};
  return { kind: 'video', width, height, seconds: Number(probe.format.duration) };
}

/** Size, and playing time, of an image (sharp) or video (ffprobe). */
export async function describeMedia(file: string): Promise<MediaFacts> {
  if (videoEndings.has(path.extname(file).toLowerCase())) return videoFacts(file);
  const { width = 0, height = 0 } = await sharp(file).metadata();
  return { kind: 'image', width, height, seconds: 0 };
}

/** Where the test pictures were taken: the square of Gaotang County. */
const gpsExif: Exif = {
  IFD0: { Make: 'Wide-Angle', Model: 'Walk', Copyright: 'test picture' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '36/1 51/1 58/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '116/1 13/1 47/1',
  },
};

const drawing = (label: string, hue: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
      <rect width="640" height="480" fill="hsl(${hue} 30% 82%)"/>
      <rect x="180" y="120" width="280" height="300" fill="hsl(${hue} 25% 60%)"/>
      <circle cx="320" cy="200" r="42" fill="hsl(${hue} 60% 40%)"/>
      <text x="320" y="70" font-size="44" text-anchor="middle" fill="#222" font-family="Noto Sans CJK SC">${label}</text>
    </svg>`,
  );

/** Test pictures and videos, made on the spot in a folder of their own. */
export interface TestMedia {
  dir: string;
  /** A 640×480 JPEG with the label drawn on it and a GPS position in its EXIF data. Gives the path. */
  photo(name: string, label?: string): Promise<string>;
  /** A 3 s 320×240 H.264 mp4 with a location in its metadata. Needs ffmpeg. Gives the path. */
  video(name: string): Promise<string>;
  /** Removes the folder. */
  remove(): Promise<void>;
}

/** Makes the folder; call `remove()` at the end. */
export async function createTestMedia(): Promise<TestMedia> {
  const dir = await mkdtemp(path.join(tmpdir(), 'wide-angle-media-'));
  let hue = 20;
  return {
    dir,
    photo: async (name, label = name) => {
      hue = (hue + 67) % 360;
      const file = path.join(dir, `${name}.jpg`);
      await sharp(drawing(label, hue)).jpeg({ quality: 70 }).withExif(gpsExif).toFile(file);
      return file;
    },
    video: async (name) => {
      const file = path.join(dir, `${name}.mp4`);
      await run('ffmpeg', [
        ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=12:duration=3'],
        ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3', '-c:v', 'libx264'],
        ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest'],
        ...['-metadata', 'location=+36.8661+116.2297/', '-movflags', 'use_metadata_tags+faststart'],
        file,
      ]);
      return file;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
