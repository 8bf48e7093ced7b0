import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { settle, WxFailure, type Options } from './callbacks';
import { networkApis } from './network';
import { phoneApis } from './phone';
import { storageApis } from './storage';
import { systemApis } from './system';
import { uiApis } from './ui';
import { viewQueryApis } from './view-queries';
import type { WxTable, WxWorld } from './world';

let names: string[] | undefined;

/** Every function name of `wx`, read from the vendor's typings. */
function apiNames(): string[] {
  if (names) return names;
  const fromMiniapp = createRequire(path.resolve(__dirname, '../../../../package.json'));
  const folder = path.dirname(fromMiniapp.resolve('miniprogram-api-typings/package.json'));
  const typings = readFileSync(path.join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8');
  const body = typings.slice(typings.indexOf('interface Wx {'));
  names = [...new Set([...body.matchAll(/^ {8}([a-zA-Z]+)[(<]/gm)].map((found) => found[1] ?? ''))];
  return names;
}

type Listener = (argument: unknown) => void;

interface Listeners {
  table: WxTable;
  emit: (event: string, argument: unknown) => void;
}

function listeners(): Listeners {
  const heard = new Map<string, Set<Listener>>();
  const table: WxTable = {};
  for (const name of apiNames()) {
    const event = /^(?:on|off)([A-Z]\w*)$/.exec(name)?.[1];
    if (event === undefined) continue;
    const set = heard.get(event) ?? new Set<Listener>();
    heard.set(event, set);
    table[name] = name.startsWith('on')
      ? (listener: Listener) => void set.add(listener)
      : (listener?: Listener) => (listener ? void set.delete(listener) : set.clear());
  }
  return { table, emit: (event, argument) => heard.get(event)?.forEach((run) => run(argument)) };
}

/** Functions of the vendor that the mock does not have: never silent, so that no walk passes by accident. */
function missing(name: string, world: Pick<WxWorld, 'sandbox'>) {
  return (options?: Options): unknown => {
    const reason = `wx.${name} is not mocked (miniapp/e2e/harness/weapp/wx)`;
    world.sandbox.uncaught.push(new Error(reason));
    if (name.endsWith('Sync') || name.startsWith('create')) throw new Error(reason);
    const failing = Promise.reject(new WxFailure(reason));
    return settle(name, options ?? {}, failing, world.sandbox.intoApp);
  };
}

/**
 * The `wx` object for one app. Taro asks `Object.keys(wx)` which functions exist, so all of the vendor's names are
 * there. Also gives `emit`, which calls the listeners of `wx.onX` for event `X`.
 */
export function createWx(world: WxWorld): Listeners {
  const { table, emit } = listeners();
  world.emit = emit;
  const absent = Object.fromEntries(apiNames().map((name) => [name, missing(name, world)]));
  const wx: WxTable = {
    ...absent,
    ...table,
    ...storageApis(world),
    ...networkApis(world),
    ...uiApis(world),
    ...phoneApis(world),
    ...systemApis(world),
    ...viewQueryApis(world),
  };
  return { table: wx, emit };
}
