import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ComponentConfig } from './components';
import { NativeSurface } from './native-surface';
import { lifecycle, type OpenPage, type PageConfig } from './page-instance';
import { PageStack } from './page-stack';
import { createSandbox, type Sandbox } from './sandbox';
import { node, plain, type WxNode } from './tree';
import { PageView } from './view';
import { bundleJson } from './wcc';
import { createWx } from './wx';
import type { Device, WxTable, WxWorld } from './wx/world';

/** How to start the bundle. */
export interface WeappOptions {
  /** Folder with app.json. */
  bundleDir: string;
  /** Origin that the bundle calls → origin of this run's server. */
  origins: Map<string, string>;
  device: Omit<Device, 'tempDir'>;
  /** Entry, as from a scanned code: `pages/home/index?scene=abc`. The home page by default. */
  enter?: string;
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  tabBar?: { list: { pagePath: string; text: string }[] };
  window?: { navigationBarTitleText?: string };
}

type Registered = Record<string, unknown>;

/** One running mini-program: the real bundle in a world like WeChat's. */
export class WeappApp {
  readonly sandbox: Sandbox;
  readonly device: Device;
  readonly wx: WxTable;
  readonly stack: PageStack;
  readonly surface: NativeSurface;
  private readonly json: AppJson;
  private readonly views = new Map<number, PageView>();
  private readonly components = new Map<string, ComponentConfig>();
  private readonly pageConfigs = new Map<string, PageConfig>();
  private readonly emit: (event: string, argument: unknown) => void;
  private registered: Registered | undefined;
  private app: Registered = {};

  constructor(private readonly options: WeappOptions) {
    this.json = bundleJson(options.bundleDir, 'app.json') as unknown as AppJson;
    if (!Array.isArray(this.json.pages)) {
      throw new Error(`There is no mini-program in ${options.bundleDir}: build it first`);
    }
    this.sandbox = createSandbox(options.bundleDir);
    const tempDir = mkdtempSync(path.join(tmpdir(), 'wide-angle-weapp-'));
    this.device = Object.assign(options.device, { tempDir });
    this.surface = new NativeSurface((run, ms) => this.later(run, ms));
    this.stack = new PageStack(this.source(), {
      onData: (page) => void this.viewOf(page).tree(),
      onLeave: (page) => this.forget(page),
      later: (run) => this.later(run, 0),
      intoApp: this.sandbox.intoApp,
    });
    const world: WxWorld = {
      device: this.device,
      sandbox: this.sandbox,
      surface: this.surface,
      stack: () => this.stack,
      origins: options.origins,
      emit: () => undefined,
    };
    const { table, emit } = createWx(world);
    this.wx = table;
    this.emit = emit;
    this.defineGlobals();
  }

  /** Runs app.js and opens the entry page. */
  start(): void {
    const enter = this.options.enter ?? this.json.pages[0] ?? '';
    this.sandbox.require('app.js');
    const [pagePath = ''] = enter.split('?');
    const launch = this.sandbox.intoApp({
      path: pagePath,
      query: {},
      scene: 1001,
      referrerInfo: {},
    });
    this.callApp('onLaunch', launch);
    this.callApp('onShow', launch);
    this.stack.reLaunch(`/${enter}`);
  }

  /** What is on the screen: the page on top and the system's surface. */
  screen(pageId?: number): WxNode {
    const page = pageId === undefined ? this.stack.current : this.stack.byId(pageId);
    const parts = [this.viewOf(page).tree()];
    if (page === this.stack.current) parts.push(this.surface.tree());
    const title = node('native-title', 'native/title', {
      children: [node('#text', 'native/title/text', { text: page.title })],
    });
    return node('screen', 'screen', { children: [title, ...parts] });
  }

  /** The phone goes to its home screen, or comes back to the app. */
  background(away: boolean): void {
    const top = this.stack.pages.at(-1);
    if (top) lifecycle(top, away ? 'onHide' : 'onShow');
    this.callApp(away ? 'onHide' : 'onShow', this.sandbox.intoApp({ scene: 1001, query: {} }));
    this.emit(away ? 'AppHide' : 'AppShow', {});
  }

  /** The network goes or comes back; the app's listeners are told. */
  online(connected: boolean): void {
    this.device.online = connected;
    const networkType = connected ? 'wifi' : 'none';
    this.emit('NetworkStatusChange', this.sandbox.intoApp({ isConnected: connected, networkType }));
  }

  /** Stops timers and removes temporary files. */
  async close(): Promise<void> {
    this.sandbox.dispose();
    await rm(this.device.tempDir, { recursive: true, force: true });
  }

  private later(run: () => void, ms: number): void {
    (this.sandbox.globals['setTimeout'] as (run: () => void, ms: number) => void)(run, ms);
  }

  private callApp(name: string, argument: unknown): void {
    const run = this.app[name];
    if (typeof run === 'function') run.call(this.app, argument);
  }

  private defineGlobals(): void {
    const register = (config: Registered): void => {
      this.registered = config;
    };
    Object.assign(this.sandbox.globals, {
      wx: this.wx,
      App: (config: Registered) => {
        this.app = config;
      },
      Page: register,
      Component: register,
      Behavior: (config: Registered) => config,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.pages.map((page) => page.instance),
      requirePlugin: () => {
        throw new Error('No plugin is declared');
      },
    });
  }

  private source(): ConstructorParameters<typeof PageStack>[0] {
    const packages = this.json.subPackages ?? this.json.subpackages ?? [];
    const sub = packages.flatMap(({ root, pages }) =>
      pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    );
    return {
      routes: [...this.json.pages, ...sub],
      tabRoutes: (this.json.tabBar?.list ?? []).map((tab) => tab.pagePath),
      load: (route) => this.loadPage(route),
      titleOf: (route) => this.titleOf(route),
    };
  }

  private titleOf(route: string): string {
    const own = bundleJson(this.options.bundleDir, `${route}.json`)['navigationBarTitleText'];
    return plain(own ?? this.json.window?.navigationBarTitleText);
  }

  private loadPage(route: string): PageConfig {
    const known = this.pageConfigs.get(route);
    if (known) return known;
    const config = this.run(route) as PageConfig;
    this.pageConfigs.set(route, config);
    return config;
  }

  private loadComponent(file: string): ComponentConfig {
    const known = this.components.get(file);
    if (known) return known;
    const config = this.run(file) as ComponentConfig;
    this.components.set(file, config);
    return config;
  }

  private run(file: string): Registered {
    this.registered = undefined;
    this.sandbox.require(file);
    const config = this.registered as Registered | undefined;
    if (!config) throw new Error(`${file}.js did not call Page() or Component()`);
    return config;
  }

  private viewOf(page: OpenPage): PageView {
    const known = this.views.get(page.id);
    if (known) return known;
    const view = new PageView(this.options.bundleDir, page, {
      loadComponent: (file) => this.loadComponent(file),
      later: (run) => this.later(run, 0),
    });
    this.views.set(page.id, view);
    return view;
  }

  private forget(page: OpenPage): void {
    this.views.get(page.id)?.dispose();
    this.views.delete(page.id);
  }
}
