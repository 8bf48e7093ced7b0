/** Outbox topic: something happened to a supervision order. */
export const ORDER_EVENT_TOPIC = 'order.event';

export interface OrderEventMessage {
  orderId: string;
  /** Version of the order after the step, and number of its entry. */
  version: number;
  /** Set where no step was made, but the reply is overdue: which alarm it is, epoch milliseconds. */
  lateAlarmAt?: number;
}
