import { Outlet } from '@tanstack/react-router';
import { useMe, useSessionState } from '../lib/services.ts';
import { capacityKey } from '../lib/session.ts';
import { PostChoice } from '../features/session/account-menu.tsx';
import { Gate, Restoring } from './gate.tsx';
import { Shell } from './shell.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Decides by the session alone; the address stays, so that after signing in the person is where he wanted to be. */
export function RootLayout() {
  const state = useSessionState();
  if (state.status === 'restoring') return <Restoring />;
  if (state.status === 'signedOut') return <SignInPage notice={state.notice} />;
  return <SignedIn key={capacityKey(state.me)} />;
}

function SignedIn() {
  const me = useMe();
  if (!me.current.postId)
    return (
      <Gate>
        <PostChoice />
      </Gate>
    );
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
