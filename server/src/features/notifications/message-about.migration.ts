import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { codeType } from '../../platform/database/column-types.js';

const ABOUT = { name: 'about', ...codeType(10) };

/** What a message is about, which was read off its ticket and order as long as there was nothing else. */
export class MessageAbout1700000007010 implements MigrationInterface {
  readonly name = 'MessageAbout1700000007010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('message', new TableColumn({ ...ABOUT, isNullable: true }));
    await runner.query(
      `UPDATE message SET about = CASE WHEN orderId IS NOT NULL THEN 'order'
         WHEN ticketId IS NOT NULL THEN 'ticket' ELSE 'work' END`,
    );
    await runner.changeColumn('message', 'about', new TableColumn(ABOUT));
  }

  down(runner: QueryRunner): Promise<void> {
    return runner.dropColumn('message', 'about');
  }
}
