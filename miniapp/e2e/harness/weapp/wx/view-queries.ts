import type { WxTable, WxWorld } from './world';

type Found = (result: unknown) => void;

/** There is no layout in this target: every element that exists measures nothing, and nothing comes into view. */
const noLayout = {
  left: 0,
  top: 0,
  right: 0,
  bottom: 0,
  width: 0,
  height: 0,
  scrollTop: 0,
  scrollLeft: 0,
};

function selectorQuery(world: WxWorld): Record<string, unknown> {
  const asked: { many: boolean; found: Found | undefined }[] = [];
  const query: Record<string, unknown> = {};
  const nodes = (many: boolean): Record<string, unknown> => {
    const ask = (found?: Found): unknown => {
      asked.push({ many, found });
      return query;
    };
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      fields: (_fields: unknown, found?: Found) => ask(found),
      node: ask,
      context: ask,
    };
  };
  query['in'] = () => query;
  query['select'] = () => nodes(false);
  query['selectAll'] = () => nodes(true);
  query['selectViewport'] = () => nodes(false);
  query['exec'] = (done?: Found) => {
    const results = asked.map(({ many, found }) => {
      const result: unknown = world.sandbox.intoApp(many ? [noLayout] : noLayout);
      found?.(result);
      return result;
    });
    done?.(results);
    return query;
  };
  return query;
}

/** Measuring and watching elements, and handles of players. */
export function viewQueryApis(world: WxWorld): WxTable {
  const observer = (): Record<string, unknown> => {
    const one: Record<string, unknown> = { observe: () => undefined, disconnect: () => undefined };
    one['relativeTo'] = () => one;
    one['relativeToViewport'] = () => one;
    return one;
  };
  return {
    createSelectorQuery: () => selectorQuery(world),
    createIntersectionObserver: observer,
    createMediaQueryObserver: observer,
    createVideoContext: () => ({
      play: () => undefined,
      pause: () => undefined,
      stop: () => undefined,
      requestFullScreen: () => undefined,
    }),
  };
}
