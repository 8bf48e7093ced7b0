/**
 * Looks over a built mini-program for what only WeChat would find otherwise. Run after `pnpm build:weapp`:
 *
 *   node miniapp/scripts/check-weapp.mjs [folder of the build]
 *
 * It compiles all WXML and WXSS with WeChat's own compilers, checks app.json and the pages' JSON by WeChat's own
 * schemas and rules, and looks at device APIs, hosts, privacy declarations and sizes. Prints every flaw as a sentence and ends with 1 when there is one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { limits } from '../../scripts/budgets/limits.mjs';
import { apiFlaws, evalFlaws, hostFlaws, privacyFlaws, strayFlaws } from './weapp/bundle.mjs';
import { filesBelow, json, packageSizes } from './weapp/files.mjs';
import { moduleFlaws } from './weapp/modules.mjs';
import { jsonFlaws } from './weapp/wechat-json.mjs';

const require = createRequire(import.meta.url);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(process.argv[2] ?? path.join(here, '../dist/weapp'));

/** WeChat's own compilers: wcc for templates, wcsc for styles. */
function compileFlaws() {
  const compiler = require('miniprogram-compiler');
  const options = { maxBuffer: 64 * 1024 * 1024 };
  const attempt = (what, run) => {
    try {
      run();
      return [];
    } catch (error) {
      // wcsc says nothing useful about an unclosed rule or an unknown at-rule.
      const said = String(error.message ?? error).trim();
      const hint = said.startsWith('Cannot read') ? 'look for a rule that is not closed' : said;
      return [`WeChat's compiler refuses the ${what}: ${hint}`];
    }
  };
  return [
    ...attempt('templates (WXML)', () => compiler.wxmlToJs(root, options)),
    ...attempt('styles (WXSS)', () => compiler.wxssToJs(root, options)),
  ];
}

function pagesOf(app) {
  const sub = (app.subPackages ?? []).flatMap(({ root: folder, pages }) =>
    pages.map((page) => `${folder}/${page}`),
  );
  return [...app.pages, ...sub];
}

/** A page that does not exist is a flaw of app.json. */
function titleFlaws(page) {
  const file = `${page}.json`;
  const titled = existsSync(path.join(root, file)) && json(root, file).navigationBarTitleText;
  return titled ? [] : [`${page}: has no title`];
}

function sizeFlaws(sizes) {
  return Object.entries(sizes).flatMap(([name, size]) => {
    const budget = name === '' ? limits.weappMain : limits.weappSubpackage;
    const label = name === '' ? 'main package' : `subpackage ${name}`;
    console.log(`${label}: ${kilobytes(size)} of ${kilobytes(budget)}`);
    return size > budget ? [`${label} is ${kilobytes(size)}, more than ${kilobytes(budget)}`] : [];
  });
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

async function check() {
  if (!existsSync(path.join(root, 'app.json'))) {
    return [`${root} holds no mini-program; build it first (pnpm build:weapp)`];
  }
  const app = json(root, 'app.json');
  const allowed = JSON.parse(readFileSync(path.join(here, 'weapp/allowed.json'), 'utf8'));
  const apiHost = new URL(process.env.API_ORIGIN ?? 'https://wide-angle.example.gov.cn').host;
  const pages = pagesOf(app);
  const roots = (app.subPackages ?? []).map((one) => one.root);
  console.log(`${pages.length} pages, ${filesBelow(root).length} files in ${root}`);
  return [
    ...(await jsonFlaws(root, pages)),
    ...pages.flatMap(titleFlaws),
    ...compileFlaws(),
    ...apiFlaws(root, allowed),
    ...privacyFlaws(root, allowed),
    ...hostFlaws(root, allowed, apiHost),
    ...evalFlaws(root),
    ...strayFlaws(root, pages),
    ...moduleFlaws(root, roots),
    ...sizeFlaws(packageSizes(root, roots)),
  ];
}

const flaws = await check();
flaws.forEach((flaw) => console.error(`✗ ${flaw}`));
console.log(flaws.length === 0 ? 'The mini-program passes.' : `${flaws.length} flaws.`);
process.exitCode = flaws.length === 0 ? 0 : 1;
