import type { Measure } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** One thing that a ticket adds to the statistics, as it was counted last: every number opens into rows of this table. */
@Entity('statistic_mark')
@Index('statistic_mark_ticket', ['ticketId', 'measure', 'part'], { unique: true })
@Index('statistic_mark_bureau', ['bureauId', 'measure', 'day', 'id'])
@Index('statistic_mark_category', ['bureauId', 'categoryCode', 'measure', 'day', 'id'])
@Index('statistic_mark_subdistrict', ['subdistrictId', 'measure', 'day', 'id'])
@Index('statistic_mark_community', ['communityId', 'measure', 'day', 'id'])
@Index('statistic_mark_organization', ['organizationId', 'measure', 'day', 'id'])
export class StatisticMark {
  @PrimaryId() id: string;
  @IdColumn() ticketId: string;
  @CodeColumn(16) measure: Measure;
  @IdColumn() part: string;
  /** Number of the local day since 1970-01-01; 0 for how things stand now. */
  @IntColumn() day: number;
  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  @IdColumn() organizationId: string;
  @CodeColumn(40) categoryCode: string;
  @IntColumn({ nullable: true }) speed: number | null;
  @IntColumn({ nullable: true }) quality: number | null;
  @IntColumn({ nullable: true }) attitude: number | null;
}
