import { OrderEntry } from './entities/order-entry.entity.js';
import { OrderPlace } from './entities/order-place.entity.js';
import { OrderTicket } from './entities/order-ticket.entity.js';
import { OrderSequence } from './entities/order-sequence.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderCounts1700000006002 } from './order-counts.migration.js';
import { OrderTickets1700000006001 } from './order-tickets.migration.js';
import { Supervision1700000006000 } from './supervision.migration.js';

export { ORDER_EVENT_TOPIC, type OrderEventMessage } from './order-messages.js';
export { OrderReader, type OrderStep } from './order-reader.js';
export { SupervisionModule } from './supervision.module.js';
export { ActOnOrder, type OrderIntention } from './use-cases/act-on-order.js';
export { CreateOrder } from './use-cases/create-order.js';
export { TellLateOrders } from './use-cases/tell-late-orders.js';

/** Tables of this feature. */
export const entities = [SupervisionOrder, OrderTicket, OrderPlace, OrderEntry, OrderSequence];
export const migrations = [
  Supervision1700000006000,
  OrderTickets1700000006001,
  OrderCounts1700000006002,
];
