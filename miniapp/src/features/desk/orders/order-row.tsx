import { Text, View } from '@tarojs/components';
import { ORDER_STATE_LABELS, type Instant, type OrderCard } from '@wide-angle/shared';
import { Card } from '../../../ui/card';
import { DeadlineText } from '../../../ui/deadline-text';
import { Tag } from '../../../ui/tag';
import { awaitsUs, lateText, limitOf, ORDER_TONES, orderTitle, ticketsText } from './order-model';

export interface OrderRowProps {
  order: OrderCard;
  organizationName: string | null;
  now: Instant;
  onTap: () => void;
}

/** A supervision order as a row: number, state, who to whom, the demand, and the limit of the reply. */
export function OrderRow({ order, organizationName, now, onTap }: OrderRowProps) {
  const limit = limitOf(order, now);
  const state = ORDER_STATE_LABELS[order.state];
  return (
    <Card
      tone={order.isLate ? 'red' : undefined}
      onTap={onTap}
      label={`${orderTitle(order)}，${state}，点开查看`}
    >
      <View className="wa-order-row">
        <View className="wa-order-row__head">
          <Text className="wa-order-row__number">{orderTitle(order)}</Text>
          <Tag text={state} tone={ORDER_TONES[order.state]} />
        </View>
        <Text className="wa-order-row__demand">{order.demand}</Text>
        {limit ? (
          <View className="wa-limit">
            <DeadlineText now={now} dueAt={limit.dueAt} />
            <Text className="wa-limit__when">{limit.text}</Text>
          </View>
        ) : null}
        <View className="wa-order-row__foot">
          {awaitsUs(order, organizationName) ? <Tag text="等我处理" tone="pending" /> : null}
          {order.isLate ? <Tag text={lateText(order)} tone="red" /> : null}
          <Text>{`${order.issuerName} → ${order.addresseeName}`}</Text>
          <Text>{ticketsText(order)}</Text>
        </View>
      </View>
    </Card>
  );
}
