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
  throw tooShort('TOKEN_SECRET');
}

/**
 * Secrets that the server had before, divided by commas.
 * @throws StartupError when one is too short to have been one
 */
export function formerSecretsOf(given: string | undefined): string[] {
  const secrets = (given ?? '').split(',').map((secret) => secret.trim());
  const former = secrets.filter((secret) => secret !== '');
  if (former.some((secret) => secret.length < LENGTH_MIN)) throw tooShort('TOKEN_SECRET_OLD');
  return former;
}

function tooShort(name: string): StartupError {
  return new StartupError(
    `环境变量 ${name} 太短，至少需要 ${LENGTH_MIN} 个字符。`,
    `${name} is too short, it needs at least ${LENGTH_MIN} characters.`,
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
