import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countAnew } from './count-anew.js';

/** Sums of whole subdistricts are kept too. All is counted anew by the background job, from the tickets' histories. */
export class AreaSums1700000008002 implements MigrationInterface {
  readonly name = 'AreaSums1700000008002';

  async up(runner: QueryRunner): Promise<void> {
    await countAnew(runner);
  }

  /** An older version does not look at them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM statistic_cell WHERE kind LIKE 'a%'");
  }
}
