/** The object that callers pass: the function's own options plus the three callbacks. */
export type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};

/** A failure as WeChat tells it: `errMsg` is `<name>:fail <reason>`. */
export class WxFailure extends Error {
  constructor(
    reason: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

type Body = (options: Options) => unknown;

const copy = (result: unknown): Record<string, unknown> =>
  result !== null && typeof result === 'object' ? { ...(result as Record<string, unknown>) } : {};

/**
 * Runs the body of a function and settles as WeChat does: through `success`/`fail`/`complete` when one is given,
 * else as a promise. `deliver` remakes the result for the app's world.
 */
export function settle(
  name: string,
  options: Options,
  running: Promise<unknown>,
  deliver: <T>(value: T) => T,
): Promise<unknown> | undefined {
  const result = running.then(
    (value) => deliver({ ...copy(value), errMsg: `${name}:ok` }),
    (error: unknown) => {
      const extra = error instanceof WxFailure ? error.extra : {};
      const reason = error instanceof Error ? error.message : String(error);
      // WeChat rejects with a plain object, not with an Error, and so must this.
      throw deliver({ ...extra, errMsg: `${name}:fail ${reason}` }) as unknown as Error;
    },
  );
  const { success, fail, complete } = options;
  if (!success && !fail && !complete) return result;
  result.then(
    (value) => {
      success?.(value);
      complete?.(value);
    },
    (error: unknown) => {
      fail?.(error);
      complete?.(error);
    },
  );
  return undefined;
}

/** Makes an asynchronous `wx` function out of its body. */
export const asyncApi =
  (name: string, body: Body, deliver: <T>(value: T) => T) =>
  (options: Options = {}): Promise<unknown> | undefined =>
    settle(
      name,
      options,
      Promise.resolve().then(() => body(options)),
      deliver,
    );

/** Makes a table of asynchronous functions out of a table of bodies. */
export function asyncApis(
  bodies: Record<string, Body>,
  deliver: <T>(value: T) => T,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, asyncApi(name, body, deliver)]),
  );
}
