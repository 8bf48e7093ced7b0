import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { unusable } from './data-folder.js';
import { StartupError } from './startup-error.js';

const LENGTH_MIN = 32;

/**
 * The key that signs tokens: TOKEN_SECRET, else one that was made at the first start and is kept in the data folder, so
 * that sessions outlive a restart. Several servers must share one TOKEN_SECRET.
 * @param dataDir is there
 * @throws StartupError when the given one is too short to be safe, or the folder cannot be written
 */
export function tokenSecretOf(given: string | undefined, dataDir: string): string {
  if (!given) return keptSecret(path.join(dataDir, 'token-secret'));
  if (given.length >= LENGTH_MIN) return given;
  throw new StartupError(
    `环境变量 TOKEN_SECRET 太短，至少需要 ${LENGTH_MIN} 个字符。`,
    `TOKEN_SECRET is too short, it needs at least ${LENGTH_MIN} characters.`,
  );
}

function keptSecret(file: string): string {
  try {
    // Another process may make it at the same moment: only one creates, both read.
    if (!fs.existsSync(file)) writeNew(file);
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unusable(path.dirname(file), error);
  }
}

function writeNew(file: string): void {
  const part = `${file}.${process.pid}`;
  fs.writeFileSync(part, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    fs.linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(part);
  }
}
