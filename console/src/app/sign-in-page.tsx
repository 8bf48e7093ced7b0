import { ROLE_LABELS, type DemoView } from '@wide-angle/shared';
import { usePageTitle } from '../lib/title.ts';
import { useDemo } from '../features/demo/demo.ts';
import { SignIn, type SampleAccount } from '../features/session/sign-in.tsx';
import { Gate } from './gate.tsx';

/** Sign-in; in the demo with accounts to try. */
export function SignInPage({ notice }: { notice: string | null }) {
  const demo = useDemo();
  usePageTitle('登录');
  return (
    <Gate>
      <h1>登录</h1>
      <SignIn notice={notice} samples={demo ? samplesOf(demo) : []} />
    </Gate>
  );
}

/** Residents use the mini-program; everybody else may try the console. */
function samplesOf({ accounts }: DemoView): SampleAccount[] {
  return accounts
    .filter(({ role }) => role !== 'resident')
    .map(({ login, password, name, role, organizationName }) => ({
      login,
      password,
      title: `${name} · ${ROLE_LABELS[role]}`,
      note: organizationName ?? '',
    }));
}
