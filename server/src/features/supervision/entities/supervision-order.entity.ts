import type { OrderFacts, OrderOutcome, OrderState } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One supervision order (督办单): its facts and its number. The scopes of bureau and addressee have their lists by index. */
@Entity('supervision_order')
@Index('order_number', ['issuerId', 'year', 'sequence'], { unique: true })
@Index('order_draft', ['draftKey'], { unique: true })
@Index('order_alarm', ['alarmAt', 'id'])
@Index('order_bureau', ['bureauId', 'createdAt', 'id'])
@Index('order_issuer', ['issuerId', 'createdAt', 'id'])
@Index('order_bureau_state', ['bureauId', 'state', 'createdAt', 'id'])
@Index('order_counted', [
  ...['bureauId', 'state', 'issuerId', 'addresseeId', 'lateAt', 'dueAt', 'escalatedAt'],
])
@Index('order_addressee', ['addresseeId', 'createdAt', 'id'])
@Index('order_addressee_state', ['addresseeId', 'state', 'createdAt', 'id'])
export class SupervisionOrder implements OrderFacts {
  @PrimaryId() id: string;
  @IntColumn() version: number;
  @CodeColumn(10) state: OrderState;
  @IdColumn() bureauId: string;
  /** The first of its tickets. */
  @IdColumn() ticketId: string;
  @CodeColumn(11) ticketNumber: string;
  /** How many tickets it is about, without those that were left out. */
  @IntColumn() ticketCount: number;
  @IdColumn() issuerId: string;
  @IdColumn() addresseeId: string;
  /** Ticket and round while it is a draft, else null: a round has one open draft at most. */
  @CodeColumn(50, { nullable: true }) draftKey: string | null;

  /** As it was issued, e.g. `督〔2026〕17号`; null before. */
  @TextColumn(30, { nullable: true }) number: string | null;
  @IntColumn({ nullable: true }) year: number | null;
  @IntColumn({ nullable: true }) sequence: number | null;
  @TextColumn(500) demand: string;
  @InstantColumn({ nullable: true }) dueAt: number | null;
  @InstantColumn({ nullable: true }) lateAt: number | null;
  @InstantColumn({ nullable: true }) escalatedAt: number | null;
  @InstantColumn({ nullable: true }) firstRepliedAt: number | null;
  @IntColumn() sentBackCount: number;
  @CodeColumn(12, { nullable: true }) outcome: OrderOutcome | null;
  @InstantColumn({ nullable: true }) closedAt: number | null;
  @InstantColumn() createdAt: number;
  @InstantColumn({ nullable: true }) issuedAt: number | null;
  /** When people are to be told next that the reply is overdue; null while none is owed. */
  @InstantColumn({ nullable: true }) alarmAt: number | null;
}
