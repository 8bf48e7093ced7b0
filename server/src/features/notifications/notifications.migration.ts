import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import { codeType, idType, instantType, textType } from '../../platform/database/column-types.js';

const MESSAGE = new Table({
  name: 'message',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'personId', ...idType },
    { name: 'capacity', ...idType },
    { name: 'sourceKey', ...codeType(80) },
    { name: 'kind', ...codeType(10) },
    { name: 'title', ...textType(60) },
    { name: 'text', ...textType(1000) },
    { name: 'ticketId', ...idType, isNullable: true },
    { name: 'orderId', ...idType, isNullable: true },
    { name: 'at', ...instantType },
    { name: 'readAt', ...instantType, isNullable: true },
  ],
  indices: [
    {
      name: 'message_source',
      columnNames: ['sourceKey', 'personId', 'capacity'],
      isUnique: true,
    },
    { name: 'message_list', columnNames: ['personId', 'capacity', 'at', 'id'] },
    { name: 'message_unread', columnNames: ['personId', 'capacity', 'readAt'] },
    { name: 'message_age', columnNames: ['at'] },
  ],
});

/** The inbox. */
export class Notifications1700000007000 implements MigrationInterface {
  readonly name = 'Notifications1700000007000';

  up(runner: QueryRunner): Promise<void> {
    return runner.createTable(MESSAGE);
  }

  down(runner: QueryRunner): Promise<void> {
    return runner.dropTable(MESSAGE);
  }
}
