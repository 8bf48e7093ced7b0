/**
 * `npm run dev`: everything watched in one terminal, on SQLite with demo data.
 * API on PORT (default 8765), console on 8767, phone pages (H5) on 8768. Ctrl-C ends all of it.
 */
import path from 'node:path';
import readline from 'node:readline';
import { build } from './lib/builds.mjs';
import { startChild, stopAllChildren } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { chosenPort, needFreePort, needWritableFolder } from './lib/preflight.mjs';
import { step } from './lib/progress.mjs';
import { dropStamp } from './lib/stamp.mjs';
import { runMain } from './lib/stop.mjs';

const consolePort = 8767;
const h5Port = 8768;

/** @returns {{ name: string, folder: string, command: string, args: string[] }[]} what runs side by side */
function watchers() {
  const bin = (folder, name) => inRoot(folder, 'node_modules/.bin', name);
  const tsc = ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
  const swc = ['src', '-d', 'dist', '--strip-leading-paths', '--watch'];
  const node = ['--watch', '--watch-preserve-output', 'dist/main.js'];
  return [
    { name: 'shared', folder: 'shared', command: bin('', 'tsc'), args: tsc },
    { name: 'build', folder: 'server', command: bin('server', 'swc'), args: swc },
    { name: 'server', folder: 'server', command: process.execPath, args: node },
    { name: 'console', folder: 'console', command: bin('console', 'vite'), args: [] },
    {
      name: 'h5',
      folder: 'miniapp',
      command: bin('miniapp', 'taro'),
      args: ['build', '--type', 'h5', '--watch'],
    },
  ];
}

/** Starts one watcher; each of its lines carries its name. */
function watch({ name, folder, command, args }, env) {
  const stdio = /** @type {import('node:child_process').StdioOptions} */ ([
    'ignore',
    'pipe',
    'pipe',
  ]);
  const child = startChild(command, args, { cwd: inRoot(folder), env, stdio });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    const lines = readline.createInterface({ input: stream });
    lines.on('line', (line) => console.log(`${name.padEnd(7)} │ ${line}`));
  }
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ name, code }));
  });
}

await runMain(async () => {
  const port = chosenPort(process.argv.slice(2), process.env);
  const dataDir = path.resolve(root, process.env.DATA_DIR ?? 'data');
  for (const needed of [port, consolePort, h5Port]) await needFreePort(needed);
  needWritableFolder(dataDir);
  if (!isInstalled()) await step('安装依赖', install);
  await step('构建 shared', () => build('shared'));
  await step('构建 server', () => build('server'));
  // The watchers write over these results: `npm start` has to make its own again.
  for (const name of ['shared', 'server', 'h5']) dropStamp(name);
  const env = { DEMO: '1', ...process.env, PORT: String(port), DATA_DIR: dataDir };
  console.log(`\n管理台 http://127.0.0.1:${consolePort}/console/`);
  console.log(`手机端 http://127.0.0.1:${h5Port}/m/\n接口   http://127.0.0.1:${port}/\n`);
  const { name, code } = await Promise.race(watchers().map((one) => watch(one, env)));
  console.error(`${name} ended with code ${code}`);
  await stopAllChildren();
  return 1;
});
