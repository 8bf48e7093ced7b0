import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { idType } from '../../platform/database/column-types.js';

/** A ticket that others are merged into is written truly, so that nodes of a cluster see that two writers met. */
export class JoinMark1700000005003 implements MigrationInterface {
  readonly name = 'JoinMark1700000005003';

  async up(runner: QueryRunner): Promise<void> {
    const column = new TableColumn({ name: 'joinMark', ...idType, isNullable: true });
    await runner.addColumn('ticket', column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('ticket', 'joinMark');
  }
}
