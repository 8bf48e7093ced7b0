import type { INestApplicationContext } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { Config } from '../config/config.js';

/** What stands at `/`. The demo provides one that shows the way around; without it `/` leads to the mini-program. */
export abstract class StartPage {
  /**
   * @param origin under which the reader reached the server, e.g. `http://192.168.1.7:8765`
   * @returns a whole HTML document without scripts
   */
  abstract html(origin: string): Promise<string>;

  /**
   * @param origin under which the server can be reached from this machine
   * @returns what the terminal shows once the server listens
   */
  abstract notice(origin: string): Promise<string>;
}

/** The start page of whichever feature provides one, else null. */
export function startPageOf(modules: ModuleRef | INestApplicationContext): StartPage | null {
  try {
    return modules.get<StartPage>(StartPage, { strict: false });
  } catch {
    return null;
  }
}

/** The one line (or the demo's few) that tell that the server listens, and where. */
export async function startNotice(
  app: INestApplicationContext,
  { log, database }: Config,
  origin: string,
): Promise<string> {
  const page = startPageOf(app);
  if (page) return page.notice(origin);
  const fields = { msg: 'listening', origin, database: database.kind, pid: process.pid };
  return log.format === 'json' ? JSON.stringify(fields) : `广角镜 ${origin} (${database.kind})`;
}
