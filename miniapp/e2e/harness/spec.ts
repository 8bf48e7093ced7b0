import type { MiniElement, MiniPage } from './automator';
import type { Device, RawTarget, TargetKind } from './target';
import { waitUntil } from './wait';
import { squeeze } from './weapp/tree';

/** Narrowing of a search. */
export interface Where {
  /** Only inside the first element that matches this selector. */
  in?: string;
  /** Which of several, from 0. */
  nth?: number;
  /** Milliseconds; 10 000 by default. */
  timeout?: number;
}

/** `.card`, `#id`, `[name=x]`, `view.row > text` are selectors; anything else is a text on the screen. */
const isSelector = (what: string): boolean =>
  /^[.#[*]/.test(what) || /^[a-z][a-z-]*([.#[: >]|$)/.test(what);

/** Where a text stands, for DevTools, which knows no `text=`; `inside` is a class there. */
function textPath(text: string, inside?: string): string {
  const name = inside === undefined ? undefined : /^\.([\w-]+)$/.exec(inside)?.[1];
  if (inside !== undefined && name === undefined) {
    throw new Error(`In DevTools a text can be looked for inside a class only, not ${inside}`);
  }
  const scope =
    name === undefined ? '' : `//*[contains(concat(" ",normalize-space(@class)," ")," ${name} ")]`;
  return `${scope}//*[contains(text(),"${text.replace(/"/g, '')}")]`;
}

const fields = new Set(['input', 'textarea']);

interface Typing {
  input(text: string): Promise<void>;
}

/**
 * A spec's hands and eyes, the same on every target. Each helper looks again and again until it succeeds or its time
 * (10 s by default) is up; then it throws and shows what was on the screen. White space never counts in texts.
 */
export class Spec {
  constructor(protected readonly raw: RawTarget) {}

  get kind(): TargetKind {
    return this.raw.kind;
  }

  get miniProgram(): RawTarget['miniProgram'] {
    return this.raw.miniProgram;
  }

  get device(): Device {
    return this.raw.device;
  }

  /** The page on top, as automator gives it. */
  async page(): Promise<MiniPage> {
    const page = await this.miniProgram.currentPage();
    if (!page) throw new Error('No page is open');
    return page;
  }

  /** All text on the screen now, with dialogs, toasts and the title. */
  async screenText(): Promise<string> {
    const page = await this.page();
    const root = await page.$(this.kind === 'devtools' ? 'page' : 'screen');
    return (await root?.text()) ?? '';
  }

  /** Waits until the text is on the screen. */
  async see(text: string, options: { timeout?: number } = {}): Promise<void> {
    await this.until(`the text 「${text}」`, options.timeout, async () =>
      squeeze(await this.screenText()).includes(squeeze(text)),
    );
  }

  /** Waits until a text or selector is no longer on the screen. */
  async waitGone(what: string, options: { timeout?: number } = {}): Promise<void> {
    await this.until(`「${what}」 to go`, options.timeout, async () =>
      isSelector(what)
        ? (await this.all(what)).length === 0
        : !squeeze(await this.screenText()).includes(squeeze(what)),
    );
  }

  /** Waits for an element by selector or text and gives it. */
  async element(what: string, where: Where = {}): Promise<MiniElement> {
    const found = await this.until(`an element ${what}`, where.timeout, async () =>
      (await this.all(what, where.in)).at(where.nth ?? 0),
    );
    return found;
  }

  /** Taps the element with this selector or text. A disabled button is waited for. */
  async tap(what: string, where: Where = {}): Promise<void> {
    await this.until(`a tap on ${what}`, where.timeout, async () => {
      const element = (await this.all(what, where.in)).at(where.nth ?? 0);
      if (!element) return false;
      await element.tap();
      return true;
    });
  }

  /** Types into the input or textarea with this selector, or the one inside the element with it; replaces the old text. */
  async fill(selector: string, text: string, where: Where = {}): Promise<void> {
    await this.until(`typing into ${selector}`, where.timeout, async () => {
      const found = (await this.all(selector, where.in)).at(where.nth ?? 0);
      if (!found) return false;
      const field = fields.has(found.tagName) ? found : await this.fieldIn(found);
      if (!field) return false;
      await (field as unknown as Typing).input(text);
      return true;
    });
  }

  /** Fires a component event, for what no finger can do on every target (`change` of a date picker). */
  async trigger(selector: string, type: string, detail?: unknown): Promise<void> {
    const element = await this.element(selector);
    await element.trigger(type, detail);
  }

  /** How many elements match now. Does not wait. */
  async count(what: string): Promise<number> {
    return (await this.all(what)).length;
  }

  /** Text of the first element that matches, without white space at its ends. */
  async textOf(selector: string, where: Where = {}): Promise<string> {
    const element = await this.element(selector, where);
    return (await element.text()).trim();
  }

  /** Texts of all elements that match now. Does not wait. */
  async textsOf(selector: string): Promise<string[]> {
    const elements = await this.all(selector);
    return Promise.all(elements.map(async (element) => (await element.text()).trim()));
  }

  /** What an input shows. */
  async valueOf(selector: string): Promise<string> {
    const found = await this.element(selector);
    const field = fields.has(found.tagName) ? found : await this.fieldIn(found);
    return String((await field?.value()) ?? '');
  }

  /** Path of the page on top, without query: `pages/home/index`. */
  async path(): Promise<string> {
    return (await this.page()).path;
  }

  /** Waits until this page is on top. */
  async onPage(path: string, options: { timeout?: number } = {}): Promise<MiniPage> {
    await this.until(`the page ${path}`, options.timeout, async () => (await this.path()) === path);
    return this.page();
  }

  /** Opens a page at once, without automator's pause of 3 s; the stack begins anew. */
  async go(url: string): Promise<MiniPage> {
    const address = url.startsWith('/') ? url : `/${url}`;
    await this.miniProgram.callWxMethod('reLaunch', { url: address });
    return this.onPage(address.slice(1).split('?')[0] ?? '');
  }

  /** One page back, without automator's pause of 3 s. */
  async back(): Promise<void> {
    const from = (await this.page()).path;
    await this.miniProgram.callWxMethod('navigateBack', { delta: 1 });
    await this.until(`leaving ${from}`, undefined, async () => (await this.path()) !== from);
  }

  /** Swipes the app away and opens it again; what it stored is still there. */
  reopen(enter?: string): Promise<void> {
    return this.raw.reopen(enter);
  }

  /** The app's uncaught errors so far. */
  errors(): string[] {
    return this.raw.errors();
  }

  private async all(what: string, inside?: string): Promise<MiniElement[]> {
    const page = await this.page();
    const root = inside === undefined ? page : await page.$(inside);
    if (!root) return [];
    if (isSelector(what)) return (await root.$$(what)) as MiniElement[];
    if (this.kind !== 'devtools') return (await root.$$(`text=${what}`)) as MiniElement[];
    return (await page.getElementsByXpath(textPath(what, inside))) as MiniElement[];
  }

  private async fieldIn(element: MiniElement): Promise<MiniElement | undefined> {
    const [input] = (await element.$$('input')) as MiniElement[];
    if (input) return input;
    const [textarea] = (await element.$$('textarea')) as MiniElement[];
    return textarea;
  }

  private until<T>(
    what: string,
    timeout: number | undefined,
    probe: () => Promise<T>,
  ): Promise<NonNullable<T>> {
    return waitUntil(probe, {
      what: `${what} (${this.kind})`,
      timeout,
      interval: this.kind === 'weapp' ? 30 : 100,
      found: async () =>
        [await this.screenText().catch(String), ...this.errors().slice(-5)].join('\n'),
    });
  }
}
