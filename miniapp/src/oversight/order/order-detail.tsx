import { Text, View } from '@tarojs/components';
import {
  fromIso,
  friendlyTime,
  ORDER_STATE_LABELS,
  type Instant,
  type OrderView,
} from '@wide-angle/shared';
import { useState } from 'react';
import {
  lateText,
  limitOf,
  nextOfOrder,
  ORDER_TONES,
  orderEntries,
  orderTitle,
  recordFacts,
} from '../../features/desk/orders/order-model';
import { mediaItems } from '../../features/tickets';
import { api } from '../../lib/api/clients';
import { problemText } from '../../platform/problem-error';
import { openDocument } from '../../platform/open-document';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { DeadlineText } from '../../ui/deadline-text';
import { Notice } from '../../ui/notice';
import { MediaGrid } from '../../ui/media-grid';
import { Tag } from '../../ui/tag';
import { Timeline } from '../../ui/timeline';
import { TicketsCard } from './tickets-card';

export interface OrderDetailProps {
  order: OrderView;
  organizationName: string | null;
  now: Instant;
  /** The order has changed under the viewer's hand. */
  onOrder: (order: OrderView | null) => void;
}

/** A supervision order, whole: limit and next step on top, the demand, its ticket, and what was answered. */
export function OrderDetail(props: OrderDetailProps) {
  const { order, now } = props;
  return (
    <>
      <TopCard {...props} />
      <Card title="督办要求">
        <Text className="wa-order__demand">{order.demand}</Text>
      </Card>
      <TicketsCard order={order} onOrder={props.onOrder} />
      {order.number ? <DocumentCard order={order} /> : null}
      <Card title="经过">
        <Timeline entries={entriesWithPhotos(order, now)} />
      </Card>
    </>
  );
}

/** The door to the printable document. */
function DocumentCard({ order }: { order: OrderView }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await openDocument(await api.order.document({ params: { id: order.id } }));
    } catch (error) {
      setFailure(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure ? <Notice tone="red" text={failure} /> : null}
      <Card flush>
        <Cell
          icon="document"
          title="督办公文（PDF）"
          note={busy ? '正在打开…' : '可以保存、转发和打印'}
          onTap={() => void show()}
        />
      </Card>
    </>
  );
}

function TopCard({ order, organizationName, now }: Omit<OrderDetailProps, 'onOrder'>) {
  const limit = limitOf(order, now);
  const issued = order.issuedAt
    ? `${friendlyTime(now, fromIso(order.issuedAt))} 签发`
    : '还没有签发';
  return (
    <Card tone={order.isLate ? 'red' : undefined}>
      <View className="wa-order">
        <View className="wa-order__tags">
          <Tag text={ORDER_STATE_LABELS[order.state]} tone={ORDER_TONES[order.state]} />
          {order.isLate ? <Tag text={lateText(order)} tone="solid" icon="flag" /> : null}
        </View>
        <Text className="wa-order__number">{orderTitle(order)}</Text>
        {limit ? (
          <View className="wa-limit wa-limit--large">
            <DeadlineText large now={now} dueAt={limit.dueAt} />
            <Text className="wa-limit__when">{limit.text}</Text>
          </View>
        ) : null}
        <Text className="wa-order__next">{nextOfOrder(order, organizationName)}</Text>
        <View className="wa-facts">
          <Fact label="签发" value={`${order.issuerName}，${issued}`} />
          <Fact label="责任单位" value={order.addresseeName} />
          {recordFacts(order, now).map((fact) => (
            <Fact key={fact.label} {...fact} />
          ))}
        </View>
      </View>
    </Card>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View className="wa-facts__row">
      <Text className="wa-facts__label">{label}</Text>
      <Text className="wa-facts__value">{value}</Text>
    </View>
  );
}

function entriesWithPhotos(order: OrderView, now: Instant) {
  return orderEntries(order, now).map((entry) => {
    const media = order.entries[Number(entry.id)]?.media ?? [];
    const extra = media.length > 0 ? <MediaGrid items={mediaItems(media)} /> : undefined;
    return { ...entry, extra };
  });
}
