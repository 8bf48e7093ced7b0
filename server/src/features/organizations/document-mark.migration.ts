import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { textType } from '../../platform/database/column-types.js';

/** Offices have a sign of their own in the numbers of their documents, and a telephone printed on them. */
export class DocumentMark1700000002001 implements MigrationInterface {
  readonly name = 'DocumentMark1700000002001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('organization', [
      new TableColumn({ name: 'documentMark', ...textType(10), isNullable: true }),
      new TableColumn({ name: 'phone', ...textType(30), isNullable: true }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('organization', 'phone');
    await runner.dropColumn('organization', 'documentMark');
  }
}
