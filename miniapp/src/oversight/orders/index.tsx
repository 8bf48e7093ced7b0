import { View } from '@tarojs/components';
import { ORDER_STATES, type OrderState } from '@wide-angle/shared';
import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { orderStateOptions } from '../../features/desk/orders/order-model';
import { OrderRow } from '../../features/desk/orders/order-row';
import { useOrders } from '../../features/desk/orders/use-orders';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useSession } from '../../lib/session/session';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { open, useQuery } from '../../platform/navigation';
import { Chips } from '../../ui/chips';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

const ALL = 'all';

/** 督办单: those that my organisation issued, got or oversees. */
export default function OrdersPage() {
  const { state: first } = useQuery('orders');
  useRequiredSession('orders', { state: first });
  const { role } = useSession();
  const [state, setState] = useState<OrderState | null>(
    ORDER_STATES.find((one) => one === first) ?? null,
  );
  const list = useOrders(state);
  useRefreshing(list.reload);
  return (
    <Page asOf={asOfText(list)}>
      <Chips
        scroll
        value={state ?? ALL}
        onTap={(one) => setState(one === ALL ? null : one)}
        options={[{ value: ALL, label: '全部' } as const, ...orderStateOptions(role)]}
      />
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={4} />}>
        <OrderList list={list} />
      </PageBody>
    </Page>
  );
}

function OrderList({ list }: { list: ReturnType<typeof useOrders> }) {
  const { current } = useSession();
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
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
