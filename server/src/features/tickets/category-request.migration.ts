import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { jsonType } from '../../platform/database/column-types.js';

/** The company may ask for another category; tickets from before have asked for none. */
export class CategoryRequest1700000005001 implements MigrationInterface {
  readonly name = 'CategoryRequest1700000005001';

  async up(runner: QueryRunner): Promise<void> {
    const column = new TableColumn({ name: 'categoryRequest', ...jsonType, isNullable: true });
    await runner.addColumn('ticket', column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('ticket', 'categoryRequest');
  }
}
