import type { Driver, ElementRef, ReadKind, Scope, WxMock } from './driver';

type Params = Record<string, unknown>;
type Method = (params: Params) => Promise<unknown>;

const scopeOf = (params: Params): Scope => params as unknown as Scope;
const refOf = (params: Params): ElementRef => params as unknown as ElementRef;
const text = (params: Params, name: string): string => {
  const value = params[name];
  if (typeof value !== 'string') throw new Error(`Parameter ${name} must be a string`);
  return value;
};
const list = (params: Params, name: string): unknown[] => {
  const value = params[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
};

function appMethods(driver: Driver): Record<string, Method> {
  const nothing = (): Promise<unknown> => Promise.resolve({});
  return {
    'Tool.getInfo': () => Promise.resolve({ SDKVersion: 'dev' }),
    'Tool.close': nothing,
    'App.exit': nothing,
    'App.enableLog': nothing,
    'App.getCurrentPage': () => driver.currentPage(),
    'App.getPageStack': async () => ({ pageStack: await driver.pageStack() }),
    'App.callWxMethod': async (p) => ({
      result: await driver.callWx(text(p, 'method'), list(p, 'args')),
    }),
    'App.mockWxMethod': async (p) => {
      await driver.mockWx(p as unknown as WxMock);
      return {};
    },
    'App.callFunction': async (p) => ({
      result: await driver.evaluate(text(p, 'functionDeclaration'), list(p, 'args')),
    }),
    'App.captureScreenshot': async () => ({ data: await driver.screenshot() }),
  };
}

function findMethods(driver: Driver): Record<string, Method> {
  const all: Method = async (p) => ({
    elements: await driver.find(scopeOf(p), text(p, 'selector')),
  });
  const one: Method = async (p) => {
    const [element] = await driver.find(scopeOf(p), text(p, 'selector'));
    // The client turns an error, and only an error, into null.
    if (!element) throw new Error(`No element matches ${text(p, 'selector')}`);
    return element;
  };
  return {
    'Page.getElement': one,
    'Page.getElements': all,
    'Element.getElement': one,
    'Element.getElements': all,
    'Page.getData': async (p) => ({
      data: await driver.pageData(scopeOf(p).pageId, p['path'] as string | undefined),
    }),
    'Page.getWindowProperties': async (p) => ({
      properties: await Promise.all(
        list(p, 'names').map((name) => driver.windowProperty(scopeOf(p).pageId, String(name))),
      ),
    }),
  };
}

function elementMethods(driver: Driver): Record<string, Method> {
  const read =
    (kind: ReadKind, key: string): Method =>
    async (p) => ({
      [key]: await Promise.all(
        list(p, 'names').map((name) => driver.read(refOf(p), kind, String(name))),
      ),
    });
  const touch =
    (type: string): Method =>
    async (p) => {
      await driver.trigger(refOf(p), type, p);
      return {};
    };
  return {
    'Element.getAttributes': read('attribute', 'attributes'),
    'Element.getStyles': read('style', 'styles'),
    'Element.getProperties': read('property', 'properties'),
    'Element.getDOMProperties': read('dom', 'properties'),
    'Element.getWXML': async (p) => ({ wxml: await driver.wxml(refOf(p), p['type'] === 'outer') }),
    'Element.getOffset': (p) => driver.offset(refOf(p)),
    'Element.tap': async (p) => {
      await driver.tap(refOf(p));
      return {};
    },
    'Element.triggerEvent': async (p) => {
      await driver.trigger(refOf(p), text(p, 'type'), p['detail']);
      return {};
    },
    'Element.dispatchEvent': async (p) => {
      await driver.trigger(refOf(p), text(p, 'eventName'), p['detail']);
      return {};
    },
    'Element.touchstart': touch('touchstart'),
    'Element.touchmove': touch('touchmove'),
    'Element.touchend': touch('touchend'),
    'Element.callFunction': async (p) => ({
      result: await driver.call(refOf(p), text(p, 'functionName'), list(p, 'args')),
    }),
  };
}

/** The protocol's methods in terms of a driver. A method that is not here is answered with an error. */
export const protocolMethods = (driver: Driver): Record<string, Method> => ({
  ...appMethods(driver),
  ...findMethods(driver),
  ...elementMethods(driver),
});
