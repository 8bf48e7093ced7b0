import { startChild } from './children.mjs';
import { root } from './paths.mjs';

/** Characters of a failed step's output that are kept: the end tells why. */
const keptOutput = 200_000;

/**
 * @typedef {object} Ended
 * @property {number} code 1 as well when a signal ended it, 127 when it could not be started
 * @property {NodeJS.Signals | null} signal that ended it
 * @property {string} output stdout and stderr in the order of arrival
 */

/**
 * Runs a command to its end and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, liveStderr?: boolean }} [options] `liveStderr` also shows stderr at once
 * @returns {Promise<Ended>}
 */
export function runCommand(
  command,
  args,
  { cwd = root, env = process.env, liveStderr = false } = {},
) {
  return new Promise((resolve) => {
    const child = startChild(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-keptOutput);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    if (liveStderr) child.stderr?.on('data', (chunk) => process.stderr.write(chunk));
    child.once('error', (error) =>
      resolve({ code: 127, signal: null, output: `${output}${error.message}\n` }),
    );
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** How to reach a registry: the only npm settings that a child package manager should share. */
const connection =
  /^npm_config_(registry|userconfig|cache|cafile|ca|proxy|https_proxy|noproxy|strict_ssl)$/i;

/**
 * The environment without npm's own variables: a package manager started inside `npm start` would take
 * them for its own configuration.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function withoutNpm(env = process.env) {
  const kept = Object.entries(env).filter(([key]) => !/^npm_/i.test(key) || connection.test(key));
  return Object.fromEntries(kept);
}
