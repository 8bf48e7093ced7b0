import type { FileChooser, Page } from 'playwright-core';
import { connect } from '../automator';
import { launchBrowser } from '../browser';
import { phoneContext } from '../phone';
import { startProtocolHost } from '../protocol/host';
import type { Device, RawTarget, TargetOptions } from '../target';
import { H5Driver } from './driver';
import { installRegistry } from './registry';

/** Keeps files for the browser's file chooser; the two may come in either order. */
function fileChoosers(page: Page): (files: string[]) => void {
  const queue: string[][] = [];
  const open: FileChooser[] = [];
  const match = (): void => {
    const chooser = open[0];
    const files = queue[0];
    if (!chooser || !files) return;
    open.shift();
    queue.shift();
    const fitting = chooser.isMultiple() ? files : files.slice(0, 1);
    void chooser.setFiles(fitting).catch(() => undefined);
  };
  page.on('filechooser', (chooser) => {
    open.push(chooser);
    match();
  });
  return (files) => {
    queue.push(files);
    match();
  };
}

/**
 * Answers the browser's own dialogs: a prompt (the scanner of phones without one) gets the next scanned text, or is
 * given up; messages and questions are accepted.
 */
function dialogs(page: Page): (text: string) => void {
  const scans: string[] = [];
  page.on('dialog', (dialog) => {
    const text = dialog.type() === 'prompt' ? scans.shift() : '';
    const answered = text === undefined ? dialog.dismiss() : dialog.accept(text);
    void answered.catch(() => undefined);
  });
  return (text) => void scans.push(text);
}

function h5Device(page: Page): Device {
  const choose = fileChoosers(page);
  const scan = dialogs(page);
  return {
    nextMedia: (files) => {
      choose(files.map((file) => (typeof file === 'string' ? file : file.path)));
      return Promise.resolve();
    },
    nextScan: (text) => {
      scan(text);
      return Promise.resolve();
    },
    location: async (place) => {
      const context = page.context();
      await context.clearPermissions();
      if (!place) return;
      await context.grantPermissions(['geolocation']);
      await context.setGeolocation(place);
    },
    online: (connected) => page.context().setOffline(!connected),
    // Taro's H5 storage wraps each value as {data}.
    storage: (key) =>
      page.evaluate((name) => {
        const json = localStorage.getItem(name);
        return json === null ? undefined : (JSON.parse(json) as { data: unknown }).data;
      }, key),
    setStorage: (key, value) =>
      page.evaluate(([name, data]) => localStorage.setItem(name, JSON.stringify({ data })), [
        key,
        value,
      ] as const),
    clearStorage: () => page.evaluate(() => localStorage.clear()),
    screenshot: async (path) => {
      await page.screenshot({ path, type: 'png' });
      return path;
    },
    calls: () => [],
  };
}

/** Opens `<baseUrl>/m/` in a phone-like Chromium, driven through our own protocol host. */
export async function openH5(options: TargetOptions): Promise<RawTarget> {
  const { userAgent } = options;
  const browser = await launchBrowser({ ...phoneContext, ...(userAgent ? { userAgent } : {}) });
  const { page } = browser;
  const address = (enter?: string): string => `${options.baseUrl}/m/${enter ? `#/${enter}` : ''}`;
  const shown = async (): Promise<void> => {
    await page.locator('.taro_page').first().waitFor({ state: 'attached', timeout: 30_000 });
  };
  try {
    await page.addInitScript(installRegistry);
    await page.goto(address(options.enter));
    await shown();
    const host = await startProtocolHost(new H5Driver(page, 'pages/home/index'));
    const miniProgram = await connect(host.wsEndpoint);
    page.on('pageerror', (error) => host.emit('App.exceptionThrown', { message: error.message }));
    return {
      kind: 'h5',
      miniProgram,
      device: h5Device(page),
      errors: () => [...browser.errors],
      reopen: async (enter) => {
        // A new address alone would only change the hash; leave the app first.
        await page.goto('about:blank');
        await page.goto(address(enter));
        await shown();
      },
      dispose: async () => {
        // Both of these close once only, and by themselves at the end.
        miniProgram.disconnect();
        await host.close();
        await browser.close();
      },
    };
  } catch (error) {
    await browser.close();
    const seen = browser.errors.join('\n');
    throw new Error(`The H5 app did not open at ${address(options.enter)}\n${seen}`, {
      cause: error,
    });
  }
}
