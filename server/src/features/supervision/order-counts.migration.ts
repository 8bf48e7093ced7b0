import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const COUNTED = new TableIndex({
  name: 'order_counted',
  columnNames: [
    ...['bureauId', 'state', 'issuerId', 'addresseeId', 'lateAt', 'dueAt', 'escalatedAt'],
  ],
});

/** The bureau's board counts all its orders; with an index that holds all that it asks, it reads none of them. */
export class OrderCounts1700000006002 implements MigrationInterface {
  readonly name = 'OrderCounts1700000006002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('supervision_order', COUNTED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('supervision_order', COUNTED);
  }
}
