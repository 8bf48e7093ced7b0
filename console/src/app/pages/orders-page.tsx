import { getRouteApi } from '@tanstack/react-router';
import { OrderList } from '../../features/orders/order-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/orders');

/** Supervision orders; the chosen state is in the address. */
export function OrdersPage() {
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle('督办单');
  return (
    <OrderList
      state={state}
      onState={(next) => void navigate({ search: { state: next }, replace: true })}
    />
  );
}
