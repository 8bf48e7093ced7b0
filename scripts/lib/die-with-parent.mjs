import { spawnSync } from 'node:child_process';

const asked = ['--pdeathsig=TERM', '--'];

let available;

/** util-linux has it, busybox and macOS do not. */
function hasParentDeathSignal() {
  available ??= spawnSync('setpriv', [...asked, 'true']).status === 0;
  return available;
}

/**
 * Wraps a command so that the kernel ends it when this process dies, by kill -9 too. Where the kernel cannot, the
 * command stays as it is and only the handlers of `children.mjs` are left.
 * @param {string} command
 * @param {string[]} args
 * @param {string[]} [identity] setpriv's options for another user
 * @returns {[string, string[]]}
 */
export function dyingWithParent(command, args, identity = []) {
  if (!hasParentDeathSignal()) return [command, args];
  return ['setpriv', [...identity, ...asked, command, ...args]];
}
