/**
 * What an end-to-end build exposes as `globalThis.__WIDE_ANGLE__`: the device functions the app uses, by their Taro
 * name, and a table of stand-ins that win over them (`mocks.chooseMedia = async () => ({ tempFiles: [...] })`).
 */
export interface E2eSurface {
  taro: Record<string, unknown>;
  mocks: Record<string, unknown>;
}

type AnyFunction = (...args: never[]) => unknown;

function surface(): E2eSurface {
  const host = globalThis as unknown as { __WIDE_ANGLE__?: E2eSurface };
  host.__WIDE_ANGLE__ ??= { taro: {}, mocks: {} };
  return host.__WIDE_ANGLE__;
}

/**
 * Wraps a device function so that an end-to-end walk can replace it. In product builds it is the function itself.
 * The function is passed in by its full name (`Taro.x`) because Taro's H5 build only keeps calls that it can see.
 */
export function overridable<F extends AnyFunction>(name: string, real: F): F {
  if (!__E2E__) return real;
  surface().taro[name] = real;
  const wrapped = (...args: Parameters<F>): unknown => {
    const mock = surface().mocks[name] as F | undefined;
    return (mock ?? real)(...args);
  };
  return wrapped as F;
}
