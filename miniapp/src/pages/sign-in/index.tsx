import { useEffect, useRef } from 'react';
import { SignInPanel } from '../../features/session/sign-in-panel';
import { goHome } from '../../lib/session/gate';
import { useSession } from '../../lib/session/session';
import { restartAt, useQuery } from '../../platform/navigation';
import { Page } from '../../ui/page';

/** 登录. Leads back to where the person was sent from, else to where his role starts. */
export default function SignInPage() {
  const { back } = useQuery('signIn');
  const { role } = useSession();
  const left = useRef(false);
  useEffect(() => {
    if (role === null || left.current) return;
    left.current = true;
    void (back ? restartAt(back) : goHome(role));
  }, [role, back]);
  return (
    <Page>
      <SignInPanel />
    </Page>
  );
}
