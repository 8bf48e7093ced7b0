import { getRouteApi, Navigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { isOpen, tileOf, type Tile } from '@wide-angle/shared';
import { MarkedBar } from '../../features/orders/marked-bar.tsx';
import { useMarkedTickets } from '../../features/orders/use-marked-tickets.ts';
import { TicketList } from '../../features/tickets/ticket-list.tsx';
import type { TicketFilters } from '../../features/tickets/queries.ts';
import { useMe } from '../../lib/services.ts';
import { usePageTitle } from '../../lib/title.ts';
import type { TicketSearch } from '../search.ts';

const route = getRouteApi('/tickets/$tile');

const TicketDrawer = lazy(() =>
  import('../../features/tickets/ticket-drawer.tsx').then((module) => ({
    default: module.TicketDrawer,
  })),
);

/** A list of the role, with the open ticket beside it. All of it is in the address. */
export function TicketsPage() {
  const { tile: key } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tile = tileOf(useMe().current.role, key);
  const marked = useMarkedTickets();
  usePageTitle(tile?.title ?? '工单');
  if (!tile) return <Navigate to="/" replace />;
  return (
    <>
      <TicketList
        tile={tile}
        filters={filtersOf(search)}
        openId={search.id}
        marking={
          marked.isOffered && mayHoldOpen(tile) ? { purpose: '一并督办', ...marked } : undefined
        }
        onFilter={(filters) =>
          void navigate({ search: { ...searchOf(filters), id: search.id }, replace: true })
        }
      />
      <MarkedBar
        marked={marked}
        onNarrow={
          search.responsible
            ? null
            : (responsible) =>
                void navigate({ search: (all) => ({ ...all, responsible }), replace: true })
        }
        onIssued={({ id }) => void navigate({ to: '/orders/$id', params: { id } })}
      />
      <Suspense fallback={null}>
        <TicketDrawer
          id={search.id}
          onClose={() => void navigate({ search: (all) => ({ ...all, id: undefined }) })}
        />
      </Suspense>
    </>
  );
}

/** Only open tickets come into orders: a list of ended ones has nothing to mark. */
function mayHoldOpen({ filter }: Tile): boolean {
  return filter.states?.some(isOpen) ?? true;
}

function filtersOf({ state, category, estate, responsible, q }: TicketSearch): TicketFilters {
  return {
    ...(state ? { state } : {}),
    ...(category ? { categoryCode: category } : {}),
    ...(estate ? { estateId: estate } : {}),
    ...(responsible ? { responsibleId: responsible } : {}),
    ...(q ? { q } : {}),
  };
}

function searchOf(filters: TicketFilters): TicketSearch {
  const { state, categoryCode, estateId, responsibleId, q } = filters;
  return { state, category: categoryCode, estate: estateId, responsible: responsibleId, q };
}
