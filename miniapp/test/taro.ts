/**
 * Taro's API for unit tests: storage that stores, and functions that resolve and remember their calls. A test sets
 * what an answer is: `jest.mocked(Taro.request).mockResolvedValue(…)`. `resetTaro` puts everything back.
 */
// What config/index.ts defines in a build; every platform file imports Taro, and so this, first.
Object.assign(globalThis, { __E2E__: false, __API_ORIGIN__: 'https://test.invalid' });

const stored = new Map<string, unknown>();

const resolves = (answer: unknown = {}) =>
  jest.fn((..._args: unknown[]) => Promise.resolve(answer));

const Taro = {
  request: resolves({ statusCode: 200, header: {}, data: null }),
  uploadFile: resolves({ statusCode: 201, data: '{}' }),
  chooseMedia: resolves({ tempFiles: [] }),
  previewMedia: resolves(),
  scanCode: resolves({ result: '' }),
  login: resolves({ code: 'code' }),
  makePhoneCall: resolves(),
  navigateTo: resolves(),
  redirectTo: resolves(),
  reLaunch: resolves(),
  navigateBack: resolves(),
  getCurrentPages: jest.fn((): unknown[] => [{}]),
  setNavigationBarTitle: resolves(),
  setNavigationBarColor: resolves(),
  hideHomeButton: resolves(),
  showToast: resolves(),
  showModal: resolves({ confirm: true }),
  showActionSheet: resolves({ tapIndex: 0 }),
  vibrateShort: resolves(),
  getAppBaseInfo: jest.fn((): Record<string, unknown> => ({})),
  setStorageSync: jest.fn((key: string, value: unknown) => void stored.set(key, value)),
  getStorageSync: jest.fn((key: string): unknown => stored.get(key) ?? ''),
  removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
};

export const useRouter = jest.fn(() => ({ params: {} }));
export const useDidShow = jest.fn();
export const useDidHide = jest.fn();
export const usePullDownRefresh = jest.fn();
export const useReachBottom = jest.fn();

/** Addresses of the pages that were opened above the first one, in order. */
export function opened(): string[] {
  return Taro.navigateTo.mock.calls.map(([page]) => (page as { url: string }).url);
}

/** Forgets calls and stored values; answers set by `mockResolvedValueOnce` are gone too. */
export function resetTaro(): void {
  stored.clear();
  jest.clearAllMocks();
}

// eslint-disable-next-line wide-angle/no-default-export -- stands for a package that exports so
export default Taro;
