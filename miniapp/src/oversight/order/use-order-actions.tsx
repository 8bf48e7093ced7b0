import { type Instant, type OrderAction, type OrderView } from '@wide-angle/shared';
import { useState, type ReactNode } from 'react';
import { OrderForm } from '../../features/desk/orders/order-form';
import { arrangedOrder, ORDER_FORMS } from '../../features/desk/orders/order-forms';
import { useOrderAction, type OnOrder } from '../../features/desk/orders/use-order-action';
import { Actions, Button } from '../../ui/button';

/** The footer of an order's page and the form that belongs to it. */
export function useOrderActions(
  order: OrderView | null,
  now: Instant,
  onOrder: OnOrder,
): { footer: ReactNode; sheet: ReactNode } {
  const [open, setOpen] = useState<OrderAction | null>(null);
  const acting = useOrderAction(onOrder);
  if (!order || order.actions.length === 0) return { footer: null, sheet: null };
  const start = (action: OrderAction) => {
    acting.clear();
    setOpen(action);
  };
  const sheet = open ? (
    <OrderForm
      key={open}
      action={open}
      order={order}
      now={now}
      acting={acting}
      onClose={() => setOpen(null)}
    />
  ) : null;
  return { footer: <OrderBar actions={order.actions} onTap={start} />, sheet };
}

function OrderBar(props: { actions: readonly OrderAction[]; onTap: (one: OrderAction) => void }) {
  const { main, others } = arrangedOrder(props.actions);
  const buttons = [...others, ...(main ? [main] : [])].map((action) => (
    <Button
      key={action}
      variant={action === main ? 'primary' : ORDER_FORMS[action].danger ? 'danger' : 'plain'}
      onTap={() => props.onTap(action)}
    >
      {ORDER_FORMS[action].label}
    </Button>
  ));
  return buttons.length === 1 ? <>{buttons}</> : <Actions>{buttons}</Actions>;
}
