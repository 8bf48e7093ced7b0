import { PHOTO_BYTES_MAX, VIDEO_BYTES_MAX, type MediaKind } from '@wide-angle/shared';
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { HEAD_BYTES, kindOf, sniff, type UploadFormat } from './sniff.js';

/** An upload that lies complete in a temporary file. Only its format has been looked at. */
export interface ReceivedFile {
  path: string;
  format: UploadFormat;
  kind: MediaKind;
  bytes: number;
  /** Of the bytes as they came, hexadecimal. */
  sha256: string;
}

export const BYTES_MAX: Record<MediaKind, number> = {
  image: PHOTO_BYTES_MAX,
  video: VIDEO_BYTES_MAX,
};

/** A phone in a lift may fall silent; longer than this and it has gone. */
const SILENCE_MAX_MS = 60_000;

const MEGABYTE = 1024 * 1024;

/** The refusal of a file that is over its limit, with both limits in megabytes. */
export function tooLarge(): ProblemError {
  return new ProblemError('media.tooLarge', {
    photoMb: PHOTO_BYTES_MAX / MEGABYTE,
    videoMb: VIDEO_BYTES_MAX / MEGABYTE,
  });
}

/**
 * Streams an upload into a file, a chunk at a time. The format is known after the first 4 kB, so that wrong ones are
 * refused before they are received and each kind has its own limit while it streams.
 * @param source the bytes; left open and unread where it stands when the file is refused
 * @param path where to write; the caller deletes the file when this throws
 * @throws ProblemError `media.unsupported`, `media.tooLarge`, `media.broken` (empty, cut off, silent for a minute)
 */
export async function receiveFile(source: Readable, path: string): Promise<ReceivedFile> {
  const file = await open(path, 'wx');
  const silence = setTimeout(() => source.destroy(new Error('silent')), SILENCE_MAX_MS);
  try {
    const received = new Receiver(file);
    // Destroying the source would also stop the multipart parser and the connection: the client would get no answer.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      silence.refresh();
      await received.take(chunk as Buffer);
    }
    return { path, ...(await received.finish()) };
  } catch (error) {
    throw source.errored ? new ProblemError('media.broken') : error;
  } finally {
    clearTimeout(silence);
    await file.close();
  }
}

class Receiver {
  private readonly hash = createHash('sha256');
  private head: Buffer | null = Buffer.alloc(0);
  private format: UploadFormat | null = null;
  private bytes = 0;

  constructor(private readonly file: FileHandle) {}

  async take(chunk: Buffer): Promise<void> {
    this.bytes += chunk.length;
    if (this.head) await this.lookAt(Buffer.concat([this.head, chunk]));
    if (this.bytes > (this.format ? BYTES_MAX[kindOf(this.format)] : VIDEO_BYTES_MAX)) {
      throw tooLarge();
    }
    this.hash.update(chunk);
    await this.file.appendFile(chunk);
  }

  async finish(): Promise<Omit<ReceivedFile, 'path'>> {
    if (this.bytes === 0) throw new ProblemError('media.broken');
    if (this.head) this.format = await sniff(this.head);
    if (!this.format) throw new ProblemError('media.unsupported');
    const { format, bytes } = this;
    return { format, kind: kindOf(format), bytes, sha256: this.hash.digest('hex') };
  }

  private async lookAt(head: Buffer): Promise<void> {
    this.head = head;
    if (head.length < HEAD_BYTES) return;
    this.format = await sniff(head.subarray(0, HEAD_BYTES));
    this.head = null;
    if (!this.format) throw new ProblemError('media.unsupported');
  }
}
