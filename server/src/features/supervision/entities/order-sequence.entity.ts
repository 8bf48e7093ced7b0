import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn, PrimaryId } from '../../../platform/database/column-types.js';

/** The last number that an issuer has given out in a year. */
@Entity('order_sequence')
export class OrderSequence {
  @PrimaryId() issuerId: string;
  @PrimaryColumn({ type: 'int' }) year: number;
  @IntColumn() last: number;
}
