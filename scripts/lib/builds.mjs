import fs from 'node:fs';
import path from 'node:path';
import { installFingerprint } from './install.mjs';
import { inRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { dropStamp, fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} Build
 * @property {string} title what the person at the terminal reads
 * @property {string} folder the package
 * @property {string} script the name in its package.json
 * @property {string[]} inputs what the result is made from, relative to the repository
 * @property {string} output a file that proves that the result exists
 * @property {Record<string, string>} [env] build flags
 * @property {boolean} [clean] delete the output's folder first: the compiler leaves files of deleted sources
 */

const miniappInputs = [
  'shared/src',
  'miniapp/src',
  'miniapp/config',
  'miniapp/types',
  'miniapp/babel.config.js',
  'miniapp/project.config.json',
  'miniapp/tsconfig.json',
  'miniapp/package.json',
  'tsconfig.base.json',
];

/** @returns {Build} */
const taro = (title, platform, file, env = {}) => ({
  title,
  folder: 'miniapp',
  script: `build:${platform}`,
  inputs: miniappInputs,
  output: `miniapp/dist/${platform}${env.E2E ? '-e2e' : ''}/${file}`,
  env: { NODE_ENV: 'production', ...env },
  // WeChat uploads the whole folder, with the chunks of a build before.
  clean: platform === 'weapp',
});

const e2e = { E2E: '1' };

/** Every build of the repository, by name. */
export const builds = /** @satisfies {Record<string, Build>} */ ({
  shared: {
    title: '构建 shared(领域规则)',
    folder: 'shared',
    script: 'build',
    inputs: [
      'shared/src',
      'shared/tsconfig.json',
      'shared/tsconfig.build.json',
      'tsconfig.base.json',
    ],
    output: 'shared/dist/index.js',
    clean: true,
  },
  server: {
    title: '构建 server(服务端)',
    folder: 'server',
    script: 'build',
    inputs: ['server/src', 'server/.swcrc', 'server/package.json'],
    output: 'server/dist/main.js',
    clean: true,
  },
  h5: taro('构建 miniapp(手机网页版 H5)', 'h5', 'index.html'),
  console: {
    title: '构建 console(管理台)',
    folder: 'console',
    script: 'build',
    inputs: [
      'shared/src',
      'console/src',
      'console/public',
      'console/index.html',
      'console/vite.config.ts',
      'console/tsconfig.json',
      'console/package.json',
    ],
    output: 'console/dist/index.html',
    env: { NODE_ENV: 'production' },
  },
  weapp: taro('构建 miniapp(微信小程序)', 'weapp', 'app.json'),
  'h5-e2e': taro('构建 miniapp(H5,走查用)', 'h5', 'index.html', e2e),
  'weapp-e2e': taro('构建 miniapp(微信小程序,走查用)', 'weapp', 'app.json', e2e),
});

/** @typedef {keyof typeof builds} BuildName */

/** Build flags that a developer may set in the shell and that end up in the result. */
const flags = ['API_ORIGIN'];

/** @param {BuildName} name */
function sourcesOf(name) {
  const build = /** @type {Build} */ (builds[name]);
  const env = Object.entries({ ...build.env, ...pick(process.env, flags) }).map(String);
  return fingerprint(build.inputs, [installFingerprint(), build.script, ...env]);
}

const pick = (from, keys) => Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));

/** @param {BuildName} name */
export function isBuilt(name) {
  return fs.existsSync(inRoot(builds[name].output)) && readStamp(name) === sourcesOf(name);
}

/**
 * Builds one part, whether or not it is up to date.
 * @param {BuildName} name
 * @throws {Stop} after showing the output of the failed build
 */
export async function build(name) {
  const { folder, script, env, output: result, ...rest } = /** @type {Build} */ (builds[name]);
  const sources = sourcesOf(name);
  dropStamp(name);
  if (rest.clean) fs.rmSync(path.dirname(inRoot(result)), { recursive: true, force: true });
  const { code, output } = await runPackageScript(folder, script, env);
  if (code !== 0 || !fs.existsSync(inRoot(result))) {
    console.error(output);
    throw new Stop(
      `${rest.title}失败,原因见上。`,
      `The build ${folder} ${script} failed (code ${code}); the reason is above.`,
    );
  }
  writeStamp(name, sources);
}

/**
 * Runs a script of a package as `pnpm run` would, without the second that pnpm takes to start.
 * @param {string} folder
 * @param {string} script
 * @param {Record<string, string>} [env]
 */
function runPackageScript(folder, script, env = {}) {
  const { scripts } = JSON.parse(fs.readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  const bins = [inRoot(folder, 'node_modules/.bin'), inRoot('node_modules/.bin')];
  const PATH = [...bins, process.env.PATH].join(path.delimiter);
  return runCommand('sh', ['-c', scripts[script]], {
    cwd: inRoot(folder),
    env: { ...process.env, ...env, PATH },
  });
}
