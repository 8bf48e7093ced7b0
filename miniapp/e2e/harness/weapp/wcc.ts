import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** A node as the vendor's WXML compiler gives it: an element, or a bare text. */
export type WccNode =
  string | number | { tag: string; attr?: Record<string, unknown>; children?: WccNode[] };

/** Gives the tree of one template file for its data. Paths are relative to the bundle, without a leading slash. */
export type WxmlRenderer = (wxmlPath: string, data: unknown) => WccNode[];

type Generate = (env: unknown, dirty: unknown, global: unknown) => { children?: WccNode[] };

interface Compiler {
  wxmlToJs(root: string, options: { maxBuffer: number }): string;
}

const compiled = new Map<string, WxmlRenderer>();
/** wcc prints one long script; Node's default pipe of 1 MB is too small for it. */
const wccOutputLimit = 64 * 1024 * 1024;

/**
 * Compiles every WXML and WXS file of a bundle with WeChat's own compiler (the wcc binary in `miniprogram-compiler`)
 * once per process. Throws with the compiler's message when a file is not well formed.
 */
export function wxmlRenderer(bundleDir: string): WxmlRenderer {
  const known = compiled.get(bundleDir);
  if (known) return known;
  const fromMiniapp = createRequire(path.resolve(__dirname, '../../../package.json'));
  const compiler = fromMiniapp('miniprogram-compiler') as Compiler;
  const script = compiler.wxmlToJs(bundleDir, { maxBuffer: wccOutputLimit });
  const warnings = { log: () => undefined, warn: () => undefined, error: console.error };
  const context = vm.createContext({ window: {}, __wxAppCode__: {}, console: warnings });
  const source = `(function(){${script}})()`;
  const lookup = vm.runInContext(source, context, { filename: 'wcc-output.js' }) as (
    wxmlPath: string,
  ) => Generate | undefined;
  // Scripts in WXML (wxs) only understand objects of their own world.
  const parse = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown;
  const render: WxmlRenderer = (wxmlPath, data) => {
    const generate = lookup(wxmlPath);
    if (!generate) throw new Error(`The bundle has no template ${wxmlPath}`);
    return generate(parse(JSON.stringify(data)), {}, {}).children ?? [];
  };
  compiled.set(bundleDir, render);
  return render;
}

/** Reads a JSON file of the bundle; `{}` when it is not there. */
export function bundleJson(bundleDir: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path.join(bundleDir, file), 'utf8')) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
