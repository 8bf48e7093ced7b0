import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { useOrder } from '../../features/desk/orders/use-orders';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useNow } from '../../lib/time/use-now';
import { useQuery } from '../../platform/navigation';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { OrderDetail } from './order-detail';
import { useOrderActions } from './use-order-actions';

/** One supervision order: read, issue, answer, judge. */
export default function OrderPage() {
  const { id = '' } = useQuery('order');
  const session = useRequiredSession('order', { id });
  const order = useOrder(id);
  const now = useNow();
  const [news, setNews] = useState<string | null>(null);
  useOnReturn(() => void order.reload());
  const { footer, sheet } = useOrderActions(order.data, now, (fresh, message) => {
    setNews(message);
    if (fresh) order.set(fresh);
    else void order.reload();
  });
  return (
    <Page
      status={statusOf(order)}
      asOf={asOfText(order)}
      skeleton={<Skeleton cards={3} lines={4} />}
      footer={footer}
    >
      {news ? (
        <Notice tone="yellow" text={news} action="知道了" onAction={() => setNews(null)} />
      ) : null}
      {order.data ? (
        <OrderDetail
          order={order.data}
          organizationName={session?.me.current.organizationName ?? null}
          now={now}
          onOrder={(fresh) => (fresh ? order.set(fresh) : void order.reload())}
        />
      ) : null}
      {sheet}
    </Page>
  );
}
