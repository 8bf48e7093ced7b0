import { type MeView, type Role } from '@wide-angle/shared';
import { useEffect, useRef } from 'react';
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
  // A new object at each render, though the address of a page does not change while it stands.
  const address = useRef(query);
  useEffect(() => {
    if (missing) void askToSignIn(name, address.current);
  }, [missing, name]);
  return me && role ? { me, role } : null;
}
