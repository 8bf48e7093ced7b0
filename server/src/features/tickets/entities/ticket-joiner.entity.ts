import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryId } from '../../../platform/database/column-types.js';

/** An owner who has the same problem ("我也遇到"), or whose own report was merged into the ticket. */
@Entity('ticket_joiner')
@Index('ticket_joiner_person', ['personId', 'ticketId'])
export class TicketJoiner {
  @PrimaryId() ticketId: string;
  @PrimaryId() personId: string;
  @InstantColumn() joinedAt: number;
}
