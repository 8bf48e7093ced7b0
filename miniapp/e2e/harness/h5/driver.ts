import type { ElementHandle, Page } from 'playwright-core';
import type { Driver, ElementInfo, ElementRef, PageInfo, Scope } from '../protocol/driver';
import { within } from '../wait';
import { callTaro, evaluateInPage, mockTaro } from './app-calls';
import { readFrom } from './read';
import { h5Selector, miniTag } from './selectors';

/** Milliseconds that one tap or typing may wait until the element can be reached. */
const actionMs = 4000;
/** Milliseconds for one call of the app's own functions. */
const callMs = 15_000;

interface Parts {
  address: string;
  query: Record<string, string>;
}

function hashParts(url: string): Parts {
  const [address = '', search = ''] = (new URL(url).hash || '#/').slice(2).split('?');
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, value.join('=')];
      }),
  );
  return { address, query };
}

/** Drives the H5 build in a real browser page. */
export class H5Driver implements Driver {
  private readonly pageIds = new Map<string, number>();

  constructor(
    private readonly page: Page,
    private readonly homePath: string,
  ) {}

  currentPage = async (): Promise<PageInfo> => {
    const top = await this.page.evaluate(() => window.__walkRegistry__?.currentPage() ?? null);
    if (!top) throw new Error('The app has not drawn a page yet');
    const { address, query } = hashParts(this.page.url());
    const path = address === '' ? this.homePath : address;
    const key = `${top.stamp} ${path}`;
    const pageId = this.pageIds.get(key) ?? this.pageIds.size + 1;
    this.pageIds.set(key, pageId);
    return { pageId, path, query };
  };

  pageStack = async (): Promise<PageInfo[]> => {
    const stack = (await callTaro(this.page, 'getCurrentPages', [])) as
      { route?: string; path?: string; options?: Record<string, string> }[] | null;
    const top = await this.currentPage();
    const below = (stack ?? []).slice(0, -1).map((one, at) => {
      const path = (one.route ?? one.path ?? '').split('?')[0]?.replace(/^\//, '') ?? '';
      return { pageId: -1 - at, path, query: one.options ?? {} };
    });
    return [...below, top];
  };

  callWx = (method: string, args: unknown[]): Promise<unknown> =>
    within(callTaro(this.page, method, args), callMs, `Taro.${method}`);

  mockWx: Driver['mockWx'] = (mock) => mockTaro(this.page, mock);

  evaluate: Driver['evaluate'] = (declaration, args) =>
    within(evaluateInPage(this.page, declaration, args), callMs, 'The evaluated function');

  screenshot = async (): Promise<string> => (await this.page.screenshot()).toString('base64');

  find = async (scope: Scope, selector: string): Promise<ElementInfo[]> => {
    const isOurs = selector === 'screen' || selector === 'page' || selector.startsWith('text=');
    const wanted = isOurs ? selector : h5Selector(selector);
    const found = await this.page.evaluate(
      ([root, css]) => window.__walkRegistry__?.find(root ?? null, css ?? '') ?? [],
      [scope.elementId ?? null, wanted] as const,
    );
    return found.map(({ elementId, tagName }) => ({ elementId, tagName: miniTag(tagName) }));
  };

  read: Driver['read'] = async (element, kind, name) =>
    readFrom(await this.handle(element), kind, name);

  wxml: Driver['wxml'] = async (element, outer) => {
    const handle = await this.handle(element);
    const html = await handle.evaluate((el, whole) => (whole ? el.outerHTML : el.innerHTML), outer);
    return html.replace(/(<\/?)taro-([a-z-]+)-core/g, '$1$2');
  };

  offset: Driver['offset'] = async (element) => {
    const handle = await this.handle(element);
    return handle.evaluate((el) => {
      const box = el.getBoundingClientRect();
      return { left: box.left + window.scrollX, top: box.top + window.scrollY };
    });
  };

  tap: Driver['tap'] = async (element) => {
    const handle = await this.handle(element);
    const disabled = await handle.evaluate(
      (el) => el.closest('[disabled]:not([disabled="false"]), [aria-disabled="true"]') !== null,
    );
    if (disabled) throw new Error('That element is disabled');
    await handle.tap({ timeout: actionMs });
  };

  trigger: Driver['trigger'] = async (element, type, detail) => {
    const handle = await this.handle(element);
    await handle.evaluate(
      (el, [name, value]) => {
        el.dispatchEvent(new CustomEvent(name, { detail: value, bubbles: true, cancelable: true }));
      },
      [type, detail] as const,
    );
  };

  call: Driver['call'] = async (element, functionName, args) => {
    const handle = await this.handle(element);
    if (/^(input|textarea)\.input$/.test(functionName)) {
      await (await this.nativeField(handle)).fill(String(args[0]), { timeout: actionMs });
    } else if (functionName === 'switch.tap') await handle.tap({ timeout: actionMs });
    else if (functionName === 'scroll-view.scrollTo') {
      await handle.evaluate((el, [x, y]) => el.scrollTo(Number(x), Number(y)), args);
    } else throw new Error(`${functionName} is not supported on H5`);
    return null;
  };

  pageData = (): Promise<unknown> =>
    Promise.reject(new Error('A page of the H5 build has no data: read its text'));

  windowProperty: Driver['windowProperty'] = (_pageId, name) =>
    this.page.evaluate(
      (path) =>
        path
          .split('.')
          .reduce<unknown>((here, step) => (here as Record<string, unknown>)[step], window),
      name,
    );

  private async handle({ elementId }: ElementRef): Promise<ElementHandle<HTMLElement>> {
    const handle = await this.page.evaluateHandle(
      (id) => window.__walkRegistry__?.get(id) ?? null,
      elementId,
    );
    const element = handle.asElement() as ElementHandle<HTMLElement> | null;
    if (!element || !(await element.evaluate((el) => el.isConnected))) {
      throw new Error('That element is no longer on the page');
    }
    return element;
  }

  private async nativeField(handle: ElementHandle<HTMLElement>): Promise<ElementHandle> {
    const inner = await handle.$('input, textarea');
    return inner ?? handle;
  }
}
