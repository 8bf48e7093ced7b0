import path from 'node:path';
import { launch } from './automator';
import type { MiniProgram } from './automator';
import { serveStatic, type StaticSite } from './static-site';
import type { Device, RawTarget, TargetOptions } from './target';

const project = path.resolve(__dirname, '../..');

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
  });
}`;

function devtoolsDevice(mini: MiniProgram, sites: StaticSite[]): Device {
  const mock = (method: string, result: unknown): Promise<void> =>
    mini.mockWxMethod(method, result);
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
      await mini.mockWxMethod('chooseMedia', chooseFromSite, urls);
    },
    nextScan: (result) => mock('scanCode', { result, path: result, scanType: 'QR_CODE' }),
    location: (place) => mock('getLocation', { ...place, accuracy: 30 }),
    online: (connected) =>
      connected
        ? mini.restoreWxMethod('request')
        : mini.mockWxMethod(
            'request',
            "function (o) { o.fail && o.fail({ errMsg: 'request:fail' }); return { abort: function () {} }; }",
          ),
    storage: (key) => mini.callWxMethod('getStorageSync', key) as Promise<unknown>,
    setStorage: async (key, value) => {
      await mini.callWxMethod('setStorageSync', key, value);
    },
    clearStorage: async () => {
      await mini.callWxMethod('clearStorageSync');
    },
    screenshot: async (file) => {
      await mini.screenshot({ path: file });
      return file;
    },
    calls: () => [],
  };
}

/**
 * Opens the built mini-program in the real WeChat DevTools. `WX_CLI` names its command line tool; the bundle must be
 * built with `API_ORIGIN=<baseUrl>`, because nothing can be redirected there.
 */
export async function openDevtools(options: TargetOptions): Promise<RawTarget> {
  const cli = process.env['WX_CLI'];
  if (!cli) throw new Error('The target devtools needs WX_CLI=<path of the DevTools cli>');
  const mini = await launch(cli, process.env['WX_PROJECT'] ?? project);
  const errors: string[] = [];
  const sites: StaticSite[] = [];
  mini.on('exception', (error: { message?: string }) => errors.push(`uncaught: ${error.message}`));
  const open = async (enter?: string): Promise<void> => {
    if (enter) await mini.callWxMethod('reLaunch', { url: `/${enter}` });
  };
  const device = devtoolsDevice(mini, sites);
  await open(options.enter);
  if (options.files) await device.nextMedia(options.files);
  return {
    kind: 'devtools',
    miniProgram: mini,
    device,
    errors: () => [...errors],
    reopen: async (enter) => {
      await mini.callWxMethod('reLaunch', { url: `/${enter ?? 'pages/home/index'}` });
    },
    dispose: async () => {
      await mini.close();
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}
