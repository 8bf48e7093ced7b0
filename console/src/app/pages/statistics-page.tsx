import { getRouteApi } from '@tanstack/react-router';
import { StatisticsScreen } from '../../features/statistics/statistics.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/statistics');

/** Statistics; period, part and order are in the address. */
export function StatisticsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle('统计');
  return (
    <StatisticsScreen
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
