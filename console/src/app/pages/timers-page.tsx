import { SetAsideList } from '../../features/timers/set-aside-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** Timers that could not be fired. */
export function TimersPage() {
  usePageTitle('停摆的计时');
  return <SetAsideList />;
}
