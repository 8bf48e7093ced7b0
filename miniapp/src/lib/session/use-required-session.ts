import { type MeView, type Role } from '@wide-angle/shared';
import { useEffect } from 'react';
import { type RouteName, type RouteQueries } from '../../platform/routes';
import { askToSignIn } from './gate';
import { useSession } from './session';

/**
 * Who is signed in, for pages that need somebody (but are no tabs: those use TabPage). Null while the person is led
 * to signing in; afterwards he comes back to this address.
 */
export function useRequiredSession<R extends RouteName>(
  name: R,
  query: RouteQueries[R],
): { me: MeView; role: Role } | null {
  const { me, role } = useSession();
  const missing = me === null;
  useEffect(() => {
    if (missing) void askToSignIn(name, query);
    // The address of a page does not change while it stands.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- query is a new object at each render
  }, [missing]);
  return me && role ? { me, role } : null;
}
