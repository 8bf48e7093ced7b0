import type { Instant } from '@wide-angle/shared';
import type { Readable } from 'node:stream';

/** First and last byte that are wanted, both included, as in HTTP's `Range`. */
export interface ByteRange {
  start: number;
  end: number;
}

/** One stored file. */
export interface StoredFile {
  key: string;
  /** When it was last written, by the storage's own clock. */
  modifiedAt: Instant;
}

/** Where files live. A key is a path of lower-case letters, digits, `-`, `_`, `.` and `/`, chosen by the server. */
export abstract class Storage {
  /** Stores a file as a whole or not at all; an existing one is replaced. `source` is a local path or the bytes. */
  abstract put(key: string, source: string | Readable): Promise<void>;
  /** @throws StorageMissingError when there is no such file */
  abstract openRead(key: string, range?: ByteRange): Promise<Readable>;
  /** Deletes; no error when there is nothing. */
  abstract delete(key: string): Promise<void>;
  /** Size in bytes, null when there is no such file. */
  abstract stat(key: string): Promise<{ size: number } | null>;
  /**
   * All files under a prefix that ends with `/`, in no order, also what a crash left half-written; for clean-up jobs.
   * Files that come or go meanwhile may be in it or not.
   */
  abstract list(prefix: string): AsyncIterable<StoredFile>;
}

export class StorageMissingError extends Error {
  constructor(key: string) {
    super(`No stored file ${key}`);
  }
}

const KEY = /^[a-z0-9][a-z0-9_-]*([./][a-z0-9_-]+)*$/;

/** @throws Error for a key that could leave the storage's folder or differ between file systems */
export function checkStorageKey(key: string): string {
  if (key.length > 200 || !KEY.test(key)) throw new Error(`Bad storage key ${JSON.stringify(key)}`);
  return key;
}
