import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow, textOf } from './files.mjs';

const require = createRequire(import.meta.url);

/** APIs that WeChat's privacy guide wants declared before they may be called (WECHAT §8). */
const PRIVACY_APIS = [
  'chooseMedia',
  'chooseImage',
  'chooseVideo',
  'chooseMessageFile',
  'chooseAddress',
  'chooseContact',
  'chooseInvoiceTitle',
  'choosePoi',
  'chooseLocation',
  'getLocation',
  'getFuzzyLocation',
  'startLocationUpdate',
  'onLocationChange',
  'getUserProfile',
  'getUserInfo',
  'getWeRunData',
  'getClipboardData',
  'getRecorderManager',
  'startRecord',
  'createCameraContext',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'addPhoneContact',
  'addPhoneCalendar',
  'openBluetoothAdapter',
];

/** Values of `open-type` that hand over personal information. */
const PRIVACY_BUTTONS = ['getPhoneNumber', 'getRealtimePhoneNumber', 'chooseAvatar'];

/** Chunks that are Taro's and webpack's, not ours; Taro's holds one `new Function`. */
const FOREIGN = /^(taro|runtime|vendors)\.js$/;

/** Names of every function of `wx`, from WeChat's own typings. */
function wechatApis() {
  const typings = readFileSync(
    require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'),
    'utf8',
  ).replace(/\/\*[\s\S]*?\*\//g, '');
  const start = typings.indexOf('interface Wx {');
  const end = typings.indexOf('\n    interface ', start);
  const wx = typings.slice(start, end === -1 ? undefined : end);
  const names = new Set([...wx.matchAll(/^ {8}(\w+)[<(]/gm)].map((match) => match[1]));
  if (!names.has('getLocation')) throw new Error("WeChat's typings have changed their form");
  return names;
}

const scripts = (root) => filesBelow(root).filter((file) => file.endsWith('.js'));

const ownScripts = (root) => scripts(root).filter((file) => !FOREIGN.test(file));

const lineOf = (code, at) => code.slice(Math.max(at - 50, 0), at + 50).replace(/\s+/g, ' ');

/** APIs used that nobody allowed: `Taro.x` and `wx.x` both end as a property called `x`. */
export function apiFlaws(root, allowed) {
  const known = wechatApis();
  const permitted = new Set([...Object.keys(allowed.apis), ...allowed.taroRuntime]);
  const found = new Set();
  for (const file of ownScripts(root)) {
    for (const [, name] of textOf(root, file).matchAll(/\.([a-z]\w+)\b/g)) {
      if (known.has(name) && !permitted.has(name)) found.add(`${name} (${file})`);
    }
  }
  return [...found].map(
    (name) => `uses wx.${name}, which scripts/weapp/allowed.json does not allow`,
  );
}

/** Personal information that is taken without being declared. */
export function privacyFlaws(root, allowed) {
  const code = ownScripts(root)
    .map((file) => textOf(root, file))
    .join('\n');
  const called = PRIVACY_APIS.filter((name) => new RegExp(`\\.${name}\\b`).test(code));
  const pressed = PRIVACY_BUTTONS.filter((name) =>
    new RegExp(`openType:\\s*["']${name}["']`).test(code),
  );
  return [...called, ...pressed]
    .filter((name) => !(name in allowed.privacy))
    .map((name) => `takes personal information by ${name} without an entry under "privacy"`);
}

/** Addresses that nobody allowed, and unencrypted ones. */
export function hostFlaws(root, allowed, apiHost) {
  const flaws = new Set();
  for (const file of filesBelow(root).filter((one) => /\.(js|wxml|wxss|json)$/.test(one))) {
    for (const [, scheme, host] of textOf(root, file).matchAll(/\b(https?|wss?):\/\/([\w.-]+)/g)) {
      const plain = scheme === 'http' || scheme === 'ws';
      if (plain && !allowed.plainHttpHosts.includes(host)) {
        flaws.add(`${file}: unencrypted address of ${host}; WeChat takes https and wss only`);
      } else if (host !== apiHost && !allowed.hosts.includes(host)) {
        flaws.add(`${file}: unknown host ${host}`);
      }
    }
  }
  return [...flaws];
}

/** Code made from text, which WeChat refuses at run time. */
export function evalFlaws(root) {
  return ownScripts(root).flatMap((file) => {
    const code = textOf(root, file);
    return [...code.matchAll(/\bnew Function\(|(?<![\w.])eval\(/g)].map(
      (match) => `${file}: makes code from text near "${lineOf(code, match.index)}"`,
    );
  });
}

/**
 * Scripts and styles that no other file names: left by a build before, and uploaded all the same.
 * @param {string[]} entries what WeChat itself loads by app.json, without ending
 */
export function strayFlaws(root, entries) {
  const loaded = new Set(['app', ...entries]);
  const files = filesBelow(root).filter((file) => /\.(js|wxss|wxml|wxs|json)$/.test(file));
  const texts = files.map((file) => [file, textOf(root, file)]);
  return files
    .filter((file) => /\.(js|wxss|wxs)$/.test(file) && !loaded.has(file.replace(/\.\w+$/, '')))
    .filter((file) => {
      const name = path.posix.basename(file).replace(/\.\w+$/, '');
      return !texts.some(([other, code]) => other !== file && code.includes(`/${name}`));
    })
    .map((file) => `${file}: no other file uses it; empty the folder and build again`);
}
