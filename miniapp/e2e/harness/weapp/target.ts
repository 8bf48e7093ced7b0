import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../automator';
import { closing } from '../leftovers';
import type { MediaFile } from '../media';
import { startProtocolHost } from '../protocol/host';
import type { Device, RawTarget, TargetOptions } from '../target';
import { WeappApp, type WeappOptions } from './app';
import { WeappDriver } from './driver';
import { toWxml } from './tree';
import type { Device as Phone } from './wx/world';

const defaultBundle = path.resolve(__dirname, '../../../dist/weapp');
/** The origin in product bundles when API_ORIGIN was not given to the build (miniapp/config/index.ts). */
const defaultApiOrigin = 'https://wide-angle.example.gov.cn';

const asFile = (file: string | MediaFile): MediaFile =>
  typeof file === 'string' ? { path: file } : file;

function newPhone(options: TargetOptions): Omit<Phone, 'tempDir'> {
  return {
    storage: new Map(),
    media: options.files ? [options.files.map(asFile)] : [],
    scans: [],
    clipboard: '',
    online: true,
    location: undefined,
    subscribeAnswer: 'accept',
    loginCode: options.loginCode ?? (() => `walk-${randomUUID()}`),
    phoneCode: options.phoneCode ?? (() => `phone-${randomUUID()}`),
    calls: [],
    files: new Map(),
    theme: 'light',
    fontScale: 1,
  };
}

const resolved = (run: () => void): Promise<void> => {
  run();
  return Promise.resolve();
};

function weappDevice(phone: Omit<Phone, 'tempDir'>, app: () => WeappApp): Device {
  return {
    nextMedia: (files) => resolved(() => phone.media.push(files.map(asFile))),
    nextScan: (text) => resolved(() => phone.scans.push(text)),
    location: (place) =>
      resolved(() => {
        phone.location = place;
      }),
    online: (connected) => resolved(() => app().online(connected)),
    storage: (key) => {
      const json = phone.storage.get(key);
      return Promise.resolve(json === undefined ? undefined : (JSON.parse(json) as unknown));
    },
    setStorage: (key, value) => resolved(() => phone.storage.set(key, JSON.stringify(value))),
    clearStorage: () => resolved(() => phone.storage.clear()),
    screenshot: async (file) => {
      await writeFile(`${file}.wxml`, toWxml(app().screen(), true));
      return `${file}.wxml`;
    },
    calls: () => [...phone.calls],
  };
}

/** Errors come from the app's own world, where `instanceof` of ours says no. */
const lineOf = (error: unknown): string => {
  const isObject = error !== null && typeof error === 'object';
  const text = isObject && 'stack' in error ? error.stack : JSON.stringify(error);
  return `uncaught: ${String(text)}`;
};

/** Runs the real weapp bundle in this process, driven through our own protocol host. */
export async function openWeapp(options: TargetOptions): Promise<RawTarget> {
  const phone = newPhone(options);
  const { origin } = new URL(options.baseUrl);
  const starting: WeappOptions = {
    bundleDir: options.bundleDir ?? defaultBundle,
    origins: new Map([
      [options.apiOrigin ?? defaultApiOrigin, origin],
      [origin, origin],
    ]),
    device: phone,
    enter: options.enter,
  };
  let app = new WeappApp(starting);
  const earlier: string[] = [];
  const driver = new WeappDriver(app);
  app.start();
  const host = await startProtocolHost(driver);
  const miniProgram = await connect(host.wsEndpoint);
  return {
    kind: 'weapp',
    miniProgram,
    device: weappDevice(phone, () => app),
    errors: () => [...earlier, ...app.sandbox.uncaught.map(lineOf)],
    reopen: async (enter) => {
      earlier.push(...app.sandbox.uncaught.map(lineOf));
      await app.close();
      phone.files.clear();
      app = new WeappApp({ ...starting, enter });
      driver.use(app);
      app.start();
    },
    dispose: closing(async () => {
      miniProgram.disconnect();
      await host.close();
      await app.close();
    }),
  };
}
