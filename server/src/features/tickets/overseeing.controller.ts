import type { Actor, TicketView } from '@wide-angle/shared';
import { ticketActionApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  AdjudicateDto,
  ApproveDto,
  DeclineDto,
  EscalateDto,
  FollowUpDto,
  RecategoriseDto,
  SendBackDto,
  SuperviseDto,
} from './dto/overseeing.dto.js';
import { TicketParamsDto } from './dto/ticket.dto.js';
import { PerformAction } from './use-cases/perform-action.js';

/** What community and bureau do, over HTTP. */
@Controller()
export class OverseeingController {
  constructor(@Inject(PerformAction) private readonly performAction: PerformAction) {}

  @Endpoint(ticketActionApi.adjudicate)
  adjudicate(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: AdjudicateDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'adjudicate', body }, key);
  }

  @Endpoint(ticketActionApi.decline)
  decline(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DeclineDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'decline', body }, key);
  }

  @Endpoint(ticketActionApi.recategorise)
  recategorise(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: RecategoriseDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'recategorise', body }, key);
  }

  @Endpoint(ticketActionApi.approve)
  approve(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ApproveDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'approve', body }, key);
  }

  @Endpoint(ticketActionApi.sendBack)
  sendBack(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: SendBackDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'sendBack', body }, key);
  }

  @Endpoint(ticketActionApi.escalate)
  escalate(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: EscalateDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'escalate', body }, key);
  }

  @Endpoint(ticketActionApi.supervise)
  supervise(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: SuperviseDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'supervise', body }, key);
  }

  @Endpoint(ticketActionApi.followUp)
  followUp(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: FollowUpDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'followUp', body }, key);
  }
}
