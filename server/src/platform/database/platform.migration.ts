import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  codeType,
  flagType,
  idType,
  instantType,
  intType,
  jsonType,
  longTextType,
  textType,
} from './column-types.js';

const setting = new Table({
  name: 'setting',
  columns: [
    { name: 'name', ...codeType(60), isPrimary: true },
    { name: 'value', ...longTextType },
  ],
});

const request = new Table({
  name: 'request',
  columns: [
    { name: 'personId', ...idType, isPrimary: true },
    { name: 'requestKey', ...codeType(64), isPrimary: true },
    { name: 'endpoint', ...codeType(100) },
    { name: 'bodyHash', ...codeType(64) },
    { name: 'resourceId', ...idType, isNullable: true },
    { name: 'createdAt', ...instantType },
  ],
  indices: [{ name: 'ix_request_created_at', columnNames: ['createdAt'] }],
});

const outboxMessage = new Table({
  name: 'outbox_message',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'consumer', ...codeType(60) },
    { name: 'topic', ...codeType(60) },
    { name: 'messageKey', ...codeType(120) },
    { name: 'payload', ...jsonType },
    { name: 'attempts', ...intType },
    { name: 'dueAt', ...instantType },
    { name: 'takenBy', ...idType, isNullable: true },
    { name: 'isDead', ...flagType },
    { name: 'lastError', ...textType(500), isNullable: true },
    { name: 'createdAt', ...instantType },
  ],
  indices: [{ name: 'ix_outbox_message_due', columnNames: ['isDead', 'dueAt'] }],
});

/** Settings, numbered requests and the outbox. */
export class PlatformTables1700000001000 implements MigrationInterface {
  readonly name = 'PlatformTables1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [setting, request, outboxMessage]) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [outboxMessage, request, setting]) await runner.dropTable(table);
  }
}
