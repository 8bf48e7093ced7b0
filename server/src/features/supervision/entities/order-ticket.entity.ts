import type { TicketStanding } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** A ticket of an order, with the offices in whose areas it lies: by that they know the order. */
@Entity('order_ticket')
@Index('order_ticket_called', ['ticketId', 'calledSeq'], { unique: true })
@Index('order_ticket_issued', ['ticketId', 'issuedSeq'], { unique: true })
export class OrderTicket {
  @PrimaryId() orderId: string;
  @PrimaryId() ticketId: string;
  /** Place in the order's list, from 1. */
  @IntColumn() position: number;
  @CodeColumn(11) ticketNumber: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  /** The ticket's event that called for the order; null where the ticket was added. An event makes one order at most. */
  @IntColumn({ nullable: true }) calledSeq: number | null;
  /** The ticket's event that the issue of a draft has written; null before, and where an officer called for it. */
  @IntColumn({ nullable: true }) issuedSeq: number | null;
  /** Why it was left out when the draft was issued; null where it is part of the order. */
  @CodeColumn(10, { nullable: true }) leftOut: TicketStanding | null;
  @InstantColumn() addedAt: number;
}
