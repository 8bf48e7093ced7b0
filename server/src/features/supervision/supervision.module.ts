import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { MediaModule } from '../media/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { OrdersOfTicket, TicketsModule } from '../tickets/index.js';
import { LateOrdersJob } from './late-orders.job.js';
import { OrderDocuments } from './order-document.js';
import { OrderTicketViews } from './order-ticket.views.js';
import { TicketsOfOrder } from './tickets-of-order.js';
import { AddTickets } from './use-cases/add-tickets.js';
import { CreateOrder } from './use-cases/create-order.js';
import { ExplainOrderLimit } from './use-cases/explain-order-limit.js';
import { OrderReader } from './order-reader.js';
import { OrderQueries } from './order.queries.js';
import { OrderRepository } from './order.repository.js';
import { OrderViews } from './order.views.js';
import { SupervisionController } from './supervision.controller.js';
import { SupervisionOfTickets } from './ticket-events.consumer.js';
import { ActOnOrder } from './use-cases/act-on-order.js';
import { ListOrders } from './use-cases/list-orders.js';
import { OpenOrder } from './use-cases/open-order.js';
import { TellLateOrders } from './use-cases/tell-late-orders.js';

/** Supervision orders (督办单): from a ticket to the reply that is accepted. */
@Module({
  imports: [OrganizationsModule, IdentityModule, MediaModule, TicketsModule],
  controllers: [SupervisionController],
  providers: [
    ActOnOrder,
    AddTickets,
    CreateOrder,
    ExplainOrderLimit,
    OrderDocuments,
    OrderTicketViews,
    TicketsOfOrder,
    LateOrdersJob,
    ListOrders,
    OpenOrder,
    OrderQueries,
    OrderReader,
    OrderRepository,
    OrderViews,
    SupervisionOfTickets,
    TellLateOrders,
    { provide: OrdersOfTicket, useExisting: OrderViews },
  ],
  exports: [ActOnOrder, CreateOrder, OrderReader, TellLateOrders],
})
export class SupervisionModule {}
