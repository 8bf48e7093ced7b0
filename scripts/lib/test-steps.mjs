import { checkBudgets } from '../check-budgets.mjs';
import { build, builds, isBuilt } from './builds.mjs';
import { install, isInstalled } from './install.mjs';
import { startBalancer } from './balancer.mjs';
import { askChecker, failure } from './checker.mjs';
import { startGalera } from './galera.mjs';
import { runJest } from './jest-step.mjs';
import { startMariaDb } from './mariadb.mjs';
import { inRoot } from './paths.mjs';
import { providePrerequisites } from './prerequisites.mjs';
import { runCommand } from './run-command.mjs';
import { installGate, isGateInstalled } from './weapp-gate.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [why] what the failed ones said; told once more at the end
 *
 * @typedef {object} Step
 * @property {string} id for `--only`
 * @property {string} title
 * @property {() => Promise<Count>} run a thrown error is one failed test
 * @property {number} [minutes] after which a step that hangs is given up; 10 unless told
 */

const one = { passed: 1, failed: 0 };

/** A step that is one test: it passes when the work does not throw. */
const single = (id, title, work) => ({ id, title, run: async () => (await work(), one) });

/** A step that is one test: a program of node_modules/.bin, whose output is shown when it fails. */
const tool = (id, title, program, args) => single(id, title, () => runTool(program, args));

async function runTool(program, args) {
  const verdict = await askChecker(inRoot('node_modules/.bin', program), args);
  if (verdict.code !== 0) throw failure(program, verdict);
}

const packages = ['shared', 'server', 'miniapp', 'console'];

/** @returns {Promise<Count>} one test per TypeScript project */
async function checkTypes() {
  const projects = ['.', ...packages, 'miniapp/e2e', 'server/proofs'];
  const why = [];
  for (const project of projects) {
    await runTool('tsc', ['-p', project]).catch((error) => why.push(error.message));
  }
  why.forEach((text) => console.error(text));
  return { passed: projects.length - why.length, failed: why.length, why };
}

const buildStep = (name) =>
  single(`build-${name}`, builds[name].title, () => (isBuilt(name) ? undefined : build(name)));

/** Builds what a step looks at, for `--only`; in a whole run it has been built before. */
async function needBuilds(...names) {
  for (const name of names) if (!isBuilt(name)) await build(name);
}

async function apiOnMariaDb() {
  const database = await startMariaDb({ fast: true, bufferPoolMb: 128 });
  try {
    return await runJest(['api'], { env: { DB: 'mysql', DATABASE_URL: database.url } });
  } finally {
    await database.stop();
  }
}

/** @param {(nodes: import('./galera.mjs').Node[]) => Promise<{ port: number, close?: () => void }>} choose the way in */
async function apiOnGalera(choose) {
  const galera = await startGalera({ bufferPoolMb: 128 });
  const way = await choose(galera.nodes);
  try {
    const url = `mysql://root@127.0.0.1:${way.port}/wide_angle`;
    const env = { DB: 'mysql', DATABASE_URL: url };
    // Three servers share the machine, and each table of each test's database is made on all of them in turn.
    return await runJest(['api'], { env, workers: 1, seconds: 60 });
  } finally {
    way.close?.();
    await galera.stop();
  }
}

const firstNode = async (nodes) => nodes[0];
const allInTurn = (nodes) => startBalancer(nodes.map(({ port }) => port));

/** WeChat's own checks of a mini-program; only the tests need them. */
const needGate = async () => isGateInstalled() || installGate();

async function checkWeapp() {
  await needGate();
  await needBuilds('weapp');
  const verdict = await runCommand(process.execPath, ['miniapp/scripts/check-weapp.mjs']);
  if (verdict.code !== 0) throw failure('check-weapp', verdict);
  console.log(verdict.output.trimEnd());
}

/** Real processes: the built worker beside the test. */
async function prove() {
  await needBuilds('shared', 'server');
  return runJest(['proofs'], { workers: 1 });
}

async function proveOnGalera() {
  await needBuilds('shared', 'server');
  return runJest(['galera'], { workers: 1 });
}

async function walk() {
  await needBuilds('shared', 'server', 'h5', 'weapp', 'console', 'h5-e2e', 'weapp-e2e');
  return runJest(['walks'], { workers: 1 });
}

/** @type {Step[]} everything that `npm test` does, in this order */
export const steps = [
  single('prerequisites', '测试所需的程序', providePrerequisites),
  single('install', '安装依赖', async () => isInstalled() || install()),
  single('install-weapp-gate', '安装微信的检查工具', needGate),
  tool('format', '格式', 'prettier', ['--check', '--log-level', 'warn', '.']),
  { ...tool('lint', '代码规范', 'eslint', ['.', '--max-warnings', '0']), minutes: 5 },
  { id: 'types', title: '类型', run: checkTypes },
  tool('fences', '模块边界', 'depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    ...packages.map((name) => `${name}/src`),
  ]),
  tool('dead', '无用代码', 'knip', []),
  { id: 'unit', title: '单元测试', run: () => runJest(['scripts', ...packages]) },
  { id: 'api-sqlite', title: '接口测试(SQLite)', run: () => runJest(['api']) },
  { id: 'api-mariadb', title: '接口测试(MariaDB)', run: apiOnMariaDb },
  ...Object.keys(builds).map(buildStep),
  { id: 'proofs', title: '多进程证明(计时器)', run: prove },
  {
    id: 'budgets',
    title: '体积预算',
    run: async () => {
      await needBuilds('weapp', 'h5');
      return checkBudgets();
    },
  },
  single('weapp', '微信小程序产物检查', checkWeapp),
  { id: 'walks', title: '浏览器走查', run: walk, minutes: 15 },
];

/** @type {Step[]} what takes long and needs more than others have: run only when named */
export const optionalSteps = [
  { id: 'galera-proofs', title: '多进程证明(Galera 三节点)', run: proveOnGalera, minutes: 20 },
  {
    id: 'galera-api-turns',
    title: '接口测试(Galera,轮流连接三个节点)',
    run: () => apiOnGalera(allInTurn),
    minutes: 40,
  },
  {
    id: 'galera-api-node',
    title: '接口测试(Galera,一个节点)',
    run: () => apiOnGalera(firstNode),
    minutes: 40,
  },
];
