/** One page of the stack, as automator names it. */
export interface PageInfo {
  pageId: number;
  /** Without a leading slash: `pages/home/index`. */
  path: string;
  query: Record<string, string>;
}

/** One element. `tagName` is the mini-program's (`view`, `input`), because automator picks its class by it. */
export interface ElementInfo {
  elementId: string;
  tagName: string;
}

/** Where to search: a page, or one of its elements. */
export interface Scope {
  pageId: number;
  elementId?: string;
}

/** One element to act on. */
export interface ElementRef extends Scope {
  elementId: string;
}

/** A stand-in for one device function: a fixed result, a function as source text, or neither (take it away). */
export interface WxMock {
  method: string;
  result?: unknown;
  functionDeclaration?: string;
  args?: unknown[];
}

/** What is read from an element: WXML attribute, computed style, component property, DOM property. */
export type ReadKind = 'attribute' | 'style' | 'property' | 'dom';

/**
 * What a target must be able to do, so that miniprogram-automator can drive it through the protocol host.
 * Every method rejects with a plain sentence when it can't; automator hands that sentence to the spec.
 *
 * Selectors are CSS in the mini-program's tag names. Two forms are ours and work on the H5 and weapp hosts only:
 * `screen` (everything now visible, with sheets and toasts) and `text=领取` (the innermost visible element with
 * exactly this text, else those that contain it; white space does not count).
 */
export interface Driver {
  currentPage(): Promise<PageInfo>;
  pageStack(): Promise<PageInfo[]>;
  callWx(method: string, args: unknown[]): Promise<unknown>;
  mockWx(mock: WxMock): Promise<void>;
  evaluate(functionDeclaration: string, args: unknown[]): Promise<unknown>;
  /** PNG in base64. */
  screenshot(): Promise<string>;
  find(scope: Scope, selector: string): Promise<ElementInfo[]>;
  read(element: ElementRef, kind: ReadKind, name: string): Promise<unknown>;
  wxml(element: ElementRef, outer: boolean): Promise<string>;
  offset(element: ElementRef): Promise<{ left: number; top: number }>;
  tap(element: ElementRef): Promise<void>;
  /** Fires one component event (`change`, `scrolltolower`, `touchstart`, …) on the element. */
  trigger(element: ElementRef, type: string, detail: unknown): Promise<void>;
  /** `input.input`, `textarea.input`, `switch.tap`, `scroll-view.scrollTo`, `slider.slideTo`, `swiper.swipeTo`. */
  call(element: ElementRef, functionName: string, args: unknown[]): Promise<unknown>;
  pageData(pageId: number, path: string | undefined): Promise<unknown>;
  windowProperty(pageId: number, name: string): Promise<unknown>;
}
