import type { Actor, TicketView } from '@wide-angle/shared';
import { ticketActionApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  AskDto,
  ClaimDto,
  DispatchDto,
  HandBackDto,
  MergeDto,
  NoteDto,
  ReleaseDto,
  ResolveDto,
  TransferDto,
} from './dto/handling.dto.js';
import { TicketParamsDto } from './dto/ticket.dto.js';
import { PerformAction } from './use-cases/perform-action.js';

/** How work finds its handler and gets done, over HTTP. */
@Controller()
export class HandlingController {
  constructor(@Inject(PerformAction) private readonly performAction: PerformAction) {}

  @Endpoint(ticketActionApi.claim)
  claim(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ClaimDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'claim', body }, key);
  }

  @Endpoint(ticketActionApi.dispatch)
  dispatch(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: DispatchDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'dispatch', body }, key);
  }

  @Endpoint(ticketActionApi.transfer)
  transfer(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: TransferDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'transfer', body }, key);
  }

  @Endpoint(ticketActionApi.release)
  release(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ReleaseDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'release', body }, key);
  }

  @Endpoint(ticketActionApi.resolve)
  resolve(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: ResolveDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'resolve', body }, key);
  }

  @Endpoint(ticketActionApi.note)
  note(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: NoteDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'note', body }, key);
  }

  @Endpoint(ticketActionApi.ask)
  ask(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: AskDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'ask', body }, key);
  }

  @Endpoint(ticketActionApi.merge)
  merge(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: MergeDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'merge', body }, key);
  }

  @Endpoint(ticketActionApi.handBack)
  handBack(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() body: HandBackDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.performAction.run(actor, id, { action: 'handBack', body }, key);
  }
}
