import { applySetData, throughBridge, type Data } from './set-data';
import type { EventOwner } from './tree';

/** What the app gave to `Page({...})`. */
export type PageConfig = EventOwner & { data?: Data };

/** A page as the app's code sees it (`this` in its handlers). */
export type PageInstance = PageConfig & {
  data: Data;
  route: string;
  options: Record<string, string>;
  setData(changes: Data, done?: () => void): void;
};

/** One entry of the page stack. */
export interface OpenPage {
  id: number;
  route: string;
  query: Record<string, string>;
  instance: PageInstance;
  /** Counts `setData` calls of the page; the tree is drawn anew when it grows. */
  version: number;
  setDataBytes: number;
  title: string;
  /** Values that were typed or picked, which WeChat's native controls keep by themselves. */
  typed: Map<string, { value: unknown; given: unknown }>;
}

export interface NewPage {
  id: number;
  route: string;
  query: Record<string, string>;
  title: string;
  config: PageConfig;
  /** Runs right after the data changed, before the `setData` callback: draws, and attaches components. */
  onData: (page: OpenPage) => void;
  later: (run: () => void) => void;
}

/** Makes the page object with `setData`; no lifecycle function has run yet. */
export function createPage(making: NewPage): OpenPage {
  const instance = {
    ...making.config,
    data: throughBridge(making.config.data ?? {}),
    route: making.route,
    __route__: making.route,
    options: making.query,
    getTabBar: () => undefined,
    getPageId: () => String(making.id),
  } as unknown as PageInstance;
  const page: OpenPage = {
    id: making.id,
    route: making.route,
    query: making.query,
    instance,
    version: 0,
    setDataBytes: 0,
    title: making.title,
    typed: new Map(),
  };
  instance.setData = (changes, done) => {
    page.setDataBytes += applySetData(instance.data, changes);
    page.version += 1;
    making.onData(page);
    if (done) making.later(() => done.call(instance));
  };
  return page;
}

/** Calls a lifecycle function of the page if it has one. */
export function lifecycle(page: OpenPage, name: string, argument?: unknown): unknown {
  const run = page.instance[name];
  return typeof run === 'function' ? (run.call(page.instance, argument) as unknown) : undefined;
}
