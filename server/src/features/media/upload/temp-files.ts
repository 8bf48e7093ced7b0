import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Names for files that exist during one upload only. Each name starts with the number of the process that made it, so
 * that a start can tell what a killed process left behind from what a living neighbour is writing.
 */
export class TempFiles {
  private made = 0;

  /** @param folder for these files and nothing else; on the same disk as the storage */
  constructor(readonly folder: string) {}

  /** Makes the folder and deletes what dead processes left in it. Call before the first {@link with}. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const names = await readdir(this.folder);
    await Promise.all(names.filter(isAbandoned).map((name) => rm(path.join(this.folder, name))));
  }

  /**
   * Runs `work` with a fresh path prefix and deletes every file that begins with it afterwards, whatever happens.
   * @param work gets the prefix; append an ending per file
   */
  async with<T>(work: (prefix: string) => Promise<T>): Promise<T> {
    const name = `${process.pid}-${++this.made}.`;
    try {
      return await work(path.join(this.folder, name));
    } finally {
      await this.removeAll(name);
    }
  }

  private async removeAll(prefix: string): Promise<void> {
    const names = await readdir(this.folder);
    const mine = names.filter((name) => name.startsWith(prefix));
    await Promise.all(mine.map((name) => rm(path.join(this.folder, name), { force: true })));
  }
}

function isAbandoned(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  // Our own number can only come from an earlier life: in a container every process has the same one.
  return !(pid > 0) || pid === process.pid || !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A killed process that nobody has waited for, as in a container without init, still answers to its number. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
