import { asyncApis, WxFailure } from './callbacks';
import type { WxTable, WxWorld } from './world';

/** Storage keeps JSON, as on the phone: undefined and functions do not survive. */
export function storageApis({ device, sandbox }: WxWorld): WxTable {
  const { storage } = device;
  const read = (key: string): unknown => {
    const json = storage.get(key);
    return json === undefined ? undefined : sandbox.intoApp(JSON.parse(json) as unknown);
  };
  const write = (key: unknown, data: unknown): void => {
    if (typeof key !== 'string' || key === '') throw new WxFailure('parameter error: key');
    storage.set(key, JSON.stringify(data ?? ''));
  };
  const info = (): unknown => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 });
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => sandbox.intoApp(info()),
    ...asyncApis(
      {
        getStorage: ({ key }) => {
          if (!storage.has(String(key))) throw new WxFailure('data not found');
          return { data: read(String(key)) };
        },
        setStorage: ({ key, data }) => write(key, data),
        removeStorage: ({ key }) => void storage.delete(String(key)),
        clearStorage: () => storage.clear(),
        getStorageInfo: info,
      },
      sandbox.intoApp,
    ),
  };
}
