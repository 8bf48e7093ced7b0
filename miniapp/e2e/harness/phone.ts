import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser';

/** A browser window for a walk that is on the web only. */
export interface Screen {
  page: Page;
  /** Uncaught errors and console errors so far. */
  errors: string[];
  /** Saves a picture to `test-results/screens/<name>-<label>.png` and gives the path. */
  picture(label: string): Promise<string>;
  /**
   * Closes the browser. Throws when the page had an uncaught or console error that no pattern of `allowErrors`
   * explains (`/409/` for a conflict that the walk provokes: browsers log failed requests as errors).
   */
  close(): Promise<void>;
}

export interface ScreenOptions {
  baseUrl: string;
  /** Name for the pictures: `owner`, `manager`. */
  name: string;
  /** Path to open at once; `/m/` for a phone, `/console/` for a desk, none with ''. */
  path?: string;
  allowErrors?: RegExp[];
  context?: BrowserContextOptions;
}

/** Chrome on Android, as an owner's phone without WeChat. */
export const phoneUserAgent =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';

/** How a phone looks to a page. */
export const phoneContext: BrowserContextOptions = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  userAgent: phoneUserAgent,
};

/** Errors that no pattern explains. */
export const unexplained = (errors: string[], allowed: RegExp[]): string[] =>
  errors.filter((line) => !allowed.some((pattern) => pattern.test(line)));

const picturesDir = path.resolve(__dirname, '../../../test-results/screens');

async function open(context: BrowserContextOptions, options: ScreenOptions): Promise<Screen> {
  const browser = await launchBrowser({ baseURL: options.baseUrl, ...context, ...options.context });
  const { page, errors } = browser;
  if (options.path) await page.goto(options.path);
  return {
    page,
    errors,
    picture: async (label) => {
      await mkdir(picturesDir, { recursive: true });
      const file = path.join(picturesDir, `${options.name}-${label}.png`);
      await page.screenshot({ path: file });
      return file;
    },
    close: async () => {
      await browser.close();
      const left = unexplained(errors, options.allowErrors ?? []);
      if (left.length > 0)
        throw new Error(`Errors on ${options.name}'s screen:\n${left.join('\n')}`);
    },
  };
}

/** A phone of 375×812 with touch, in Chinese, on the H5 mini-program. */
export const openPhone = (options: ScreenOptions): Promise<Screen> =>
  open(phoneContext, { path: '/m/', ...options });

/** A desk of 1440×900 on the console. */
export const openConsole = (options: ScreenOptions): Promise<Screen> =>
  open({ viewport: { width: 1440, height: 900 } }, { path: '/console/', ...options });
