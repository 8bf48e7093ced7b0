import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { countAnew } from './count-anew.js';

/** First letters of the kinds of cells that came with it, see cells.ts. */
const KINDS = ['t', 'o'];

const CATEGORY = new TableIndex({
  name: 'statistic_cell_category',
  columnNames: ['bureauId', 'categoryCode', 'kind', 'period'],
});

/**
 * Sums of communities and of organisations by themselves are kept too, and those of one category are found at once. All is
 * counted anew by the background job, from the tickets' histories.
 */
export class NarrowSums1700000008003 implements MigrationInterface {
  readonly name = 'NarrowSums1700000008003';

  async up(runner: QueryRunner): Promise<void> {
    await countAnew(runner);
    await runner.createIndex('statistic_cell', CATEGORY);
  }

  /** An older version does not look at the cells that it does not know. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('statistic_cell', CATEGORY);
    for (const kind of KINDS)
      await runner.query(`DELETE FROM statistic_cell WHERE kind LIKE '${kind}%'`);
  }
}
