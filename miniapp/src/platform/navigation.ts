import Taro, { useRouter } from '@tarojs/taro';
import { overridable } from './overridable';
import { cleanQuery, queryText } from './query';
import { ROUTES, type RouteName, type RouteQueries } from './routes';

const navigateTo = overridable('navigateTo', Taro.navigateTo);
const redirectTo = overridable('redirectTo', Taro.redirectTo);
const reLaunch = overridable('reLaunch', Taro.reLaunch);
const navigateBack = overridable('navigateBack', Taro.navigateBack);
const getCurrentPages = overridable('getCurrentPages', Taro.getCurrentPages);

/** WeChat keeps ten pages; the next one would fail, so it takes the place of the present one. */
const DEEPEST = 10;

/** Address of a page with its parameters. */
export function addressOfPage<R extends RouteName>(name: R, query: RouteQueries[R]): string {
  return ROUTES[name] + queryText(query);
}

/** Opens a page above the present one. */
export async function open<R extends RouteName>(name: R, query: RouteQueries[R]): Promise<void> {
  const url = addressOfPage(name, query);
  if (getCurrentPages().length >= DEEPEST) await redirectTo({ url });
  else await navigateTo({ url });
}

/** Opens a page in place of the present one. */
export async function replace<R extends RouteName>(name: R, query: RouteQueries[R]): Promise<void> {
  await redirectTo({ url: addressOfPage(name, query) });
}

/** Opens a page with nothing behind it: tabs, after signing in, after a change of role. */
export async function restart<R extends RouteName>(name: R, query: RouteQueries[R]): Promise<void> {
  await reLaunch({ url: addressOfPage(name, query) });
}

/** Opens an address of `addressOfPage` with nothing behind it; an address that is none of ours opens the start. */
export async function restartAt(url: string): Promise<void> {
  const path = url.split('?')[0];
  const isOurs = Object.values(ROUTES).some((route) => route === path);
  await reLaunch({ url: isOurs ? url : ROUTES.home });
}

/** One page back; a page that was opened straight from a code or message has nothing behind it and leads on. */
export async function back<R extends RouteName>(name: R, query: RouteQueries[R]): Promise<void> {
  if (getCurrentPages().length > 1) await navigateBack({ delta: 1 });
  else await restart(name, query);
}

/** Parameters of the present page, decoded and without Taro's own. Everything may be missing: links can be typed. */
export function useQuery<R extends RouteName>(_name: R): Partial<RouteQueries[R]> {
  const { params } = useRouter();
  return cleanQuery(params) as Partial<RouteQueries[R]>;
}
