import { Text } from '@tarojs/components';
import { type OrderState } from '@wide-angle/shared';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { waitingText, type Waiting } from './order-model';

export interface OrdersCardProps {
  /** What waits for the viewer's organisation; null while it is not known. */
  waiting: Partial<Record<OrderState, Waiting>> | null;
  /** Opens the list, of one state or of all. */
  onOpen: (state: OrderState | undefined) => void;
}

const ROWS: readonly (readonly [state: OrderState, title: string, note: string])[] = [
  ['draft', '待签发', '系统按超时拟好的，等您决定'],
  ['replied', '待审回复', '对方已回复，等您审核'],
  ['issued', '待我单位回复', '发给我单位的，请按期回复'],
];

/** The door to the supervision orders, with what waits there. */
export function OrdersCard({ waiting, onOpen }: OrdersCardProps) {
  const rows = ROWS.filter(([state]) => (waiting?.[state]?.count ?? 0) > 0);
  return (
    <Card flush title="督办单">
      {rows.map(([state, title, note]) => (
        <Cell
          key={state}
          icon="megaphone"
          title={title}
          note={note}
          value={<WaitingCount waiting={waiting?.[state]} />}
          onTap={() => onOpen(state)}
        />
      ))}
      <Cell
        icon="document"
        title="全部督办单"
        note={waiting && rows.length === 0 ? '没有等您处理的' : undefined}
        onTap={() => onOpen(undefined)}
      />
    </Card>
  );
}

/** How many wait; blue, since red is for lateness. */
export function WaitingCount({ waiting }: { waiting: Waiting | undefined }) {
  if (!waiting || waiting.count === 0) return null;
  return (
    <Text className="wa-board__number wa-board__number--act">{`${waitingText(waiting)} 张`}</Text>
  );
}
