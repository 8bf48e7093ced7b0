import type { INestApplicationContext } from '@nestjs/common';
import { schema } from './database.js';
import { SystemClock } from './platform/clock/clock.js';
import { DemoClock } from './platform/clock/demo-clock.js';
import { readConfig } from './platform/config/config.js';
import { StartupError } from './platform/config/startup-error.js';
import { openDatabase } from './platform/database/open-database.js';
import type { PlatformParts } from './platform/platform.module.js';

/** How long running requests and jobs have to finish after the first signal. */
const STOP_MS = 20_000;

/**
 * What server and worker need before their application exists: settings, an up-to-date database, the clock.
 * @param open opens the database; brings its schema up to date unless told
 * @throws StartupError when a setting, the data folder or the database cannot be used
 */
export async function prepareParts(open = openDatabase): Promise<PlatformParts> {
  const config = readConfig(process.env);
  const database = await open(config.database, schema);
  return { config, database, clock: config.isDemo ? new DemoClock() : new SystemClock() };
}

/**
 * SIGTERM and SIGINT stop the jobs, let running requests finish, close the database and end the process; a second signal,
 * or waiting too long, ends it at once. Nothing acknowledged is lost either way: that is the database's promise.
 */
export function stopOnSignals(app: INestApplicationContext): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    void app.close().then(
      () => process.exit(0),
      (error: unknown) => endWith(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Ends a process that cannot go on: one sentence for what a person can mend, the whole error for what only we can. */
export function endWith(error: unknown): never {
  const told = toStartupError(error);
  process.stderr.write(`${told ? told.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function toStartupError(error: unknown): StartupError | null {
  if (error instanceof StartupError) return error;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `端口 ${port} 已被占用，请先停掉占用它的程序，或用 PORT 另选端口。`,
      `Port ${port} is in use: stop the other program, or choose another port by PORT.`,
    );
  }
  if (code === 'EACCES' && port !== undefined) {
    return new StartupError(
      `没有权限使用端口 ${port}，请用 PORT 另选 1024 以上的端口。`,
      `No permission for port ${port}: choose one above 1024 by PORT.`,
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    return new StartupError(
      `本机没有地址 ${address}，请检查 HOST。`,
      `This machine does not have the address ${address}: check HOST.`,
    );
  }
  return null;
}
