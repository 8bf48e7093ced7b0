import { Entity } from 'typeorm';
import { IdColumn, PrimaryId } from '../../../platform/database/column-types.js';

/**
 * A ticket whose counted facts have changed and that statistics have yet to look at. Written with the change itself, so that
 * none is ever missed; several of one ticket may wait.
 */
@Entity('ticket_change')
export class TicketChange {
  @PrimaryId() id: string;
  @IdColumn() ticketId: string;
}
