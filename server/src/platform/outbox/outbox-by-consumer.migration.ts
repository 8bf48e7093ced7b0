import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const BY_CONSUMER = new TableIndex({
  name: 'outbox_message_by_consumer',
  columnNames: ['consumer', 'isDead', 'dueAt'],
});

/** A lane finds its own messages, however many wait on the others. */
export class OutboxByConsumer1700000001010 implements MigrationInterface {
  readonly name = 'OutboxByConsumer1700000001010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('outbox_message', BY_CONSUMER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbox_message', BY_CONSUMER);
  }
}
