import type { Actor, TicketView } from '@wide-angle/shared';
import { ticketActionApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  ConfirmDto,
  JoinDto,
  NudgeDto,
  ObjectDto,
  ReopenDto,
  SupplyDto,
  WithdrawDto,
} from './dto/owning.dto.js';
import { TicketParamsDto } from './dto/ticket.dto.js';
import { PerformAction } from './use-cases/perform-action.js';

/** What owners do, over HTTP. */
@Controller()
export class OwningController {
  constructor(@Inject(PerformAction) private readonly performAction: PerformAction) {}

  @Endpoint(ticketActionApi.supply)
  supply(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: SupplyDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'supply', body }, key);
  }

  @Endpoint(ticketActionApi.object)
  object(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ObjectDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'object', body }, key);
  }

  @Endpoint(ticketActionApi.confirm)
  confirm(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ConfirmDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'confirm', body }, key);
  }

  @Endpoint(ticketActionApi.reopen)
  reopen(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ReopenDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'reopen', body }, key);
  }

  @Endpoint(ticketActionApi.nudge)
  nudge(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: NudgeDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'nudge', body }, key);
  }

  @Endpoint(ticketActionApi.join)
  join(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: JoinDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'join', body }, key);
  }

  @Endpoint(ticketActionApi.withdraw)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: WithdrawDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'withdraw', body }, key);
  }
}
