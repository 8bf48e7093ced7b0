import { spawn } from 'node:child_process';
import { dyingWithParent } from './die-with-parent.mjs';

/** Children that still run. None of them outlives the script that started it. */
const running = new Set();

const dyingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const exitCodeOf = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Signals a child's whole process group: `sh`, npx and bundlers have children of their own. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}

/**
 * Starts a child in a process group of its own, which ends when this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { identity?: string[] }} [options] `identity`: see `dyingWithParent`
 */
export function startChild(command, args, { identity, ...options } = {}) {
  watchForOurEnd();
  const [program, all] = dyingWithParent(command, args, identity);
  const child = spawn(program, all, { ...options, detached: true });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Ends a child and what it started: SIGTERM first, SIGKILL after `graceMs`.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [graceMs] milliseconds to finish in an orderly way
 */
export async function stopChild(child, graceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), graceMs);
  await closed;
  clearTimeout(timer);
}

/**
 * Ends a child and what it started as a power cut would: nothing is told, nothing is tidied up.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function killChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  signal(child, 'SIGKILL');
  await closed;
}

/** Ends all children; used when the script itself is told to end. */
export async function stopAllChildren() {
  await Promise.all([...running].map((child) => stopChild(child)));
}

/** What must happen before the process ends on a signal, beside ending the children. */
const cleanups = new Set();

/**
 * Registers work to do when this process is interrupted; the returned function takes it back.
 * @param {() => Promise<void> | void} cleanup
 */
export function onInterrupt(cleanup) {
  watchForOurEnd();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

let watching = false;

function watchForOurEnd() {
  if (watching) return;
  watching = true;
  for (const name of dyingSignals) {
    process.once(name, () => {
      void endOn(name);
    });
  }
  process.once('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));
}

async function endOn(name) {
  await stopAllChildren();
  await Promise.allSettled([...cleanups].map((cleanup) => cleanup()));
  process.exit(exitCodeOf[name]);
}
