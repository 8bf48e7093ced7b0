import { getRouteApi } from '@tanstack/react-router';
import { DutyList } from '../../features/duties/duty-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/duties');

/** Supervisors' duties; the chosen state is in the address. */
export function DutiesPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle('履职监督');
  return (
    <DutyList
      state={state ?? 'late'}
      onState={(next) => void navigate({ search: { state: next }, replace: true })}
    />
  );
}
