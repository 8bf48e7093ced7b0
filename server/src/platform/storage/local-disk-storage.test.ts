import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { LocalDiskStorage } from './local-disk-storage.js';
import { StorageMissingError } from './storage.js';

describe('LocalDiskStorage', () => {
  let folder: string;
  let storage: LocalDiskStorage;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-storage-'));
    storage = new LocalDiskStorage(path.join(folder, 'files'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const put = (key: string, words: string) => storage.put(key, Readable.from([words]));
  const read = async (key: string, range?: { start: number; end: number }) =>
    text(await storage.openRead(key, range));

  it('keeps bytes and files, whole or in part, and replaces', async () => {
    await put('a/b.txt', 'hello');
    expect(await read('a/b.txt')).toBe('hello');
    expect(await read('a/b.txt', { start: 1, end: 3 })).toBe('ell');
    expect(await storage.stat('a/b.txt')).toEqual({ size: 5 });
    const file = path.join(folder, 'source');
    fs.writeFileSync(file, 'other');
    await storage.put('a/b.txt', file);
    expect(await read('a/b.txt')).toBe('other');
    expect(fs.readFileSync(file, 'utf8')).toBe('other');
  });

  it('says that a file is missing, and forgets one without complaint', async () => {
    expect(await storage.stat('none')).toBeNull();
    await expect(storage.openRead('none')).rejects.toBeInstanceOf(StorageMissingError);
    await put('x', '1');
    await storage.delete('x');
    await storage.delete('x');
    expect(await storage.stat('x')).toBeNull();
  });

  it('leaves the old file and no rubbish when the source breaks off', async () => {
    await put('a/x', 'old');
    const broken = Readable.from(
      (function* () {
        yield 'ne';
        throw new Error('connection lost');
      })(),
    );
    await expect(storage.put('a/x', broken)).rejects.toThrow('connection lost');
    expect(await read('a/x')).toBe('old');
    expect(fs.readdirSync(path.join(folder, 'files/a'))).toEqual(['x']);
  });

  it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', 'A', '.x', 'a/.x', '', 'a\u0000b', 'a\\b'])(
    'refuses the key %j',
    async (key) => {
      await expect(put(key, 'x')).rejects.toThrow('Bad storage key');
      await expect(storage.openRead(key)).rejects.toThrow('Bad storage key');
    },
  );
});
