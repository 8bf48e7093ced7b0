import type { QueryClient } from '@tanstack/react-query';
import { capacityKey, type Session } from '../lib/session.ts';

/**
 * Nothing that one capacity was shown is left for the next: forgets all answers when the person or his post
 * changes, and when he signs out.
 * @param goHome called when another capacity takes over, whose lists are others
 */
export function startFreshOnSwitch(
  session: Session,
  queryClient: QueryClient,
  goHome: () => void,
): void {
  let last = keyOf(session);
  session.subscribe(() => {
    const next = keyOf(session);
    if (next === last) return;
    if (last !== null) queryClient.clear();
    if (last !== null && next !== null) goHome();
    last = next;
  });
}

function keyOf(session: Session): string | null {
  const state = session.state();
  return state.status === 'signedIn' ? capacityKey(state.me) : null;
}
