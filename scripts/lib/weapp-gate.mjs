import fs from 'node:fs';
import { pnpmInstall } from './install.mjs';
import { inRoot } from './paths.mjs';
import { dropStamp, fingerprint, readStamp, writeStamp } from './stamp.mjs';

/** WeChat's checks of a mini-program, with a lockfile of their own: docs/decisions/0006-weapp-gate.md. */
const folder = 'miniapp/tools/weapp-gate';

const stamp = 'install-weapp-gate';

const gateFingerprint = () => fingerprint([folder], [process.version]);

/** @returns {boolean} whether WeChat's checks are installed as their lockfile says */
export function isGateInstalled() {
  const present = fs.existsSync(inRoot(folder, 'node_modules/miniprogram-ci'));
  return present && readStamp(stamp) === gateFingerprint();
}

/**
 * Installs WeChat's checks exactly as their lockfile says; none of their install scripts runs.
 * @throws {import('./stop.mjs').Stop} with the installer's last words
 */
export async function installGate() {
  dropStamp(stamp);
  await pnpmInstall(folder, ['--ignore-scripts']);
  writeStamp(stamp, gateFingerprint());
}
