import { View } from '@tarojs/components';
import { ORDER_STATES, type OrderFilter } from '@wide-angle/shared';
import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { OrderFilters } from '../../features/desk/orders/order-filters';
import { OrderRow } from '../../features/desk/orders/order-row';
import { useOrders } from '../../features/desk/orders/use-orders';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useSession } from '../../lib/session/session';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { open, useQuery } from '../../platform/navigation';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

/** 督办单: those that my organisation issued, got or oversees. */
export default function OrdersPage() {
  const { state: first } = useQuery('orders');
  useRequiredSession('orders', { state: first });
  const { role } = useSession();
  const [filter, setFilter] = useState<OrderFilter>({
    state: ORDER_STATES.find((one) => one === first),
  });
  const list = useOrders(filter);
  useRefreshing(list.reload);
  return (
    <Page asOf={asOfText(list)}>
      <OrderFilters filter={filter} role={role} onChange={setFilter} />
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={4} />}>
        <OrderList list={list} isNarrowed={Object.values(filter).some(Boolean)} />
      </PageBody>
    </Page>
  );
}

function OrderList(props: { list: ReturnType<typeof useOrders>; isNarrowed: boolean }) {
  const { list, isNarrowed } = props;
  const { current } = useSession();
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  if (rows.length === 0 && isNarrowed) {
    return <Empty picture="search" title="没有符合条件的督办单" text="换个条件再看。" />;
  }
  if (rows.length === 0) {
    return <Empty title="没有督办单" text="发出的、收到的督办单和回复会出现在这里。" />;
  }
  return (
    <View className="wa-ticket-list">
      {rows.map((order) => (
        <OrderRow
          key={order.id}
          order={order}
          organizationName={current?.organizationName ?? null}
          now={now}
          onTap={() => void open('order', { id: order.id })}
        />
      ))}
      <ListFooter end={list.end} onMore={() => void list.more()} />
    </View>
  );
}
