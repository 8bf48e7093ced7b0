import { StatisticCell } from './entities/statistic-cell.entity.js';
import { StatisticMark } from './entities/statistic-mark.entity.js';
import { AreaSums1700000008002 } from './area-sums.migration.js';
import { Calls1700000008001 } from './calls.migration.js';
import { NarrowSums1700000008003 } from './narrow-sums.migration.js';
import { Statistics1700000008000 } from './statistics.migration.js';

export { StatisticsModule } from './statistics.module.js';
export { CountChanges } from './use-cases/count-changes.js';

export const entities = [StatisticMark, StatisticCell];
export const migrations = [
  Statistics1700000008000,
  Calls1700000008001,
  AreaSums1700000008002,
  NarrowSums1700000008003,
];
