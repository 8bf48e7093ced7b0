import fs from 'node:fs';
import path from 'node:path';
import { StartupError } from './startup-error.js';

/**
 * Makes the data folder where it is missing, so that whatever is kept in it may count on it.
 * @returns `folder`
 * @throws StartupError when it cannot be made, read and written
 */
export function usableFolder(folder: string): string {
  try {
    makeFolder(folder);
    // Of a file this fails, whatever its rights.
    fs.readdirSync(folder);
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return folder;
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** A data folder that cannot be used, as the person who chose it is told. */
export function unusable(folder: string, error: unknown): StartupError {
  const { code } = error as NodeJS.ErrnoException;
  return new StartupError(
    `数据目录 ${folder} 不能读写（${code}），请检查权限或用 DATA_DIR 另选目录。`,
    `The data folder cannot be read and written (${code}): check its rights or choose another by DATA_DIR.`,
  );
}

/**
 * One level at a time: Node's own `recursive` never ends where the system says "no such folder" of a parent that is
 * there, as `/proc` does.
 */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // A server that starts beside this one made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
