import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** One line the app wrote to its console. */
export interface LogLine {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
}

export interface Sandbox {
  /** Globals of the app's world. */
  globals: Record<string, unknown>;
  /** Runs a file of the bundle once, as WeChat's `require` does, and gives its exports. */
  require(file: string): unknown;
  /** Runs a function (source text) inside the app's world. */
  evaluate(functionDeclaration: string, args: unknown[]): unknown;
  /** Remakes plain data with the app world's own Object and Array. */
  intoApp<T>(value: T): T;
  /** True for an error that was made inside the app's world. */
  owns(error: unknown): boolean;
  logs: LogLine[];
  /** Errors that nothing in the app caught. */
  uncaught: unknown[];
  /** Stops every timer. */
  dispose(): void;
}

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && 'stack' in value) return String(value.stack);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

function recordingConsole(logs: LogLine[]): Record<string, unknown> {
  const write =
    (level: LogLine['level']) =>
    (...values: unknown[]): void => {
      logs.push({ level, text: values.map(asText).join(' ') });
    };
  const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
  return Object.fromEntries([
    ...levels.map((level) => [level, write(level)] as const),
    ...['group', 'groupEnd', 'time', 'timeEnd', 'trace', 'table'].map(
      (name) => [name, write('debug')] as const,
    ),
  ]);
}

type Callback = (...args: unknown[]) => void;

/** Timers that can all be stopped at the end, and whose errors are the app's, not the test run's. */
function timers(uncaught: unknown[]): {
  globals: Record<string, unknown>;
  dispose: () => void;
} {
  const running = new Set<NodeJS.Timeout>();
  let disposed = false;
  const guarded = (callback: Callback, args: unknown[]): void => {
    try {
      callback(...args);
    } catch (error) {
      uncaught.push(error);
    }
  };
  const ids = new Map<number, NodeJS.Timeout>();
  let nextId = 1;
  const start = (timer: (id: number) => NodeJS.Timeout): number => {
    if (disposed) return 0;
    const id = nextId++;
    const handle = timer(id);
    running.add(handle);
    ids.set(id, handle);
    return id;
  };
  const stop = (id: unknown): void => {
    const handle = ids.get(Number(id));
    if (!handle) return;
    clearTimeout(handle);
    running.delete(handle);
    ids.delete(Number(id));
  };
  const once = (callback: Callback, ms?: number, ...args: unknown[]): number =>
    start((id) =>
      setTimeout(() => {
        stop(id);
        guarded(callback, args);
      }, ms ?? 0),
    );
  const repeat = (callback: Callback, ms?: number, ...args: unknown[]): number =>
    start(() => setInterval(() => guarded(callback, args), ms ?? 0));
  return {
    globals: { setTimeout: once, setInterval: repeat, clearTimeout: stop, clearInterval: stop },
    dispose: () => {
      disposed = true;
      for (const handle of running) clearTimeout(handle);
      running.clear();
    },
  };
}

type ModuleFunction = (
  require: (id: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

function moduleLoader(bundleDir: string, context: vm.Context): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const absolute = path.join(bundleDir, file.endsWith('.js') ? file : `${file}.js`);
    const known = loaded.get(absolute);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(absolute, module);
    const source = readFileSync(absolute, 'utf8');
    const run = vm.runInContext(
      `(function(require,module,exports){var window,document,self,location,navigator;${source}\n})`,
      context,
      { filename: absolute },
    ) as ModuleFunction;
    const here = path.dirname(absolute);
    run((id) => load(path.relative(bundleDir, path.resolve(here, id))), module, module.exports);
    return module.exports;
  };
  return load;
}

/**
 * A world like WeChat's logic thread: the language, `wx` and timers, and nothing of Node or of a browser. Making
 * code from strings (`eval`, `new Function`) throws, as it does there.
 */
export function createSandbox(bundleDir: string): Sandbox {
  const logs: LogLine[] = [];
  const uncaught: unknown[] = [];
  const clock = timers(uncaught);
  const globals: Record<string, unknown> = { ...clock.globals, console: recordingConsole(logs) };
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const parse = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown;
  const owns = vm.runInContext(
    '(e) => e instanceof Error || (typeof e === "object" && e instanceof Object)',
    context,
  ) as (error: unknown) => boolean;
  return {
    globals,
    require: moduleLoader(bundleDir, context),
    evaluate: (declaration, args) => {
      const run = vm.runInContext(`(${declaration})`, context) as (...a: unknown[]) => unknown;
      return run(...args);
    },
    intoApp: <T>(value: T) => (value === undefined ? undefined : parse(JSON.stringify(value))) as T,
    owns,
    logs,
    uncaught,
    dispose: clock.dispose,
  };
}
