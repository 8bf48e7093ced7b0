import { asyncApis } from './callbacks';
import type { WxTable, WxWorld } from './world';

const screen = {
  pixelRatio: 3,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  screenTop: 88,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
};

const machine = {
  brand: 'devtools',
  model: 'Android phone',
  system: 'Android 14',
  platform: 'android',
  benchmarkLevel: 30,
  abi: 'arm64-v8a',
  memorySize: 8192,
};

const account = {
  miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
  plugin: {},
};

function facts(world: WxWorld): Record<string, () => Record<string, unknown>> {
  const { device } = world;
  const app = (): Record<string, unknown> => ({
    SDKVersion: '3.8.0',
    version: '8.0.60',
    language: 'zh_CN',
    theme: device.theme,
    enableDebug: false,
    fontSizeSetting: Math.floor(16 * device.fontScale),
    fontSizeScaleFactor: device.fontScale,
    host: { env: 'WeChat', appId: '', version: 0 },
  });
  const all = (): Record<string, unknown> => ({ ...screen, ...machine, ...app() });
  const enter = (): Record<string, unknown> => ({
    path: world.stack().pages[0]?.route ?? '',
    query: world.stack().pages[0]?.query ?? {},
    scene: 1001,
    referrerInfo: {},
  });
  return {
    getSystemInfoSync: all,
    getWindowInfo: () => screen,
    getDeviceInfo: () => machine,
    getAppBaseInfo: app,
    getSystemSetting: () => ({
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      cameraAuthorized: 'authorized',
      locationAuthorized: 'authorized',
    }),
    getAccountInfoSync: () => account,
    getLaunchOptionsSync: enter,
    getEnterOptionsSync: enter,
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      left: 281,
      top: 48,
      right: 368,
      bottom: 80,
    }),
  };
}

const silent = (): Record<string, () => void> => ({
  log: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
  setFilterMsg: () => undefined,
  addFilterMsg: () => undefined,
});

const never = (): void => undefined;

/** Facts about the phone, the app and its version; base64; loggers. */
export function systemApis(world: WxWorld): WxTable {
  const { intoApp } = world.sandbox;
  const sync = Object.fromEntries(
    Object.entries(facts(world)).map(([name, give]) => [name, () => intoApp(give())]),
  );
  return {
    ...sync,
    ...asyncApis(
      {
        getSystemInfo: () => facts(world)['getSystemInfoSync']?.(),
        getSystemInfoAsync: () => facts(world)['getSystemInfoSync']?.(),
      },
      intoApp,
    ),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    getUpdateManager: () => ({
      onCheckForUpdate: never,
      onUpdateReady: never,
      onUpdateFailed: never,
      applyUpdate: never,
    }),
    getLogManager: silent,
    getRealtimeLogManager: silent,
    reportEvent: never,
    reportMonitor: never,
    arrayBufferToBase64: (data: ArrayBuffer) =>
      Buffer.from(new Uint8Array(data)).toString('base64'),
    base64ToArrayBuffer: (text: string) => new Uint8Array(Buffer.from(text, 'base64')).buffer,
  };
}
