import { PHOTO_BYTES_MAX, VIDEO_BYTES_MAX } from '@wide-angle/shared';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { clip, photo } from '../testing/samples.js';
import { receiveFile } from './receive-file.js';

let folder: string;
let target: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'receive-'));
  target = path.join(folder, 'in');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** `head` and then zeros, a megabyte at a time; counts what was asked for. */
function endless(head: Buffer) {
  const state = { megabytes: 0 };
  const megabyte = Buffer.alloc(1024 * 1024);
  const source = Readable.from(
    (function* () {
      yield head;
      for (;;) {
        state.megabytes += 1;
        yield megabyte;
      }
    })(),
    { objectMode: false },
  );
  return { source, state };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'received',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );

describe('receiveFile', () => {
  test('writes the bytes as they came and says what they are', async () => {
    const bytes = await photo();
    const received = await receiveFile(Readable.from([bytes]), target);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(received).toEqual({
      path: target,
      format: 'jpeg',
      kind: 'image',
      bytes: bytes.length,
      sha256,
    });
    expect(fs.readFileSync(target).equals(bytes)).toBe(true);
  });

  test('knows a file that comes one byte at a time', async () => {
    const bytes = await photo({ width: 40, height: 30 });
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await receiveFile(Readable.from(single), target)).toMatchObject({ format: 'jpeg' });
  });

  test('stops a photo at the limit of photos', async () => {
    const { source, state } = endless(await photo());
    expect(await codeOf(receiveFile(source, target))).toBe('media.tooLarge');
    expect(state.megabytes).toBeLessThanOrEqual(PHOTO_BYTES_MAX / 1024 / 1024 + 4);
    expect(source.destroyed).toBe(false);
  });

  test('stops a video at the limit of videos', async () => {
    const { source, state } = endless(clip('upright.mp4'));
    expect(await codeOf(receiveFile(source, target))).toBe('media.tooLarge');
    expect(state.megabytes).toBeGreaterThanOrEqual(VIDEO_BYTES_MAX / 1024 / 1024);
    expect(state.megabytes).toBeLessThanOrEqual(VIDEO_BYTES_MAX / 1024 / 1024 + 4);
  });

  test('refuses a wrong format after its first bytes', async () => {
    const { source, state } = endless(Buffer.from('MZ program'));
    expect(await codeOf(receiveFile(source, target))).toBe('media.unsupported');
    // The stream reads a little ahead.
    expect(state.megabytes).toBeLessThanOrEqual(4);
  });

  test('calls an empty file broken', async () => {
    expect(await codeOf(receiveFile(Readable.from([]), target))).toBe('media.broken');
  });

  test('calls a file broken whose sender goes away', async () => {
    const bytes = await photo();
    const source = Readable.from(
      (function* () {
        yield bytes.subarray(0, 5000);
        throw new Error('connection lost');
      })(),
    );
    expect(await codeOf(receiveFile(source, target))).toBe('media.broken');
  });

  test('does not blame the sender for a folder that is missing', async () => {
    const nowhere = path.join(folder, 'missing', 'in');
    expect(await codeOf(receiveFile(Readable.from([await photo()]), nowhere))).toMatch(/ENOENT/);
  });
});
