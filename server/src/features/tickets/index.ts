import { Appeals1700000005060 } from './appeals.migration.js';
import { CategoryRequest1700000005001 } from './category-request.migration.js';
import { TicketChange1700000005020 } from './ticket-change.migration.js';
import { TicketChange } from './entities/ticket-change.entity.js';
import { Duties1700000005030 } from './duties.migration.js';
import { DutyCounts1700000005050 } from './duty-counts.migration.js';
import { ContactViewRow } from './entities/contact-view.entity.js';
import { TicketDuty } from './entities/ticket-duty.entity.js';
import { TicketEventRow } from './entities/ticket-event.entity.js';
import { TicketJoiner } from './entities/ticket-joiner.entity.js';
import { TicketRating } from './entities/ticket-rating.entity.js';
import { TicketTallyLine } from './entities/ticket-tally.entity.js';
import { TicketWord } from './entities/ticket-word.entity.js';
import { Ticket } from './entities/ticket.entity.js';
import { HandlerLists1700000005021 } from './handler-lists.migration.js';
import { OpenWords1700000005040 } from './open-words.migration.js';
import { TicketWords1700000005010 } from './ticket-word.migration.js';
import { JoinMark1700000005003 } from './join-mark.migration.js';
import { Tickets1700000005000 } from './tickets.migration.js';
import { TimerLease1700000005002 } from './timer-lease.migration.js';

export { persistently } from './lost-race.js';
export { MorningCounts } from './morning-counts.js';
export { OrdersOfTicket } from './orders-of-ticket.js';
export type { Related } from './relations-to-ticket.js';
export {
  CONTACT_SEEN_TOPIC,
  TICKET_EVENT_TOPIC,
  ticketEventMessage,
  type ContactSeenMessage,
  type TicketEventMessage,
} from './ticket-messages.js';
export { TicketChanges, type CountedHistory } from './ticket-changes.js';
export { CardsById } from './views/cards-by-id.js';
export { TicketReader, type TicketRecord } from './ticket-reader.js';
export { changedColumns, eventRow, factsOf, newRow, type TicketContent } from './ticket-row.js';
export { entriesOf, TicketSearch } from './search/ticket-search.js';
export { dutyRowsOf } from './duties/duty-rows.js';
export { TicketDuties } from './duties/ticket-duties.js';
export { RebuildDuties } from './duties/rebuild-duties.js';
export { TicketTally } from './ticket-tally.js';
export { TicketTimers, type TimerClaim, type TimerTrouble } from './ticket-timers.js';
export { TicketRepository, type Step } from './ticket.repository.js';
export { PerformAction } from './use-cases/perform-action.js';
export { TicketsModule } from './tickets.module.js';
export { Ticket, TicketDuty, TicketEventRow, TicketJoiner, TicketRating, TicketWord };

export const entities = [
  Ticket,
  TicketEventRow,
  TicketJoiner,
  TicketRating,
  ContactViewRow,
  TicketTallyLine,
  TicketWord,
  TicketChange,
  TicketDuty,
];
export const migrations = [
  Tickets1700000005000,
  CategoryRequest1700000005001,
  TimerLease1700000005002,
  JoinMark1700000005003,
  TicketWords1700000005010,
  TicketChange1700000005020,
  HandlerLists1700000005021,
  Duties1700000005030,
  OpenWords1700000005040,
  DutyCounts1700000005050,
  Appeals1700000005060,
];
