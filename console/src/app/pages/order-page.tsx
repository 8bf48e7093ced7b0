import { getRouteApi } from '@tanstack/react-router';
import { OrderPage } from '../../features/orders/order-page.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/orders/$id');

/** One supervision order. */
export function OrderRoutePage() {
  const { id } = route.useParams();
  usePageTitle('督办单');
  return <OrderPage key={id} id={id} />;
}
