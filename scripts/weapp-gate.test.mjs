import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { runCommand } from './lib/run-command.mjs';
import { installGate, isGateInstalled } from './lib/weapp-gate.mjs';

/** The smallest mini-program with everything that the gate looks at. */
const app = {
  pages: ['pages/home/index'],
  subPackages: [{ root: 'work', pages: ['pool/index'] }],
  window: { navigationBarTitleText: '广角镜', navigationBarBackgroundColor: '@bar' },
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
};

const theme = { light: { bar: '#FFFFFF' }, dark: { bar: '#111111' } };

const sitemap = { rules: [{ action: 'allow', page: '*' }] };

const page = (name) => ({
  [`${name}.js`]: 'Page({});',
  [`${name}.json`]: { navigationBarTitleText: '首页', usingComponents: {} },
  [`${name}.wxml`]: '<view><text>好</text></view>',
  [`${name}.wxss`]: '.a { color: #111; }',
});

const good = {
  'app.js': "require('./big'); App({});",
  'big.js': '',
  'app.json': app,
  'app.wxss': '',
  'theme.json': theme,
  'sitemap.json': sitemap,
  'project.config.json': { appid: 'touristappid', compileType: 'miniprogram', setting: {} },
  ...page('pages/home/index'),
  ...page('work/pool/index'),
  'work/pool/index.js': "require('../big'); Page({});",
  'work/big.js': '',
};

/**
 * Each breach by its name: the files that differ (null: missing), and what the gate says of it.
 * @type {[string, Record<string, unknown>, RegExp][]}
 */
const breaches = [
  ['an unknown key in app.json', { 'app.json': { ...app, nonsense: 1 } }, /no key.*nonsense/],
  [
    'an unknown key deep in app.json',
    { 'app.json': { ...app, window: { ...app.window, nonsense: 1 } } },
    /no key.*nonsense/,
  ],
  [
    'a wrong type in app.json',
    { 'app.json': { ...app, darkmode: 'yes' } },
    /app\.json: darkmode field needs to be boolean/,
  ],
  [
    'a wrong type in a page',
    { 'pages/home/index.json': { navigationBarTitleText: '首页', disableScroll: 'yes' } },
    /pages\/home\/index\.json: disableScroll field needs to be boolean/,
  ],
  [
    'a wrong value in a page',
    { 'pages/home/index.json': { navigationBarTitleText: '首页', backgroundTextStyle: 'blue' } },
    /pages\/home\/index\.json: backgroundTextStyle/,
  ],
  [
    'a colour that is none',
    { 'pages/home/index.json': { navigationBarTitleText: '首页', backgroundColor: 'blue' } },
    /"blue" is not hexColor/,
  ],
  [
    'a colour that the theme does not have',
    { 'theme.json': { ...theme, dark: {} } },
    /"@bar" as variable was declared .* not found at theme\.json\["dark"\]/,
  ],
  [
    'a wrong rule for search',
    { 'sitemap.json': { rules: [{ action: 'maybe' }] } },
    /sitemap\.json/,
  ],
  [
    'a wrong type in the project settings',
    { 'project.config.json': { appid: 5 } },
    /project\.config\.json: appid field needs to be string/,
  ],
  ['a page that is missing', { 'pages/home/index.wxml': null }, /"pages\/home\/index\.wxml"/],
  ['a page of a subpackage that is missing', { 'work/pool/index.js': null }, /work\/pool\/index/],
  [
    'a component that is missing',
    {
      'pages/home/index.json': { navigationBarTitleText: '首页', usingComponents: { a: './none' } },
    },
    /component not found in the path: .*pages\/home\/none/,
  ],
  ['a page without a title', { 'work/pool/index.json': {} }, /work\/pool\/index: has no title/],
  ['a file that is no JSON', { 'work/pool/index.json': '{' }, /work\/pool\/index\.json is no JSON/],
  ['an unclosed tag', { 'pages/home/index.wxml': '<view><text>好</text>' }, /end tag missing/],
  ['a tag closed twice', { 'pages/home/index.wxml': '<view></view></view>' }, /without start/],
  ['an unclosed style rule', { 'app.wxss': '.a { color: red' }, /styles \(WXSS\)/],
  [
    'a main package that is too large',
    { 'big.js': `'${'x'.repeat(600 * 1024)}'` },
    /main package is 60\d\.\d KB, more than 600\.0 KB/,
  ],
  [
    'a subpackage that is too large',
    { 'work/big.js': `'${'x'.repeat(300 * 1024)}'` },
    /subpackage work is 30\d\.\d KB, more than 300\.0 KB/,
  ],
  [
    'a script left by a build before',
    { 'work/left.js': 'let a;' },
    /work\/left\.js: no other file uses it/,
  ],
  [
    'a module that is in no script',
    {
      'work/big.js':
        '(wx["webpackJsonp"]=wx["webpackJsonp"]||[]).push([[1],{11:function(e,n,t){t(12),t(13)},12:(e,n)=>{}}])',
    },
    /work\/big\.js: asks for module 13, /,
  ],
  [
    'a device API that is not declared',
    { 'big.js': 'wx.getLocation({});' },
    /uses wx\.getLocation[^]*personal information by getLocation/,
  ],
  [
    'a host that nobody allowed',
    { 'big.js': "'https://example.com/'; 'http://example.org/'" },
    /unknown host example\.com[^]*unencrypted address of example\.org/,
  ],
  ['code made from text', { 'big.js': 'new Function("a")' }, /big\.js: makes code from text/],
];

let folder;
beforeAll(async () => {
  if (!isGateInstalled()) await installGate();
}, 120_000);
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-weapp-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the gate, as `npm test` does, on the good mini-program with some files changed. */
async function gateOn(changes) {
  for (const [file, content] of Object.entries({ ...good, ...changes })) {
    if (content === null) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    fs.writeFileSync(path.join(folder, file), text);
  }
  return runCommand(process.execPath, [inRoot('miniapp/scripts/check-weapp.mjs'), folder]);
}

it('a mini-program without a flaw passes', async () => {
  const { code, output } = await gateOn({});
  expect(output).toMatch(/The mini-program passes\.\n$/);
  expect(code).toBe(0);
});

it.each(breaches)('%s is refused', async (_name, changes, said) => {
  const { code, output } = await gateOn(changes);
  expect(output).toMatch(said);
  expect(code).toBe(1);
});
