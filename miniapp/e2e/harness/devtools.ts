import path from 'node:path';
import { launch } from './automator';
import type { MiniProgram } from './automator';
import { serveStatic, type StaticSite } from './static-site';
import type { Device, RawTarget, TargetOptions } from './target';

/** The build is a project of its own, with its project.config.json; the package has no app.json at its root. */
const project = path.resolve(__dirname, '../../dist/weapp');

const home = 'pages/home/index';

/** Runs in the app: stands for a function that fails. It may be asked for `abort` like a real request. */
const failing = (errMsg: string): string => `function (options) {
  if (options && options.fail) options.fail({ errMsg: '${errMsg}' });
  return { errMsg: '${errMsg}', abort: function () {} };
}`;

/** What needs the network. */
const networked = ['request', 'uploadFile', 'downloadFile'];

/** Runs in the app: stands for chooseMedia, with files fetched from the walk's own little site. */
const chooseFromSite = `function (options, urls) {
  return Promise.all(urls.map(function (url) {
    return new Promise(function (resolve, reject) {
      wx.downloadFile({ url: url, fail: reject, success: function (answer) {
        resolve({ tempFilePath: answer.tempFilePath, size: 1, width: 0, height: 0, duration: 0, thumbTempFilePath: '',
          fileType: /\\.mp4$/.test(url) ? 'video' : 'image' });
      } });
    });
  })).then(function (tempFiles) {
    var result = { tempFiles: tempFiles, type: 'mix', errMsg: 'chooseMedia:ok' };
    if (options && options.success) options.success(result);
    return result;
  }, function (error) {
    var failure = { errMsg: 'chooseMedia:fail ' + (error && error.errMsg) };
    if (options && options.fail) options.fail(failure);
    return failure;
  });
}`;

function devtoolsDevice(running: () => MiniProgram, sites: StaticSite[]): Device {
  const mock = (method: string, result: unknown): Promise<void> =>
    running().mockWxMethod(method, result);
  return {
    nextMedia: async (files) => {
      const urls = await Promise.all(
        files.map(async (file) => {
          const real = typeof file === 'string' ? file : file.path;
          const site = await serveStatic(path.dirname(real), '/');
          sites.push(site);
          return `${site.baseUrl}/${path.basename(real)}`;
        }),
      );
      await running().mockWxMethod('chooseMedia', chooseFromSite, urls);
    },
    nextScan: (result) => mock('scanCode', { result, path: result, scanType: 'QR_CODE' }),
    location: (place) =>
      mock(
        'getLocation',
        place ? { ...place, accuracy: 30 } : failing('getLocation:fail auth deny'),
      ),
    online: async (connected) => {
      for (const method of networked) {
        if (connected) await running().restoreWxMethod(method);
        else await mock(method, failing(`${method}:fail`));
      }
    },
    storage: (key) => running().callWxMethod('getStorageSync', key) as Promise<unknown>,
    setStorage: async (key, value) => {
      await running().callWxMethod('setStorageSync', key, value);
    },
    clearStorage: async () => {
      await running().callWxMethod('clearStorageSync');
    },
    screenshot: async (file) => {
      await running().screenshot({ path: file });
      return file;
    },
    calls: () => [],
  };
}

/** Windows open now, by the test account that uses each; undefined is who is logged in to DevTools. */
const windows = new Map<string | undefined, () => MiniProgram>();

/** One window per account: a second phone takes one of the test accounts added in DevTools. */
async function freeAccount(): Promise<string | undefined> {
  const [first] = windows.values();
  if (!first || !windows.has(undefined)) return undefined;
  const accounts = (await first().testAccounts()) as { openid: string }[];
  const free = accounts.find(({ openid }) => !windows.has(openid));
  if (!free) {
    throw new Error(
      'Two phones at once: add one more test account in WeChat DevTools (工具, 多账号调试)',
    );
  }
  return free.openid;
}

/** Gives true when an earlier run had left something; the app has read it by then and must be started anew. */
async function clearedStorage(mini: MiniProgram): Promise<boolean> {
  const { keys } = (await mini.callWxMethod('getStorageInfoSync')) as { keys: string[] };
  if (keys.length === 0) return false;
  await mini.callWxMethod('clearStorageSync');
  return true;
}

/** The window may be gone already, with the one that opened it. */
const closeWindow = (mini: MiniProgram): Promise<void> =>
  mini.close().catch(() => mini.disconnect());

/**
 * Opens the built mini-program in the real WeChat DevTools. `WX_CLI` names its command line tool; the bundle must be
 * built with `API_ORIGIN=<baseUrl>`, because nothing can be redirected there.
 */
export async function openDevtools(options: TargetOptions): Promise<RawTarget> {
  const cli = process.env['WX_CLI'];
  if (!cli) throw new Error('The target devtools needs WX_CLI=<path of the DevTools cli>');
  const account = await freeAccount();
  const errors: string[] = [];
  const sites: StaticSite[] = [];
  const start = async (enter = home): Promise<MiniProgram> => {
    const mini = await launch(cli, process.env['WX_PROJECT'] ?? project, account);
    mini.on('exception', (error: { message?: string }) =>
      errors.push(`uncaught: ${error.message}`),
    );
    const code = options.loginCode?.();
    if (code) await mini.mockWxMethod('login', { code, errMsg: 'login:ok' });
    await mini.callWxMethod('reLaunch', { url: `/${enter}` });
    return mini;
  };
  let mini = await start(options.enter);
  const restart = async (enter?: string): Promise<void> => {
    await closeWindow(mini);
    mini = await start(enter);
  };
  if (await clearedStorage(mini)) await restart(options.enter);
  windows.set(account, () => mini);
  const device = devtoolsDevice(() => mini, sites);
  if (options.files) await device.nextMedia(options.files);
  return {
    kind: 'devtools',
    get miniProgram() {
      return mini;
    },
    device,
    errors: () => [...errors],
    reopen: restart,
    dispose: async () => {
      windows.delete(account);
      await closeWindow(mini);
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}
