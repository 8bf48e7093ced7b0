import { getRouteApi } from '@tanstack/react-router';
import { OrderList } from '../../features/orders/order-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/orders');

/** Supervision orders; what narrows them is in the address. */
export function OrdersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle('督办单');
  return (
    <OrderList
      choice={search}
      onChoice={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
