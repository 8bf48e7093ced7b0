import type { AwaitedDecision, TicketState } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/**
 * Counts of tickets as a ledger: each change of a ticket adds −1 to the bucket that it left and +1 to the one it came
 * to, in its own transaction. Nobody waits for anybody's counter row; a job adds up the lines of a bucket later.
 */
@Entity('ticket_tally')
@Index('ticket_tally_bucket', ['bucket'])
@Index('ticket_tally_bureau', ['bureauId', 'state'])
@Index('ticket_tally_subdistrict', ['subdistrictId', 'state'])
@Index('ticket_tally_community', ['communityId', 'state'])
@Index('ticket_tally_responsible', ['responsibleId', 'state'])
export class TicketTallyLine {
  @PrimaryId() id: string;
  /** All that tells buckets apart, in one text. */
  @CodeColumn(130) bucket: string;
  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  @IdColumn() responsibleId: string;
  @CodeColumn(12) state: TicketState;
  @FlagColumn() isLate: boolean;
  @IntColumn() tier: number;
  @CodeColumn(10, { nullable: true }) awaitedDecision: AwaitedDecision | null;
  @IntColumn() amount: number;
}
