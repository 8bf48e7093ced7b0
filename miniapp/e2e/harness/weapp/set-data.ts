/** Data of a page or component. */
export type Data = Record<string, unknown>;

const isIndex = (token: string): boolean => /^\d+$/.test(token);

/** `root.cn.[0].v` and `list[2].name` into their steps. */
const steps = (path: string): string[] => path.match(/[^.[\]]+/g) ?? [];

/** What survives WeChat's bridge between logic and view: JSON. */
export const throughBridge = <T>(value: T): T =>
  (value === undefined ? undefined : JSON.parse(JSON.stringify(value))) as T;

function assign(data: Data, path: string, value: unknown): void {
  const tokens = steps(path);
  let here: Record<string, unknown> = data;
  tokens.forEach((token, at) => {
    if (at === tokens.length - 1) {
      here[token] = value;
      return;
    }
    const next = here[token];
    if (next === null || typeof next !== 'object') {
      here[token] = isIndex(tokens[at + 1] ?? '') ? [] : {};
    }
    here = here[token] as Record<string, unknown>;
  });
}

/**
 * Applies a `setData` call to `data` in place, with WeChat's paths. Gives the size in bytes of what crossed the
 * bridge.
 */
export function applySetData(data: Data, changes: Data): number {
  const json = JSON.stringify(changes);
  const crossed = JSON.parse(json) as Data;
  for (const [path, value] of Object.entries(crossed)) assign(data, path, value);
  return Buffer.byteLength(json);
}

/** Reads `path` out of data; the whole of it without a path. */
export function readPath(data: Data, path: string | undefined): unknown {
  if (path === undefined) return data;
  return steps(path).reduce<unknown>(
    (here, token) =>
      here !== null && typeof here === 'object' ? (here as Data)[token] : undefined,
    data,
  );
}
