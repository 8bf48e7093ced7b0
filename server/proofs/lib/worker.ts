import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SERVER = path.resolve(__dirname, '../..');
const WORKER = path.join(SERVER, 'dist/worker.js');
const CLOCK = path.join(SERVER, 'proofs/lib/moved-clock.mjs');
const STARTED_MS = 60_000;

/** A worker of the product in a process of its own, as `node server/dist/worker.js` starts it. */
export interface Worker {
  readonly pid: number;
  /** kill -9. */
  kill: () => Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop: () => Promise<number | null>;
  /** Sets the machine's clock of this worker forward, or back. */
  jump: (millis: number) => Promise<void>;
  /** What it wrote to its error log. */
  log: () => string;
}

/**
 * Starts the built worker and waits until it works.
 * @param databaseUrl what it works on
 * @param now what its clock shows at first, epoch ms; the machine's own time where it is left out
 */
export async function startWorker(databaseUrl: string, now?: number): Promise<Worker> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-worker-'));
  const clock = now === undefined ? {} : { CLOCK_STARTS_AT: String(now) };
  const child = fork(WORKER, [], {
    execArgv: now === undefined ? [] : ['--import', CLOCK],
    env: {
      ...process.env,
      ...clock,
      DB: 'mariadb',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      TOKEN_SECRET: 'a secret of proofs, long enough to sign with',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.once('close', () => fs.rmSync(dataDir, { recursive: true, force: true }));
  await started(child, output);
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return {
    pid: child.pid ?? 0,
    kill: () => ended(child, 'SIGKILL').then(() => {}),
    stop: () => ended(child, 'SIGTERM'),
    jump: async (jumpMs) => {
      child.send({ jumpMs });
      await once(child, 'message');
    },
    log: () => output.join(''),
  };
}

async function started(child: ChildProcess, output: readonly string[]): Promise<void> {
  const told = once(child.stdout!, 'data', { signal: AbortSignal.timeout(STARTED_MS) });
  const gone = once(child, 'close').then(() => {
    throw new Error(`the worker ended: ${output.join('')}`);
  });
  await Promise.race([told, gone]);
  gone.catch(() => undefined);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close') as Promise<[number | null]>;
  child.kill(signal);
  const [code] = await closed;
  return code;
}
