import { stat } from 'node:fs/promises';
import path from 'node:path';
import { describeMedia, type MediaFile } from '../../media';
import { asyncApis, WxFailure, type Options } from './callbacks';
import { realFile } from './network';
import type { Device, WxTable, WxWorld } from './world';

/** Makes a file of this machine known to the app and gives its `wxfile://` path. */
function lend(device: Device, real: string): string {
  const wxPath = `wxfile://tmp_${device.files.size}${path.extname(real).toLowerCase()}`;
  device.files.set(wxPath, real);
  return wxPath;
}

async function chosen(device: Device, file: MediaFile): Promise<Record<string, unknown>> {
  const facts = await describeMedia(file.path);
  return {
    tempFilePath: lend(device, file.path),
    size: (await stat(file.path)).size,
    width: facts.width,
    height: facts.height,
    duration: facts.seconds,
    fileType: facts.kind,
    thumbTempFilePath: facts.kind === 'video' && file.poster ? lend(device, file.poster) : '',
  };
}

async function chooseMedia(options: Options, { device }: WxWorld): Promise<unknown> {
  const queued = device.media.shift();
  if (!queued) throw new WxFailure('cancel');
  const count = Number(options['count'] ?? 9);
  const tempFiles = await Promise.all(queued.slice(0, count).map((file) => chosen(device, file)));
  const kinds = new Set(tempFiles.map((file) => file['fileType']));
  return { tempFiles, type: kinds.size > 1 ? 'mix' : [...kinds][0] };
}

async function chooseImage(options: Options, world: WxWorld): Promise<unknown> {
  const { tempFiles } = (await chooseMedia(options, world)) as {
    tempFiles: { tempFilePath: string; size: number }[];
  };
  return {
    tempFilePaths: tempFiles.map((file) => file.tempFilePath),
    tempFiles: tempFiles.map((file) => ({ path: file.tempFilePath, size: file.size })),
  };
}

function scan({ device }: WxWorld): unknown {
  const result = device.scans.shift();
  if (result === undefined) throw new WxFailure('cancel');
  // A mini-program code gives its page in `path`; an ordinary code only its text.
  const isPath = /^[a-z][\w/-]*\?scene=/.test(result);
  return {
    result,
    path: isPath ? result : '',
    scanType: isPath ? 'WX_CODE' : 'QR_CODE',
    charSet: 'utf-8',
  };
}

function subscribe({ tmplIds }: Options, { device }: WxWorld): unknown {
  const ids = (tmplIds ?? []) as string[];
  return Object.fromEntries(ids.map((id) => [id, device.subscribeAnswer]));
}

const location = ({ device }: WxWorld): unknown => {
  if (!device.location) throw new WxFailure('auth deny');
  return {
    ...device.location,
    accuracy: 30,
    altitude: 0,
    speed: -1,
    verticalAccuracy: 0,
    horizontalAccuracy: 30,
  };
};

/** Effects outside the app that a spec can only look up in `device.calls`. */
const noted = [
  'makePhoneCall',
  'openLocation',
  'previewImage',
  'previewMedia',
  'openDocument',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'vibrateShort',
  'vibrateLong',
  'navigateToMiniProgram',
  'addPhoneContact',
  'openSetting',
  'openPrivacyContract',
  'setKeepScreenOn',
  'setScreenBrightness',
];

/** Camera, album, scanner, place, clipboard, messages, login. */
export function phoneApis(world: WxWorld): WxTable {
  const { device } = world;
  const note = (name: string) => (options: Options) => {
    device.calls.push({ name, options: JSON.parse(JSON.stringify(options)) as unknown });
  };
  return asyncApis(
    {
      ...Object.fromEntries(noted.map((name) => [name, note(name)])),
      chooseMedia: (options) => chooseMedia(options, world),
      chooseImage: (options) => chooseImage(options, world),
      getImageInfo: async ({ src }) => {
        const { width, height } = await describeMedia(realFile(world, src));
        return { width, height, path: src, orientation: 'up', type: 'jpeg' };
      },
      compressImage: ({ src }) => ({ tempFilePath: lend(device, realFile(world, src)) }),
      compressVideo: ({ src }) => ({ tempFilePath: lend(device, realFile(world, src)), size: 0 }),
      scanCode: () => scan(world),
      getLocation: () => location(world),
      getFuzzyLocation: () => location(world),
      chooseLocation: () => ({
        ...(location(world) as object),
        name: '文化路',
        address: '高唐县文化路',
      }),
      setClipboardData: ({ data }) => {
        device.clipboard = String(data);
      },
      getClipboardData: () => ({ data: device.clipboard }),
      login: () => ({ code: device.loginCode() }),
      checkSession: () => undefined,
      requestSubscribeMessage: (options) => subscribe(options, world),
      getSetting: () => ({
        authSetting: {},
        subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
      }),
      authorize: () => undefined,
      getPrivacySetting: () => ({
        needAuthorization: false,
        privacyContractName: '《隐私保护指引》',
      }),
      requirePrivacyAuthorize: () => undefined,
      getNetworkType: () => ({ networkType: device.online ? 'wifi' : 'none' }),
    },
    world.sandbox.intoApp,
  );
}
