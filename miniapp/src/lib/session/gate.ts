import { type Role } from '@wide-angle/shared';
import { addressOfPage, restart } from '../../platform/navigation';
import { type RouteName, type RouteQueries } from '../../platform/routes';
import { firstTabOf, tabsOf, type TabRoute } from '../../ui/tabs';

/** Opens the page where a role starts. */
export async function goHome(role: Role): Promise<void> {
  await restart(firstTabOf(role), {});
}

/** Asks to sign in and leads back here afterwards. */
export async function askToSignIn<R extends RouteName>(
  name: R,
  query: RouteQueries[R],
): Promise<void> {
  await restart('signIn', { back: addressOfPage(name, query) });
}

/** True where a role has this tab. */
export function hasTab(role: Role, route: TabRoute): boolean {
  return tabsOf(role).some((tab) => tab.route === route);
}
