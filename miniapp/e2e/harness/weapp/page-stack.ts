import { createPage, lifecycle, type OpenPage, type PageConfig } from './page-instance';

/** What the stack needs to know of the bundle. */
export interface PageSource {
  /** Routes in app.json order; the first is the home page. */
  routes: string[];
  tabRoutes: string[];
  /** Runs the page's file (and its subpackage's) and gives what it passed to `Page()`. */
  load(route: string): PageConfig;
  titleOf(route: string): string;
}

export interface StackHooks {
  onData(page: OpenPage): void;
  onLeave(page: OpenPage): void;
  later(run: () => void): void;
  intoApp<T>(value: T): T;
}

/** WeChat's limit of pages that lie on each other. */
const deepest = 10;

function parseUrl(url: string, from: string): { route: string; query: Record<string, string> } {
  const [address = '', search = ''] = url.split('?');
  const base = from.split('/').slice(0, -1);
  const parts = address.startsWith('/') ? [] : base;
  for (const step of address.split('/').filter(Boolean)) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    // Values stay as they were written: WeChat does not decode them.
    query[name] = value.join('=');
  }
  return { route: parts.join('/'), query };
}

/** The stack of open pages with WeChat's rules. Its failures are `fail` texts of the navigation functions. */
export class PageStack {
  readonly pages: OpenPage[] = [];
  private tabs = new Map<string, OpenPage>();
  private nextId = 1;

  constructor(
    private readonly source: PageSource,
    private readonly hooks: StackHooks,
  ) {}

  /** The page on top. Throws when there is none. */
  get current(): OpenPage {
    const top = this.pages[this.pages.length - 1];
    if (!top) throw new Error('No page is open');
    return top;
  }

  byId(pageId: number): OpenPage {
    const page = this.pages.find((open) => open.id === Number(pageId));
    if (!page) throw new Error(`Page ${pageId} is no longer open`);
    return page;
  }

  navigateTo(url: string): void {
    const target = this.target(url);
    if (this.source.tabRoutes.includes(target.route))
      throw new Error('can not navigateTo a tabbar page');
    if (this.pages.length >= deepest) throw new Error('webview count limit exceed');
    lifecycle(this.current, 'onHide');
    this.open(target);
  }

  redirectTo(url: string): void {
    const target = this.target(url);
    if (this.source.tabRoutes.includes(target.route))
      throw new Error('can not redirectTo a tabbar page');
    this.leave(this.pages.length - 1);
    this.open(target);
  }

  reLaunch(url: string): void {
    const target = this.target(url);
    this.leave(0);
    for (const tab of [...this.tabs.values()]) this.unload(tab);
    this.tabs.clear();
    this.open(target);
  }

  switchTab(url: string): void {
    const target = this.target(url);
    if (!this.source.tabRoutes.includes(target.route))
      throw new Error('can not switch to no-tabBar page');
    if (this.pages.length > 1) this.leave(1);
    const from = this.pages.pop();
    if (from && this.source.tabRoutes.includes(from.route)) lifecycle(from, 'onHide');
    else if (from) this.unload(from);
    const kept = this.tabs.get(target.route);
    if (!kept) return this.open(target);
    this.pages.push(kept);
    lifecycle(kept, 'onShow');
  }

  navigateBack(delta = 1): void {
    if (this.pages.length <= 1) throw new Error('cannot navigate back at first page.');
    this.leave(Math.max(1, this.pages.length - delta));
    lifecycle(this.current, 'onShow');
  }

  private target(url: string): { route: string; query: Record<string, string> } {
    if (typeof url !== 'string') throw new Error('parameter error: url should be String');
    const target = parseUrl(url, this.pages.at(-1)?.route ?? '');
    if (!this.source.routes.includes(target.route))
      throw new Error(`page "${target.route}" is not found`);
    return target;
  }

  private open(target: { route: string; query: Record<string, string> }): void {
    const page = createPage({
      id: this.nextId++,
      route: target.route,
      query: this.hooks.intoApp(target.query),
      title: this.source.titleOf(target.route),
      config: this.source.load(target.route),
      onData: this.hooks.onData,
      later: this.hooks.later,
    });
    this.pages.push(page);
    if (this.source.tabRoutes.includes(page.route)) this.tabs.set(page.route, page);
    lifecycle(page, 'onLoad', page.query);
    lifecycle(page, 'onShow');
    // A page that is left before it is ready never gets ready.
    this.hooks.later(() => {
      if (this.pages.includes(page)) lifecycle(page, 'onReady');
    });
  }

  /** Closes the pages from `keep` upwards, top first; a tab page is only hidden. */
  private leave(keep: number): void {
    while (this.pages.length > keep) {
      const page = this.pages.pop();
      if (page && this.tabs.get(page.route) !== page) this.unload(page);
    }
  }

  private unload(page: OpenPage): void {
    lifecycle(page, 'onUnload');
    this.hooks.onLeave(page);
  }
}
