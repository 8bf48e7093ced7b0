import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

/** Signals by which a program dies of itself: a crash of its engine, not somebody who ended it. */
const crashes = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP'];

/**
 * Asks a checker for its verdict. One that crashed has given none, so it is asked once more, and the screen says so;
 * a second crash stands.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<import('./run-command.mjs').Ended>}
 */
export async function askChecker(program, args) {
  const first = await runCommand(program, args);
  if (!crashes.some((name) => name === first.signal)) return first;
  console.error(`  ${program} crashed (${first.signal}) before it gave a verdict, once more`);
  return runCommand(program, args);
}

/**
 * A checker's refusal with what it found; a stack of ours would only hide it.
 * @param {string} program as people call it
 * @param {import('./run-command.mjs').Ended} ended
 */
export function failure(program, { code, signal, output }) {
  const end = signal ?? `code ${code}`;
  return new Stop(`${output.trimEnd()}\n${program} 没有通过。`, `${program} ended with ${end}.`);
}
