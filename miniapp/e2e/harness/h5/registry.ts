/** What the harness puts into the page: elements by number, and searching by what a reader can see. */
export interface PageRegistry {
  find(scope: string | null, selector: string): { elementId: string; tagName: string }[];
  get(elementId: string): Element | null;
  currentPage(): { stamp: string } | null;
}

declare global {
  interface Window {
    __walkRegistry__?: PageRegistry;
  }
}

/**
 * Runs in the browser before the app (Playwright sends its source text, so it uses nothing from outside).
 * The page on top is the last visible `.taro_page`; what lies outside all of them (sheets, toasts, title bar) counts
 * as on the screen too, and comes first when searching by text.
 */
export function installRegistry(): void {
  const ids = new WeakMap<Element, string>();
  const elements = new Map<string, Element>();
  let next = 1;

  const register = (element: Element): { elementId: string; tagName: string } => {
    const known = ids.get(element);
    const elementId = known ?? `h5-${next++}`;
    ids.set(element, elementId);
    elements.set(elementId, element);
    return { elementId, tagName: element.tagName };
  };

  const visible = (element: Element): boolean =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

  const topPage = (): Element | null => {
    const pages = [...document.querySelectorAll('.taro_page')];
    return pages.filter(visible).at(-1) ?? pages.at(-1) ?? null;
  };

  const onScreen = (element: Element): boolean => {
    const page = element.closest('.taro_page');
    return page === null || page === topPage();
  };

  const squeeze = (text: string): string => text.replace(/\s+/g, '');

  const byText = (root: ParentNode, wanted: string): Element[] => {
    const texts = new Map<Element, string>();
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      // textContent first: innerText costs a layout.
      if (!squeeze(element.textContent).includes(wanted)) continue;
      if (/^(SCRIPT|STYLE|TITLE|HEAD)$/.test(element.tagName)) continue;
      if (visible(element) && onScreen(element)) texts.set(element, squeeze(element.innerText));
    }
    const innermost = (matches: (text: string) => boolean): Element[] => {
      const hits = [...texts].filter(([, text]) => matches(text)).map(([element]) => element);
      return hits.filter((one) => !hits.some((other) => other !== one && one.contains(other)));
    };
    const exact = innermost((text) => text === wanted);
    const found = exact.length > 0 ? exact : innermost((text) => text.includes(wanted));
    const above = (one: Element): number => (one.closest('.taro_page') ? 1 : 0);
    return found.sort((a, b) => above(a) - above(b));
  };

  const search = (root: ParentNode, selector: string): Element[] => {
    if (selector === 'screen') return [document.body];
    if (selector === 'page') return [topPage()].filter((page) => page !== null);
    if (selector.startsWith('text=')) return byText(root, squeeze(selector.slice(5)));
    return [...root.querySelectorAll(selector)].filter(onScreen);
  };

  window.__walkRegistry__ = {
    get: (elementId) => elements.get(elementId) ?? null,
    currentPage: () => {
      const page = topPage();
      return page ? { stamp: page.id } : null;
    },
    find: (scope, selector) => {
      const root = scope === null ? document : elements.get(scope);
      if (!root) throw new Error('That element is no longer on the page');
      return search(root, selector).map(register);
    },
  };
}
