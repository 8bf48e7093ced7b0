import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

/** Programs that the whole test run needs beside Node, with the Debian package that brings each. */
const needed = [
  { debian: 'mariadb-server', present: () => onPath('mariadbd') && onPath('mariadb-install-db') },
  { debian: 'chromium', present: () => onPath('chromium') || onPath('google-chrome') },
  { debian: 'fonts-noto-cjk', present: hasChineseFont },
  { debian: 'ffmpeg', present: () => onPath('ffmpeg') && onPath('ffprobe') },
];

const onPath = (program) => findProgram(program) !== null;

/**
 * @param {string} program
 * @returns {string | null} its absolute path; also looks where Debian keeps daemons
 */
export function findProgram(program) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ];
  for (const folder of folders) {
    const file = path.join(folder, program);
    if (fs.existsSync(file)) return file;
  }
  return null;
}

/** Any font will do that Chromium can draw Chinese with; on a Mac the system has some. */
function hasChineseFont() {
  if (process.platform === 'darwin') return true;
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'];
  const name = /(CJK|wqy|SourceHan|simsun|msyh|droidsansfallback)/i;
  return folders
    .filter((folder) => fs.existsSync(folder))
    .some((folder) =>
      fs.readdirSync(folder, { recursive: true }).some((file) => name.test(`${file}`)),
    );
}

/** What a cluster needs beside that. */
const neededForGalera = [
  { debian: 'galera-4', present: () => galeraFolders.some((folder) => fs.existsSync(folder)) },
  { debian: 'rsync', present: () => onPath('rsync') },
];

const galeraFolders = ['/usr/lib/galera', '/usr/lib64/galera-4', '/usr/lib/libgalera_smm.so'];

const missing = (programs) =>
  programs.filter(({ present }) => !present()).map(({ debian }) => debian);

/**
 * Makes sure that the programs are there; installs the missing ones on Debian when run as root.
 * @throws {Stop} naming exactly what to install
 */
export const providePrerequisites = () => provide(needed);

/** As {@link providePrerequisites}, for a cluster of databases. */
export const provideGalera = () => provide(neededForGalera);

async function provide(programs) {
  const wanted = missing(programs);
  if (wanted.length === 0) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`  apt-get install ${wanted.join(' ')}`);
    await withoutServices(() => aptInstall(wanted));
  }
  const still = missing(programs);
  if (still.length === 0) return;
  throw new Stop(
    `测试还需要以下程序,请先安装:sudo apt-get install ${still.join(' ')}(其他系统请安装同名软件)`,
    `The tests need these programs, please install them: sudo apt-get install ${still.join(' ')} (on other systems: the software of the same name)`,
  );
}

async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-q'], { env });
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  const { code, output } = await runCommand('apt-get', args, { env });
  if (code !== 0) console.error(output);
}

const policyFile = '/usr/sbin/policy-rc.d';

/**
 * Packages start their services when they are installed; Debian asks this file first. The tests run a
 * private database of their own, so a system one must not appear beside it.
 */
async function withoutServices(work) {
  const ours = !fs.existsSync(policyFile);
  if (ours) fs.writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    if (ours) fs.rmSync(policyFile, { force: true });
  }
}
