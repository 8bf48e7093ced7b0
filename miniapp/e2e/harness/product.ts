import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dyingWithParent } from '../../../scripts/lib/die-with-parent.mjs';
import { closing } from './leftovers';
import { freePort } from './ports';
import { waitUntil, within } from './wait';

/** The built product as a process of its own. */
export interface Product {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  baseUrl: string;
  /** Folder with the database and the files. */
  dataDir: string;
  /** Everything the server wrote so far, over all restarts. */
  logs(): string;
  /** Ends the process as a power cut would (SIGKILL) and waits until it is gone. The data stay. */
  kill9(): Promise<void>;
  /** Starts it again on the same port and data (ends it first when it still runs) and waits until it is ready. */
  restart(): Promise<void>;
  /** Ends the process in good order and removes the data. */
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Added to the environment of the server. `DEMO=1` is set unless this says otherwise. */
  env?: Record<string, string>;
  /** Milliseconds until `/health/ready` must answer; 60 000 by default. */
  readyMs?: number;
  /** Script to start; the built server by default. */
  entry?: string;
}

const builtServer = path.resolve(__dirname, '../../../server/dist/main.js');
/** Milliseconds that a server may take to end in good order. */
const goodbyeMs = 8000;

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', () => resolve());
      });

async function isReady(baseUrl: string): Promise<boolean> {
  const response = await fetch(`${baseUrl}/health/ready`, { signal: AbortSignal.timeout(2000) });
  return response.ok;
}

/**
 * Starts `server/dist/main.js` on a free port with an empty data folder and waits until it is ready.
 * Throws with the server's output when it is not built, ends early or does not get ready.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const entry = options.entry ?? builtServer;
  if (!existsSync(entry)) throw new Error(`${entry} is missing: build the server first`);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wide-angle-data-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const own = { PORT: String(port), DATA_DIR: dataDir, DEMO: '1', ...options.env };
    const [command, args] = dyingWithParent(process.execPath, [entry]);
    const started = spawn(command, args, {
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
      });
    }
    await waitUntil(
      async () => {
        if (started.exitCode !== null) return 'ended';
        return (await isReady(baseUrl)) ? 'ready' : undefined;
      },
      {
        timeout: options.readyMs ?? 60_000,
        what: `${baseUrl}/health/ready`,
        found: () => Promise.resolve(output.slice(-4000)),
      },
    );
    if (started.exitCode !== null)
      throw new Error(`The server ended early:\n${output.slice(-4000)}`);
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child) return;
    child.kill(signal);
    await within(exited(child), goodbyeMs, 'Ending the server').catch(async (late: unknown) => {
      child?.kill('SIGKILL');
      if (child) await exited(child);
      throw late;
    });
    child = undefined;
  };

  const product: Product = {
    baseUrl,
    dataDir,
    logs: () => output,
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      await start();
    },
    stop: closing(async () => {
      try {
        await end('SIGTERM');
      } finally {
        await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
      }
    }),
  };
  await start().catch(async (error: unknown) => {
    await product.stop().catch(() => undefined);
    throw error;
  });
  return product;
}
