import { Entity } from 'typeorm';
import {
  PrimaryCode,
  PrimaryFlag,
  PrimaryId,
  PrimaryInstant,
} from '../../../platform/database/column-types.js';

/**
 * The index of words (docs/decisions/0008-search.md): under each term the tickets that hold it, the ended and the open
 * ones apart, oldest first. The key is all there is, so that a term is read in the order of the lists by age without
 * touching a ticket.
 */
@Entity('ticket_word')
export class TicketWord {
  @PrimaryCode(6) term: string;
  @PrimaryFlag() isOpen: boolean;
  @PrimaryInstant() submittedAt: number;
  @PrimaryId() ticketId: string;
}
