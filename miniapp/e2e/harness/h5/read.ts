import type { ElementHandle } from 'playwright-core';
import type { ReadKind } from '../protocol/driver';

type Handle = ElementHandle<HTMLElement>;

const readers: Record<ReadKind, (handle: Handle, name: string) => Promise<unknown>> = {
  attribute: (handle, name) => handle.evaluate((el, key) => el.getAttribute(key), name),
  style: (handle, name) =>
    handle.evaluate((el, key) => getComputedStyle(el).getPropertyValue(key), name),
  dom: (handle, name) =>
    handle.evaluate((el, key) => (el as unknown as Record<string, unknown>)[key] ?? null, name),
  property: (handle, name) =>
    handle.evaluate((el, key) => {
      // automator asks first which properties a component has; here it has the usual ones.
      if (key === '__propPublic') {
        const known = ['value', 'checked', 'disabled', 'placeholder', 'src', 'type', 'maxlength'];
        return Object.fromEntries(known.map((one) => [one, true]));
      }
      const field = el.querySelector<HTMLInputElement>('input, textarea');
      const own = (el as unknown as Record<string, unknown>)[key];
      const inner = (field as unknown as Record<string, unknown> | null)?.[key];
      return inner ?? own ?? el.getAttribute(key);
    }, name),
};

/** Reads one attribute, computed style, component property or DOM property of an H5 element. */
export const readFrom = (handle: Handle, kind: ReadKind, name: string): Promise<unknown> =>
  readers[kind](handle, name);
