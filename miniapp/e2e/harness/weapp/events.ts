import { performance } from 'node:perf_hooks';
import { lineage, plain, type WxNode } from './tree';

/** Events that climb from the target to the page; all others are heard by their own element only. */
const bubbling = new Set([
  'touchstart',
  'touchmove',
  'touchcancel',
  'touchend',
  'tap',
  'longpress',
  'longtap',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
  'touchforcechange',
]);

interface EventTarget {
  id: string;
  offsetLeft: number;
  offsetTop: number;
  dataset: Record<string, unknown>;
}

function targetOf(one: WxNode): EventTarget {
  const dataset = Object.fromEntries(
    Object.entries(one.attrs)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [
        name.slice(5).replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );
  return { id: plain(one.attrs['id']), offsetLeft: 0, offsetTop: 0, dataset };
}

interface Binding {
  handler: string;
  stops: boolean;
}

function bindingOf(one: WxNode, type: string): Binding | undefined {
  for (const kind of ['catch', 'bind']) {
    for (const joint of ['', ':']) {
      const handler = one.attrs[`${kind}${joint}${type}`];
      if (typeof handler === 'string' && handler !== '')
        return { handler, stops: kind === 'catch' };
    }
  }
  return undefined;
}

const touchPoint = { identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1, force: 1 };

export interface Dispatching {
  intoApp<T>(value: T): T;
  uncaught: unknown[];
}

function callHandler(one: WxNode, name: string, event: unknown, app: Dispatching): void {
  const handler = one.owner?.[name];
  if (typeof handler !== 'function') return;
  try {
    handler.call(one.owner, event);
  } catch (error) {
    app.uncaught.push(error);
  }
}

/**
 * Fires a component event on `target` the way WeChat's view thread does: `bind…` and `catch…` attributes up the
 * tree for the bubbling ones, only the target's for the rest. Gives how many handlers were called.
 */
export function fire(target: WxNode, type: string, detail: unknown, app: Dispatching): number {
  const line = bubbling.has(type) ? lineage(target) : [target];
  const isTouch = type.startsWith('touch') || type === 'tap' || type === 'longpress';
  let called = 0;
  for (const one of line) {
    const binding = bindingOf(one, type);
    if (!binding) continue;
    called += 1;
    const event = app.intoApp({
      type,
      timeStamp: Math.round(performance.now()),
      target: targetOf(target),
      currentTarget: targetOf(one),
      mark: {},
      detail: detail ?? {},
      ...(isTouch ? { touches: [touchPoint], changedTouches: [touchPoint] } : {}),
    });
    callHandler(one, binding.handler, event, app);
    if (binding.stops) break;
  }
  return called;
}
