import { Entity, PrimaryColumn } from 'typeorm';
import {
  FlagColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** What one owner says of one round: solved or not and, apart from it, how it was done. */
@Entity('ticket_rating')
export class TicketRating {
  @PrimaryId() ticketId: string;
  @PrimaryColumn({ type: 'int' }) round: number;
  @PrimaryId() personId: string;
  @FlagColumn() isReporter: boolean;
  @FlagColumn() solved: boolean;
  @IntColumn() speed: number;
  @IntColumn() quality: number;
  @IntColumn() attitude: number;
  @TextColumn(2000) text: string;
  @InstantColumn() at: number;
}
