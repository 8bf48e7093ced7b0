import { getRouteApi } from '@tanstack/react-router';
import { TicketPanel } from '../../features/tickets/ticket-panel.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/ticket/$id');

/** One ticket on a page of its own: where messages and orders lead. */
export function TicketPage() {
  const { id } = route.useParams();
  usePageTitle('工单');
  return <TicketPanel key={id} id={id} />;
}
