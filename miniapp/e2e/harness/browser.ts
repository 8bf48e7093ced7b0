import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { closing } from './leftovers';

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A Chromium of its own, with an empty profile. */
export interface OwnBrowser {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and console errors of every page, one line each. */
  errors: string[];
  /** Closes the browser and removes its profile. */
  close(): Promise<void>;
}

/** The system's Chromium; `CHROMIUM` names another one. */
const executablePath = (): string => process.env['CHROMIUM'] ?? '/usr/bin/chromium';

function collect(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    errors.push(`console: ${message.text()}${url ? ` (${url})` : ''}`);
  });
}

/**
 * Starts the system's Chromium with an empty profile (a new folder each time) and opens one page. Throws with
 * Chromium's own words when it can't start; on Debian `apt-get install chromium fonts-noto-cjk` brings it.
 */
export async function launchBrowser(options: BrowserContextOptions): Promise<OwnBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'wide-angle-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executablePath(),
    args: flags,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const errors: string[] = [];
  context.on('page', (page) => collect(page, errors));
  for (const page of context.pages()) collect(page, errors);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    errors,
    close: closing(async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    }),
  };
}
