import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../ids.js';
import {
  checkStorageKey,
  Storage,
  StorageMissingError,
  type ByteRange,
  type StoredFile,
} from './storage.js';

/** Files in a folder of this machine: the default, and enough for one server. */
export class LocalDiskStorage extends Storage {
  /** @param folder absolute path; made when missing */
  constructor(private readonly folder: string) {
    super();
  }

  /** Written beside its place, synced and then renamed, so a crash leaves the old file or the new one, never a part. */
  override async put(key: string, source: string | Readable): Promise<void> {
    const target = this.pathOf(key);
    const part = `${target}.${newId()}.part`;
    await mkdir(path.dirname(target), { recursive: true });
    try {
      if (typeof source === 'string') await copyFile(source, part);
      else await pipeline(source, createWriteStream(part));
      await sync(part);
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  override async openRead(key: string, range?: ByteRange): Promise<Readable> {
    if (!(await this.stat(key))) throw new StorageMissingError(key);
    return createReadStream(this.pathOf(key), range);
  }

  override async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  override async stat(key: string): Promise<{ size: number } | null> {
    const stats = await stat(this.pathOf(key)).catch(missing);
    return stats && { size: stats.size };
  }

  override async *list(prefix: string): AsyncGenerator<StoredFile> {
    const folder = this.pathOf(prefix.replace(/\/$/, ''));
    for await (const file of filesIn(folder)) {
      const stats = await stat(file).catch(missing);
      if (!stats) continue;
      const key = path.relative(this.folder, file).split(path.sep).join('/');
      yield { key, modifiedAt: Math.floor(stats.mtimeMs) };
    }
  }

  private pathOf(key: string): string {
    return path.join(this.folder, checkStorageKey(key));
  }
}

/** Null for a file that is not there; every other failure stays one. */
function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(missing);
  if (!entries) return;
  for await (const entry of entries) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(name);
    else if (entry.isFile()) yield name;
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
