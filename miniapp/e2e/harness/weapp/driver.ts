import type { Driver, ElementInfo, ElementRef, ReadKind, Scope } from '../protocol/driver';
import type { WeappApp } from './app';
import { isDisabled, tap, toggleSwitch, type, valueOf, type ControlWorld } from './controls';
import { fire } from './events';
import type { OpenPage } from './page-instance';
import { readPath } from './set-data';
import { attributeOf, select } from './selector';
import { descendants, findByText, innerText, plain, toWxml, type WxNode } from './tree';

const info = (one: WxNode): ElementInfo => ({ elementId: one.key, tagName: one.tag });

function styleOf(one: WxNode, name: string): string {
  const pairs = plain(one.attrs['style'])
    .split(';')
    .map((pair) => pair.split(':').map((side) => side.trim()));
  return pairs.find(([property]) => property === name)?.[1] ?? '';
}

function propertyOf(one: WxNode, name: string, page: OpenPage): unknown {
  if (name === '__propPublic') {
    const names = [...Object.keys(one.attrs), 'value', 'checked', 'disabled'];
    return Object.fromEntries(names.map((each) => [each, true]));
  }
  if (name === 'value' || name === 'checked') return valueOf(one, page) ?? '';
  if (name === 'disabled') return isDisabled(one);
  return attributeOf(one, name) ?? null;
}

/** Drives the bundle that runs in this process. */
export class WeappDriver implements Driver {
  private readonly originals = new Map<string, unknown>();

  constructor(private app: WeappApp) {}

  /** The app was opened anew. */
  use(app: WeappApp): void {
    this.app = app;
    this.originals.clear();
  }

  currentPage = (): ReturnType<Driver['currentPage']> => {
    const { id, route, query } = this.app.stack.current;
    return Promise.resolve({ pageId: id, path: route, query });
  };

  pageStack = (): ReturnType<Driver['pageStack']> =>
    Promise.resolve(
      this.app.stack.pages.map(({ id, route, query }) => ({ pageId: id, path: route, query })),
    );

  callWx = async (method: string, args: unknown[]): Promise<unknown> => {
    const run = this.app.wx[method];
    if (typeof run !== 'function') throw new Error(`wx.${method} does not exist`);
    try {
      return (await (run as (...a: unknown[]) => unknown)(...args)) ?? null;
    } catch (error) {
      const told = (error as { errMsg?: unknown }).errMsg;
      throw told === undefined ? error : new Error(plain(told));
    }
  };

  mockWx: Driver['mockWx'] = ({ method, result, functionDeclaration, args }) => {
    const { wx, originals } = { wx: this.app.wx, originals: this.originals };
    if (!originals.has(method)) originals.set(method, wx[method]);
    if (functionDeclaration !== undefined) {
      wx[method] = (...own: unknown[]) =>
        this.app.sandbox.evaluate(functionDeclaration, [...own, ...(args ?? [])]);
    } else if (result !== undefined) {
      wx[method] = (options?: {
        success?: (r: unknown) => void;
        complete?: (r: unknown) => void;
      }) => {
        const mine = this.app.sandbox.intoApp(result);
        if (!options?.success && !options?.complete) return mine;
        options.success?.(mine);
        options.complete?.(mine);
        return undefined;
      };
    } else wx[method] = originals.get(method);
    return Promise.resolve();
  };

  evaluate: Driver['evaluate'] = async (declaration, args) =>
    (await this.app.sandbox.evaluate(declaration, args)) ?? null;

  screenshot = (): Promise<string> =>
    Promise.reject(new Error('The weapp target draws no pixels: ask for the WXML instead'));

  find = (scope: Scope, selector: string): Promise<ElementInfo[]> => {
    const screen = this.app.screen(scope.pageId);
    if (selector === 'screen') return Promise.resolve([info(screen)]);
    const root = scope.elementId === undefined ? screen : this.node(scope as ElementRef);
    const found = selector.startsWith('text=')
      ? findByText(root, selector.slice(5))
      : select(root, selector);
    return Promise.resolve(found.map(info));
  };

  read = (element: ElementRef, kind: ReadKind, name: string): Promise<unknown> => {
    const one = this.node(element);
    if (kind === 'property') return Promise.resolve(propertyOf(one, name, this.page(element)));
    if (kind === 'style') return Promise.resolve(styleOf(one, name));
    if (kind === 'dom') return Promise.resolve(name === 'innerText' ? innerText(one) : 0);
    return Promise.resolve(attributeOf(one, name) ?? null);
  };

  wxml = (element: ElementRef, outer: boolean): Promise<string> =>
    Promise.resolve(toWxml(this.node(element), outer));

  offset = (element: ElementRef): Promise<{ left: number; top: number }> => {
    this.node(element);
    return Promise.resolve({ left: 0, top: 0 });
  };

  tap = (element: ElementRef): Promise<void> => {
    tap(this.node(element), this.world(element));
    return Promise.resolve();
  };

  trigger = (element: ElementRef, eventType: string, detail: unknown): Promise<void> => {
    const called = fire(this.node(element), eventType, detail, this.app.sandbox);
    return called > 0
      ? Promise.resolve()
      : Promise.reject(new Error(`Nothing listens to ${eventType} there`));
  };

  call: Driver['call'] = (element, functionName, args) => {
    const one = this.node(element);
    const world = this.world(element);
    const [first] = args;
    if (/^(input|textarea)\.input$/.test(functionName)) type(one, String(first), world);
    else if (functionName === 'switch.tap') toggleSwitch(one, world);
    else if (functionName === 'slider.slideTo') fire(one, 'change', { value: first }, world.app);
    else if (functionName === 'swiper.swipeTo') {
      fire(one, 'change', { current: first, source: 'touch' }, world.app);
    } else if (functionName === 'scroll-view.scrollTo') {
      fire(one, 'scroll', { scrollLeft: first, scrollTop: args[1] }, world.app);
    } else return Promise.reject(new Error(`${functionName} is not supported here`));
    return Promise.resolve(null);
  };

  pageData = (pageId: number, path: string | undefined): Promise<unknown> =>
    Promise.resolve(readPath(this.app.stack.byId(pageId).instance.data, path));

  windowProperty = (): Promise<unknown> => Promise.resolve(0);

  private page(scope: Scope): ControlWorld['page'] {
    return this.app.stack.byId(scope.pageId);
  }

  private node({ pageId, elementId }: ElementRef): WxNode {
    const screen = this.app.screen(pageId);
    if (elementId === 'screen') return screen;
    const found = descendants(screen).find((one) => one.key === elementId);
    if (!found) throw new Error('That element is no longer on the page');
    return found;
  }

  private world(scope: Scope): ControlWorld {
    const { app } = this;
    return {
      page: this.page(scope),
      app: app.sandbox,
      surface: app.surface,
      phoneCode: app.device.phoneCode,
      navigate: (openType, url) => {
        if (openType === 'navigateBack') app.stack.navigateBack();
        else if (openType === 'redirect') app.stack.redirectTo(url);
        else if (openType === 'switchTab') app.stack.switchTab(url);
        else if (openType === 'reLaunch') app.stack.reLaunch(url);
        else app.stack.navigateTo(url);
      },
    };
  }
}
