import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { intType } from '../../platform/database/column-types.js';
import { countAnew } from './count-anew.js';

const CALLS = ['calledSolved', 'calledUnsolved', 'calledUnreached'];

/** Calls of communities to owners are counted. All is counted anew by the background job, from the tickets' histories. */
export class Calls1700000008001 implements MigrationInterface {
  readonly name = 'Calls1700000008001';

  async up(runner: QueryRunner): Promise<void> {
    await countAnew(runner);
    for (const name of CALLS)
      await runner.addColumn('statistic_cell', new TableColumn({ name, ...intType }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM statistic_mark WHERE measure LIKE 'called%'");
    for (const name of CALLS) await runner.dropColumn('statistic_cell', name);
  }
}
