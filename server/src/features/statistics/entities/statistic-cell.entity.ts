import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, IdColumn, IntColumn } from '../../../platform/database/column-types.js';

/** Longest key of a cell: kind, number of the period, three ids, a category. */
export const CELL_KEY_MAX = 180;

/**
 * Sums of marks over a day, a month, or of how things stand now (`kind`, see cells.ts). Columns that a kind does not tell
 * apart are empty text.
 */
@Entity('statistic_cell')
@Index('statistic_cell_bureau', ['bureauId', 'kind', 'period'])
@Index('statistic_cell_category', ['bureauId', 'categoryCode', 'kind', 'period'])
@Index('statistic_cell_subdistrict', ['subdistrictId', 'kind', 'period'])
@Index('statistic_cell_community', ['communityId', 'kind', 'period'])
@Index('statistic_cell_organization', ['organizationId', 'kind', 'period'])
export class StatisticCell {
  @PrimaryColumn({ type: 'varchar', length: CELL_KEY_MAX }) cellKey: string;
  @CodeColumn(2) kind: string;
  /** Number of the day since 1970-01-01, or of the month since the year 0; 0 for how things stand now. */
  @IntColumn() period: number;
  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  @IdColumn() organizationId: string;
  @CodeColumn(40) categoryCode: string;
  @IntColumn() filed: number;
  @IntColumn() responseOnTime: number;
  @IntColumn() responseLate: number;
  @IntColumn() finishOnTime: number;
  @IntColumn() finishLate: number;
  @IntColumn() solvedTier1: number;
  @IntColumn() solvedTier2: number;
  @IntColumn() solvedTier3: number;
  @IntColumn() unsolved: number;
  @IntColumn() closedByClock: number;
  @IntColumn() satisfied: number;
  @IntColumn() dissatisfied: number;
  @IntColumn() declined: number;
  @IntColumn() withdrawn: number;
  @IntColumn() merged: number;
  @IntColumn() reopened: number;
  @IntColumn() calledSolved: number;
  @IntColumn() calledUnsolved: number;
  @IntColumn() calledUnreached: number;
  @IntColumn() struck: number;
  @IntColumn() communityLate: number;
  @IntColumn() openNow: number;
  @IntColumn() lateNow: number;
  @IntColumn() shelvedNow: number;
  @IntColumn() speed: number;
  @IntColumn() quality: number;
  @IntColumn() attitude: number;
}
