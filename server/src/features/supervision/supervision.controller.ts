import type { Actor, OrderCard, OrderView, Page } from '@wide-angle/shared';
import { orderApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  AcceptReplyDto,
  DropOrderDto,
  IssueOrderDto,
  OrderListQueryDto,
  OrderParamsDto,
  ReplyToOrderDto,
  SendBackReplyDto,
} from './dto/order.dto.js';
import { OrderViews } from './order.views.js';
import { ActOnOrder } from './use-cases/act-on-order.js';
import { ListOrders } from './use-cases/list-orders.js';

/** Supervision orders over HTTP. */
@Controller()
export class SupervisionController {
  constructor(
    @Inject(ListOrders) private readonly listOrders: ListOrders,
    @Inject(OrderViews) private readonly views: OrderViews,
    @Inject(ActOnOrder) private readonly actOnOrder: ActOnOrder,
  ) {}

  @Endpoint(orderApi.list)
  list(@CurrentActor() actor: Actor, @Query() query: OrderListQueryDto): Promise<Page<OrderCard>> {
    return this.listOrders.run(actor, query);
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
