import path from 'node:path';
import { ComponentStore, type ComponentConfig } from './components';
import type { OpenPage } from './page-instance';
import type { Data } from './set-data';
import { node, type EventOwner, type WxNode } from './tree';
import { bundleJson, wxmlRenderer, type WccNode, type WxmlRenderer } from './wcc';

interface ViewHooks {
  loadComponent(file: string): ComponentConfig;
  later(run: () => void): void;
}

interface Place {
  /** Template that the nodes come from, without ending. */
  file: string;
  owner: EventOwner;
  key: string;
}

/** Draws one page: its data through WeChat's own template code, with the components filled in. */
export class PageView {
  private readonly render: WxmlRenderer;
  private readonly store: ComponentStore;
  private drawn: { version: number; root: WxNode } | undefined;
  private version = 0;
  private met = new Set<string>();
  private readonly used = new Map<string, Record<string, string>>();

  constructor(
    private readonly bundleDir: string,
    private readonly page: OpenPage,
    private readonly hooks: ViewHooks,
  ) {
    this.render = wxmlRenderer(bundleDir);
    this.store = new ComponentStore(() => (this.version += 1), hooks.later);
  }

  /** The page's tree for its present data; `page` is the root element. */
  tree(): WxNode {
    const version = this.version + this.page.version;
    if (this.drawn?.version === version) return this.drawn.root;
    this.met = new Set();
    const place: Place = { file: this.page.route, owner: this.page.instance, key: 'page' };
    const children = this.template(place, this.page.instance.data);
    const root = node('page', 'page', { children, owner: this.page.instance });
    this.store.sweep(this.met);
    this.drawn = { version, root };
    return root;
  }

  /** Detaches every component; the page is gone. */
  dispose(): void {
    this.store.sweep(new Set());
  }

  private template(place: Place, data: Data): WxNode[] {
    const nodes = this.render(`${place.file}.wxml`, data);
    return nodes.flatMap((raw, at) => this.expand(raw, { ...place, key: `${place.key}/${at}` }));
  }

  private expand(raw: WccNode, place: Place): WxNode[] {
    if (typeof raw !== 'object') return [node('#text', place.key, { text: String(raw) })];
    const tag = raw.tag.replace(/^wx-/, '');
    const attrs = raw.attr ?? {};
    const component = this.componentFile(tag, place.file);
    if (component !== undefined) return this.component(component, tag, attrs, place);
    const sid = attrs['data-sid'];
    const key = typeof sid === 'string' && sid !== '' ? sid : place.key;
    const children = (raw.children ?? []).flatMap((child, at) =>
      this.expand(child, { ...place, key: `${key}/${at}` }),
    );
    return [node(tag, key, { attrs, children, owner: place.owner })];
  }

  private component(
    file: string,
    tag: string,
    attrs: Record<string, unknown>,
    place: Place,
  ): WxNode[] {
    const properties = { i: attrs['i'], l: attrs['l'] };
    const sid = (attrs['i'] as { sid?: unknown } | undefined)?.sid;
    const key = `${tag}:${typeof sid === 'string' ? sid : place.key}`;
    this.met.add(key);
    const instance = this.store.at(key, this.hooks.loadComponent(file), properties);
    const children = this.template({ file, owner: instance, key }, instance.data);
    // `comp` has virtualHost: no element of its own. The wrapper has one.
    return tag === 'comp' ? children : [node(tag, key, { attrs: {}, children })];
  }

  private componentFile(tag: string, from: string): string | undefined {
    const file = this.usedBy(from)[tag];
    if (file === undefined) return undefined;
    return file.startsWith('/')
      ? file.slice(1)
      : path.posix.normalize(path.posix.join(path.posix.dirname(from), file));
  }

  private usedBy(file: string): Record<string, string> {
    const known = this.used.get(file);
    if (known) return known;
    const json = bundleJson(this.bundleDir, `${file}.json`);
    const used = (json['usingComponents'] ?? {}) as Record<string, string>;
    this.used.set(file, used);
    return used;
  }
}
