import type { Page } from 'playwright-core';
import type { WxMock } from '../protocol/driver';

/** What an end-to-end build shows (miniapp/src/platform/overridable.ts). A product build shows nothing. */
interface Surface {
  taro: Record<string, ((...args: unknown[]) => unknown) | undefined>;
  mocks: Record<string, unknown>;
}

type WithSurface = Window & { __WIDE_ANGLE__?: Surface };

/** Null fields would make Taro's promises hang: `navigateBack` arrives as `{url: null}`. */
const withoutNulls = (arg: unknown): unknown =>
  arg !== null && typeof arg === 'object' && !Array.isArray(arg)
    ? Object.fromEntries(Object.entries(arg).filter(([, value]) => value !== null))
    : arg;

const navigation = new Set(['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']);

/** Navigation without the app's help, for product builds: the hash router follows the address. */
async function navigateByAddress(page: Page, method: string, args: unknown[]): Promise<void> {
  if (method === 'navigateBack') {
    await page.evaluate(() => history.back());
    return;
  }
  const { url } = (args[0] ?? {}) as { url?: string };
  const hash = `#/${String(url).replace(/^\//, '')}`;
  if (method === 'navigateTo') await page.evaluate((to) => void (location.hash = to), hash);
  else {
    await page.evaluate((to) => location.replace(to), hash);
    await page.reload();
  }
}

/** Calls a function of Taro that the app's platform layer exposes; gives its result as plain data, or null. */
export async function callTaro(page: Page, method: string, args: unknown[]): Promise<unknown> {
  const clean = args.map(withoutNulls);
  const called = await page.evaluate(
    async ([name, values]) => {
      const surface = (window as unknown as WithSurface).__WIDE_ANGLE__;
      const run = surface?.taro[name];
      if (!run) return { known: false, result: null };
      const result = await run(...values);
      const plain = JSON.stringify(result, (key, value: unknown) =>
        value instanceof Node || key.startsWith('$') ? undefined : value,
      ) as string | undefined;
      return { known: true, result: plain === undefined ? null : (JSON.parse(plain) as unknown) };
    },
    [method, clean] as const,
  );
  if (called.known) return called.result;
  if (method === 'getCurrentPages') return null;
  if (navigation.has(method) || method === 'navigateBack') {
    await navigateByAddress(page, method, clean);
    return null;
  }
  throw new Error(
    `The app does not expose Taro.${method} (end-to-end builds show what platform/ uses)`,
  );
}

/**
 * Puts a stand-in before a device function of the app's platform layer, now and after each reload; needs an
 * end-to-end build. A mock without result and function takes it away.
 */
export async function mockTaro(page: Page, mock: WxMock): Promise<void> {
  const { method, result, functionDeclaration, args = [] } = mock;
  const slot = `((window.__WIDE_ANGLE__ ??= { taro: {}, mocks: {} }).mocks)[${JSON.stringify(method)}]`;
  const fixed = JSON.stringify(result ?? null);
  const standIn = (): string => {
    if (functionDeclaration !== undefined) {
      return `(...own) => (${functionDeclaration})(...own, ...${JSON.stringify(args)})`;
    }
    if (result === undefined) return 'undefined';
    return method.endsWith('Sync') ? `() => (${fixed})` : `() => Promise.resolve(${fixed})`;
  };
  const script = `${slot} = ${standIn()};`;
  await page.addInitScript({ content: script });
  await page.evaluate(script);
}

/** Runs a function given as source text in the page. */
export const evaluateInPage = (
  page: Page,
  declaration: string,
  args: unknown[],
): Promise<unknown> =>
  page.evaluate(
    `Promise.resolve((${declaration})(...${JSON.stringify(args)})).then((r) => r ?? null)`,
  );
