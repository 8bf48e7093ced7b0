import { PolicyPage } from '../../features/policy/policy-page.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** 办理时限与类别 */
export function PolicyRoutePage() {
  usePageTitle('办理时限与类别');
  return <PolicyPage />;
}
