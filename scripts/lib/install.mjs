import fs from 'node:fs';
import { inRoot } from './paths.mjs';
import { runCommand, withoutNpm } from './run-command.mjs';
import { dropStamp, fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { Stop } from './stop.mjs';

/**
 * The package manager's version lives here and nowhere else: a `packageManager` field makes other pnpm
 * versions refuse the workspace.
 */
const pnpm = 'pnpm@10.34.9';

const packages = ['shared', 'server', 'miniapp', 'console'];

/** What a package.json asks for; its scripts may change without a new installation. */
function wishesOf(folder) {
  const text = fs.readFileSync(inRoot(folder, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text);
  return JSON.stringify({ dependencies, devDependencies });
}

/** The fingerprint of everything that decides which packages are installed. */
export const installFingerprint = () =>
  fingerprint(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    [process.version, process.arch, ...['', ...packages].map(wishesOf)],
  );

/** @returns {boolean} whether the packages that the lockfile names are installed */
export function isInstalled() {
  const present = ['', ...packages].every((name) => fs.existsSync(inRoot(name, 'node_modules')));
  return present && readStamp('install') === installFingerprint();
}

/**
 * Installs exactly what the lockfile says. Takes the registry from the user's npm configuration.
 * @throws {Stop} with the installer's last words
 */
export async function install() {
  dropStamp('install');
  await pnpmInstall('.');
  writeStamp('install', installFingerprint());
}

/**
 * Installs a folder with a lockfile of its own: the workspace, or a tool beside it.
 * @param {string} folder in the repository
 * @param {string[]} [options]
 * @throws {Stop} with the installer's last words
 */
export async function pnpmInstall(folder, options = []) {
  const fixed = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  const { code, output } = await runCommand('npx', ['-y', pnpm, ...fixed, ...options], {
    cwd: inRoot(folder),
    env: withoutNpm(),
  });
  if (code === 0) return;
  console.error(output);
  throw new Stop(
    '安装依赖失败（见上）。请检查能否访问 npm 软件源（npm config get registry），然后重试。',
    'Installing the packages failed (see above). Check that the npm registry can be reached (npm config get registry) and try again.',
  );
}
