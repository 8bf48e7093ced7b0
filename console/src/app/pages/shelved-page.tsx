import { ShelvedList } from '../../features/duties/shelved-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** What is shelved. */
export function ShelvedPage() {
  usePageTitle('挂账清单');
  return <ShelvedList />;
}
