import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { MediaModule } from '../media/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ActionTargets } from './action-targets.js';
import { CompactTally } from './compact-tally.job.js';
import { DutiesController } from './duties.controller.js';
import { RebuildDuties } from './duties/rebuild-duties.js';
import { TicketDuties } from './duties/ticket-duties.js';
import { HandlingController } from './handling.controller.js';
import { TicketQueries } from './lists/ticket.queries.js';
import { OverseeingController } from './overseeing.controller.js';
import { OwningController } from './owning.controller.js';
import { RelationsToTicket } from './relations-to-ticket.js';
import { RequestingController } from './requesting.controller.js';
import { FillSearch } from './search/fill-search.js';
import { SearchTickets } from './search/search-tickets.js';
import { Walk } from './search/walk.js';
import { TicketSearch } from './search/ticket-search.js';
import { SideRows } from './side-rows.js';
import { TicketReader } from './ticket-reader.js';
import { MorningCounts } from './morning-counts.js';
import { TicketChanges } from './ticket-changes.js';
import { TicketTally } from './ticket-tally.js';
import { TicketTimers } from './ticket-timers.js';
import { TicketRepository } from './ticket.repository.js';
import { TicketsController } from './tickets.controller.js';
import { CountTiles } from './use-cases/count-tiles.js';
import { FindSimilar } from './use-cases/find-similar.js';
import { GetTicket } from './use-cases/get-ticket.js';
import { ListShelved } from './use-cases/list-shelved.js';
import { ListTickets } from './use-cases/list-tickets.js';
import { OverseeDuties } from './use-cases/oversee-duties.js';
import { PerformAction } from './use-cases/perform-action.js';
import { ReadTimeline } from './use-cases/read-timeline.js';
import { RevealContact } from './use-cases/reveal-contact.js';
import { SubmitTicket } from './use-cases/submit-ticket.js';
import { CardsById } from './views/cards-by-id.js';
import { CardViews } from './views/card.view.js';
import { EventViews } from './views/event.view.js';
import { NameFinder } from './views/names.js';
import { TicketViews } from './views/ticket-views.js';

const USE_CASES = [
  SubmitTicket,
  PerformAction,
  GetTicket,
  ListTickets,
  ListShelved,
  OverseeDuties,
  CountTiles,
  FindSimilar,
  ReadTimeline,
  RevealContact,
];

/** Tickets from report to close. */
@Module({
  imports: [OrganizationsModule, IdentityModule, MediaModule],
  controllers: [
    TicketsController,
    HandlingController,
    RequestingController,
    OverseeingController,
    DutiesController,
    OwningController,
  ],
  providers: [
    ...USE_CASES,
    ActionTargets,
    CardViews,
    CardsById,
    CompactTally,
    EventViews,
    FillSearch,
    NameFinder,
    RelationsToTicket,
    SearchTickets,
    Walk,
    SideRows,
    RebuildDuties,
    TicketDuties,
    TicketQueries,
    TicketReader,
    TicketRepository,
    TicketSearch,
    TicketTally,
    TicketChanges,
    TicketTimers,
    MorningCounts,
    TicketViews,
  ],
  exports: [
    RebuildDuties,
    TicketDuties,
    TicketReader,
    TicketRepository,
    TicketSearch,
    CardsById,
    TicketChanges,
    TicketTally,
    TicketTimers,
    MorningCounts,
    SubmitTicket,
    PerformAction,
  ],
})
export class TicketsModule {}
