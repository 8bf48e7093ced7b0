import type {
  Actor,
  ContactView,
  DeadlineView,
  EventView,
  Page,
  ShelvedView,
  TicketCard,
  TicketView,
  TileCount,
} from '@wide-angle/shared';
import { ticketApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  ContactDto,
  SimilarQueryDto,
  SubmitDto,
  TicketListQueryDto,
  TicketParamsDto,
  TimelineQueryDto,
} from './dto/ticket.dto.js';
import { ShelvedQueryDto } from './dto/duty.dto.js';
import { CountTiles } from './use-cases/count-tiles.js';
import { FindSimilar } from './use-cases/find-similar.js';
import { GetTicket } from './use-cases/get-ticket.js';
import { ListShelved } from './use-cases/list-shelved.js';
import { ListTickets } from './use-cases/list-tickets.js';
import { ReadTimeline } from './use-cases/read-timeline.js';
import { RevealContact } from './use-cases/reveal-contact.js';
import { SubmitTicket } from './use-cases/submit-ticket.js';

/** Reporting and reading over HTTP. Fixed addresses stand before `:id`. */
@Controller()
export class TicketsController {
  constructor(
    @Inject(SubmitTicket) private readonly submitTicket: SubmitTicket,
    @Inject(ListTickets) private readonly listTickets: ListTickets,
    @Inject(ListShelved) private readonly listShelved: ListShelved,
    @Inject(CountTiles) private readonly countTiles: CountTiles,
    @Inject(FindSimilar) private readonly findSimilar: FindSimilar,
    @Inject(GetTicket) private readonly getTicket: GetTicket,
    @Inject(ReadTimeline) private readonly readTimeline: ReadTimeline,
    @Inject(RevealContact) private readonly revealContact: RevealContact,
  ) {}

  @Endpoint(ticketApi.submit)
  submit(
    @CurrentActor() actor: Actor,
    @Body() body: SubmitDto,
    @RequestKey() key: string,
  ): Promise<TicketView> {
    return this.submitTicket.run(actor, body, key);
  }

  @Endpoint(ticketApi.list)
  list(
    @CurrentActor() actor: Actor,
    @Query() query: TicketListQueryDto,
  ): Promise<Page<TicketCard>> {
    return this.listTickets.run(actor, query);
  }

  @Endpoint(ticketApi.counts)
  counts(@CurrentActor() actor: Actor): Promise<TileCount[]> {
    return this.countTiles.run(actor);
  }

  @Endpoint(ticketApi.similar)
  similar(@CurrentActor() actor: Actor, @Query() query: SimilarQueryDto): Promise<TicketCard[]> {
    return this.findSimilar.run(actor, query);
  }

  @Endpoint(ticketApi.shelved)
  shelved(
    @CurrentActor() actor: Actor,
    @Query() query: ShelvedQueryDto,
  ): Promise<Page<ShelvedView>> {
    return this.listShelved.run(actor, query);
  }

  @Endpoint(ticketApi.get)
  get(@CurrentActor() actor: Actor, @Param() { id }: TicketParamsDto): Promise<TicketView> {
    return this.getTicket.run(actor, id);
  }

  @Endpoint(ticketApi.timeline)
  timeline(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Query() query: TimelineQueryDto,
  ): Promise<Page<EventView>> {
    return this.readTimeline.run(actor, id, query);
  }

  @Endpoint(ticketApi.deadline)
  deadline(@CurrentActor() actor: Actor, @Param() { id }: TicketParamsDto): Promise<DeadlineView> {
    return this.getTicket.deadline(actor, id);
  }

  @Endpoint(ticketApi.contact)
  contact(
    @CurrentActor() actor: Actor,
    @Param() { id }: TicketParamsDto,
    @Body() { reason }: ContactDto,
  ): Promise<ContactView> {
    return this.revealContact.run(actor, id, reason);
  }
}
