import type { Actor, TicketView } from '@wide-angle/shared';
import { ticketActionApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  AppealDto,
  DecideAppealDto,
  DecideExtensionDto,
  DecideRecategoriseDto,
  DecideShelvingDto,
  RequestExtensionDto,
  RequestRecategoriseDto,
  RequestShelvingDto,
} from './dto/requesting.dto.js';
import { TicketParamsDto } from './dto/ticket.dto.js';
import { PerformAction } from './use-cases/perform-action.js';

/** Requests of the company and the decisions on them, over HTTP. */
@Controller()
export class RequestingController {
  constructor(@Inject(PerformAction) private readonly performAction: PerformAction) {}

  @Endpoint(ticketActionApi.requestExtension)
  requestExtension(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: RequestExtensionDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'requestExtension', body }, key);
  }

  @Endpoint(ticketActionApi.decideExtension)
  decideExtension(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DecideExtensionDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'decideExtension', body }, key);
  }

  @Endpoint(ticketActionApi.requestShelving)
  requestShelving(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: RequestShelvingDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'requestShelving', body }, key);
  }

  @Endpoint(ticketActionApi.decideShelving)
  decideShelving(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DecideShelvingDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'decideShelving', body }, key);
  }

  @Endpoint(ticketActionApi.requestRecategorise)
  requestRecategorise(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: RequestRecategoriseDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'requestRecategorise', body }, key);
  }

  @Endpoint(ticketActionApi.decideRecategorise)
  decideRecategorise(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DecideRecategoriseDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'decideRecategorise', body }, key);
  }

  @Endpoint(ticketActionApi.appeal)
  appeal(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: AppealDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'appeal', body }, key);
  }

  @Endpoint(ticketActionApi.decideAppeal)
  decideAppeal(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DecideAppealDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'decideAppeal', body }, key);
  }
}
