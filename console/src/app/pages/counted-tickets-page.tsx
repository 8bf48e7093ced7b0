import { getRouteApi, Navigate } from '@tanstack/react-router';
import { FIGURES } from '@wide-angle/shared';
import { CountedTickets } from '../../features/statistics/counted-tickets.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/statistics/tickets');

/** The tickets behind one number. */
export function CountedTicketsPage() {
  const search = route.useSearch();
  const { figure } = search;
  usePageTitle(figure ? FIGURES[figure].title : '统计');
  if (!figure) return <Navigate to="/statistics" replace />;
  return <CountedTickets search={search} figure={figure} />;
}
