/**
 * `npm start`: from a fresh checkout to the running product, with nothing prepared.
 * Installs and builds only what has changed, then runs the server with demo data.
 *
 * PORT or --port (default 8765), DATA_DIR (default ./data); DEMO=0 starts without the demo.
 */
import path from 'node:path';
import { build, builds, isBuilt } from './lib/builds.mjs';
import { startChild, stopAllChildren } from './lib/children.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { chosenPort, needFreePort, needWritableFolder } from './lib/preflight.mjs';
import { step } from './lib/progress.mjs';
import { runMain } from './lib/stop.mjs';

/** What the served product consists of, in the order of need. */
const parts = /** @type {const} */ (['shared', 'server', 'h5', 'console']);

async function prepare() {
  if (!isInstalled()) await step('安装依赖', install);
  for (const part of parts) {
    if (!isBuilt(part)) await step(builds[part].title, () => build(part));
  }
}

/** @returns {Promise<number>} the server's exit code */
function serve(port, dataDir) {
  // Two arenas: glibc's default of eight per core keeps the memory of a burst of photos for ever.
  const env = {
    DEMO: '1',
    MALLOC_ARENA_MAX: '2',
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
  };
  const server = startChild(process.execPath, [inRoot('server/dist/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    server.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * npm that is killed takes nobody with it: end with it, or the port stays taken by a server that nobody sees.
 * Only under npm: a shell that started us directly may well log out before we end (nohup).
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const look = () => process.ppid !== npm && void stopAllChildren().then(() => process.exit(1));
  setInterval(look, 1000).unref();
}

await runMain(async () => {
  const port = chosenPort(process.argv.slice(2), process.env);
  const dataDir = path.resolve(root, process.env.DATA_DIR ?? 'data');
  await needFreePort(port);
  needWritableFolder(dataDir);
  endWithNpm();
  await prepare();
  return serve(port, dataDir);
});
