import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table } from 'typeorm';
import { codeType, idType, intType } from '../../platform/database/column-types.js';

type Column = TableColumnOptions;

const id = (name: string): Column => ({ name, ...idType });
const int = (name: string): Column => ({ name, ...intType });
const code = (name: string, length: number): Column => ({ name, ...codeType(length) });

const SCORES = ['speed', 'quality', 'attitude'];
const SUMS = [
  ...['filed', 'responseOnTime', 'responseLate', 'finishOnTime', 'finishLate'],
  ...['solvedTier1', 'solvedTier2', 'solvedTier3', 'unsolved', 'closedByClock'],
  ...['satisfied', 'dissatisfied', 'declined', 'withdrawn', 'merged', 'reopened'],
  ...['struck', 'communityLate', 'openNow', 'lateNow', 'shelvedNow', ...SCORES],
];
const PLACES = ['bureau', 'subdistrict', 'community', 'organization'];
const PLACE_COLUMNS = PLACES.map((name) => id(`${name}Id`));

const MARK = new Table({
  name: 'statistic_mark',
  columns: [
    { ...id('id'), isPrimary: true },
    id('ticketId'),
    code('measure', 16),
    id('part'),
    int('day'),
    ...PLACE_COLUMNS,
    code('categoryCode', 40),
    ...SCORES.map((score): Column => ({ ...int(score), isNullable: true })),
  ],
  indices: [
    {
      name: 'statistic_mark_ticket',
      columnNames: ['ticketId', 'measure', 'part'],
      isUnique: true,
    },
    {
      name: 'statistic_mark_category',
      columnNames: ['bureauId', 'categoryCode', 'measure', 'day', 'id'],
    },
    ...PLACES.map((name) => ({
      name: `statistic_mark_${name}`,
      columnNames: [`${name}Id`, 'measure', 'day', 'id'],
    })),
  ],
});

const CELL = new Table({
  name: 'statistic_cell',
  columns: [
    { ...code('cellKey', 180), isPrimary: true },
    code('kind', 2),
    int('period'),
    ...PLACE_COLUMNS,
    code('categoryCode', 40),
    ...SUMS.map(int),
  ],
  indices: PLACES.map((name) => ({
    name: `statistic_cell_${name}`,
    columnNames: [`${name}Id`, 'kind', 'period'],
  })),
});

/** What tickets add to the statistics, and its sums. */
export class Statistics1700000008000 implements MigrationInterface {
  readonly name = 'Statistics1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [MARK, CELL]) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [CELL, MARK]) await runner.dropTable(table);
  }
}
