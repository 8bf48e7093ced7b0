import type {
  Actor,
  DeadlineView,
  OrderBoard,
  OrderCard,
  OrderDocument,
  OrderView,
  Page,
} from '@wide-angle/shared';
import { orderApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  AcceptReplyDto,
  AddTicketsDto,
  CreateOrderDto,
  DropOrderDto,
  IssueOrderDto,
  OrderFileQueryDto,
  OrderFilterDto,
  OrderListQueryDto,
  OrderParamsDto,
  ReplyToOrderDto,
  SendBackReplyDto,
} from './dto/order.dto.js';
import { OrderDocuments } from './order-document.js';
import { OrderViews } from './order.views.js';
import { ActOnOrder } from './use-cases/act-on-order.js';
import { AddTickets } from './use-cases/add-tickets.js';
import { CreateOrder } from './use-cases/create-order.js';
import { ExplainOrderLimit } from './use-cases/explain-order-limit.js';
import { ListOrders } from './use-cases/list-orders.js';

/** Supervision orders over HTTP. */
@Controller()
export class SupervisionController {
  constructor(
    @Inject(ListOrders) private readonly listOrders: ListOrders,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(ActOnOrder) private readonly actOnOrder: ActOnOrder,
    @Inject(CreateOrder) private readonly createOrder: CreateOrder,
    @Inject(AddTickets) private readonly moreTickets: AddTickets,
    @Inject(ExplainOrderLimit) private readonly explainLimit: ExplainOrderLimit,
    @Inject(OrderDocuments) private readonly documents: OrderDocuments,
  ) {}

  @Endpoint(orderApi.list)
  list(@CurrentActor() actor: Actor, @Query() query: OrderListQueryDto): Promise<Page<OrderCard>> {
    return this.listOrders.run(actor, query);
  }

  @Endpoint(orderApi.counts)
  counts(@CurrentActor() actor: Actor, @Query() filter: OrderFilterDto): Promise<OrderBoard> {
    return this.listOrders.board(actor, filter);
  }

  @Endpoint(orderApi.create)
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateOrderDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.createOrder.run(actor, body, key);
  }

  @Endpoint(orderApi.addTickets)
  addTickets(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: AddTicketsDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.moreTickets.run(actor, id, body, key);
  }

  @Endpoint(orderApi.limit)
  limit(@CurrentActor() actor: Actor, @Param() { id }: OrderParamsDto): Promise<DeadlineView> {
    return this.explainLimit.run(actor, id);
  }

  @Endpoint(orderApi.document)
  document(@CurrentActor() actor: Actor, @Param() { id }: OrderParamsDto): Promise<OrderDocument> {
    return this.documents.addressFor(actor, id);
  }

  @Endpoint(orderApi.documentFile)
  async documentFile(
    @Param() { id }: OrderParamsDto,
    @Query() address: OrderFileQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const origin = `${request.protocol}://${request.host}`;
    const { bytes, fileName } = await this.documents.read(id, address, origin);
    await reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="order.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
      })
      .send(bytes);
  }

  @Endpoint(orderApi.get)
  get(@CurrentActor() actor: Actor, @Param() { id }: OrderParamsDto): Promise<OrderView> {
    return this.views.of(actor, id);
  }

  @Endpoint(orderApi.issue)
  issue(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: IssueOrderDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.actOnOrder.run(actor, id, { action: 'issue', body }, key);
  }

  @Endpoint(orderApi.drop)
  drop(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: DropOrderDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.actOnOrder.run(actor, id, { action: 'drop', body }, key);
  }

  @Endpoint(orderApi.reply)
  reply(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: ReplyToOrderDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.actOnOrder.run(actor, id, { action: 'reply', body }, key);
  }

  @Endpoint(orderApi.accept)
  accept(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: AcceptReplyDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.actOnOrder.run(actor, id, { action: 'accept', body }, key);
  }

  @Endpoint(orderApi.sendBack)
  sendBack(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParamsDto,
    @Body() body: SendBackReplyDto,
    @RequestKey() key: string,
  ): Promise<OrderView> {
    return this.actOnOrder.run(actor, id, { action: 'sendBack', body }, key);
  }
}
