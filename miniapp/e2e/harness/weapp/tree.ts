/** What answers the events of a node: the page or component whose template it stands in. */
export interface EventOwner {
  [handler: string]: unknown;
}

/** One node of the tree that WeChat would draw. */
export interface WxNode {
  /** Tag as written in WXML (`view`); `#text` for text. */
  tag: string;
  /** Stable while the page lives: Taro's `sid`, else the position. */
  key: string;
  attrs: Record<string, unknown>;
  children: WxNode[];
  parent: WxNode | undefined;
  /** Only on `#text`. */
  text: string;
  owner: EventOwner | undefined;
  /** Only on parts of the system's own surface (modal, sheet, toast): what a tap on it does. */
  onNativeTap: (() => void) | undefined;
}

const spaces = /\s+/g;

/** A WXML attribute as text: strings, numbers and booleans as they are, everything else as nothing. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Text without any white space: how the harness compares texts (Chinese has no spaces that matter). */
export const squeeze = (text: string): string => text.replace(spaces, '');

/** Builds a node and hangs its children under it. */
export function node(
  tag: string,
  key: string,
  more: Partial<Pick<WxNode, 'attrs' | 'children' | 'text' | 'owner' | 'onNativeTap'>> = {},
): WxNode {
  const made: WxNode = {
    tag,
    key,
    attrs: more.attrs ?? {},
    children: more.children ?? [],
    parent: undefined,
    text: more.text ?? '',
    owner: more.owner,
    onNativeTap: more.onNativeTap,
  };
  for (const child of made.children) child.parent = made;
  return made;
}

/** All elements (no texts) under `root` in document order, `root` itself left out. */
export function descendants(root: WxNode): WxNode[] {
  const found: WxNode[] = [];
  for (const child of root.children) {
    if (child.tag === '#text') continue;
    found.push(child, ...descendants(child));
  }
  return found;
}

/** The node and its ancestors, innermost first. */
export function lineage(start: WxNode): WxNode[] {
  const line: WxNode[] = [];
  for (let here: WxNode | undefined = start; here; here = here.parent) line.push(here);
  return line;
}

const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/;

/** False for a node hidden by its own `hidden` attribute or inline style. (Classes are not looked at: no layout here.) */
export function shown(one: WxNode): boolean {
  const hidden = one.attrs['hidden'];
  if (hidden !== undefined && hidden !== false && hidden !== 'false' && hidden !== '') return false;
  return !hiddenStyle.test(plain(one.attrs['style']));
}

const inline = new Set(['text', '#text']);

/** Text as a reader sees it; blocks begin a new line. Inputs show their value or placeholder in WeChat, but not here. */
export function innerText(root: WxNode): string {
  if (root.tag === '#text') return root.text;
  if (!shown(root)) return '';
  return root.children
    .map((child) => (inline.has(child.tag) ? innerText(child) : `\n${innerText(child)}\n`))
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const eventAttribute = /^(capture-)?(bind|catch)/;

function openingTag(one: WxNode): string {
  const attrs = Object.entries(one.attrs)
    .filter(([name, value]) => !eventAttribute.test(name) && value !== undefined && value !== '')
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => ` ${name}="${String(value).replace(/"/g, '&quot;')}"`);
  return `<${one.tag}${attrs.join('')}>`;
}

/** The node as WXML text, without its event bindings. */
export function toWxml(one: WxNode, outer: boolean): string {
  if (one.tag === '#text') return one.text;
  const inner = one.children.map((child) => toWxml(child, true)).join('');
  return outer ? `${openingTag(one)}${inner}</${one.tag}>` : inner;
}

function byText(root: WxNode, wanted: string): WxNode[] {
  const all = descendants(root).filter((one) => lineage(one).every(shown));
  const texts = new Map(all.map((one) => [one, squeeze(innerText(one))]));
  const innermost = (matches: (text: string) => boolean): WxNode[] =>
    all.filter(
      (one) =>
        matches(texts.get(one) ?? '') &&
        !descendants(one).some((inner) => matches(texts.get(inner) ?? '')),
    );
  const exact = innermost((text) => text === wanted);
  return exact.length > 0 ? exact : innermost((text) => text.includes(wanted));
}

/** `text=领取` on the weapp tree: the system's surface first, as it lies on top. */
export function findByText(root: WxNode, text: string): WxNode[] {
  const found = byText(root, squeeze(text));
  const onTop = (one: WxNode): boolean => lineage(one).some((up) => up.tag.startsWith('native-'));
  return [...found.filter(onTop), ...found.filter((one) => !onTop(one))];
}
