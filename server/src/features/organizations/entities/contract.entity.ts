import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, PrimaryId } from '../../../platform/database/column-types.js';

/**
 * Which company serves an estate, from one local date (Asia/Shanghai, `YYYY-MM-DD`) to another, both inclusive.
 * No two contracts of an estate share a day (sign-contract.ts).
 */
@Entity('contract')
@Index('contract_estate', ['estateId', 'toDate'])
@Index('contract_company', ['companyId', 'toDate'])
export class Contract {
  @PrimaryId() id: string;
  @IdColumn() estateId: string;
  @IdColumn() companyId: string;
  @CodeColumn(10) fromDate: string;
  /** {@link OPEN_END} for a contract without an agreed end. */
  @CodeColumn(10) toDate: string;
}

/** Last day of a contract that runs until it is ended; a real date, so that dates compare as text. */
export const OPEN_END = '9999-12-31';
