import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  idType,
  instantType,
  intType,
  textType,
} from '../../platform/database/column-types.js';

const ATTEMPT = new Table({
  name: 'webhook_attempt',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'webhookId', ...idType },
    { name: 'happening', ...codeType(120) },
    { name: 'kind', ...codeType(40) },
    { name: 'ticketNumber', ...codeType(11), isNullable: true },
    { name: 'attempt', ...intType },
    { name: 'outcome', ...codeType(12) },
    { name: 'status', ...intType, isNullable: true },
    { name: 'reason', ...textType(300), isNullable: true },
    { name: 'at', ...instantType },
  ],
  indices: [
    { name: 'webhook_attempt_list', columnNames: ['webhookId', 'id'] },
    { name: 'webhook_attempt_at', columnNames: ['at'] },
  ],
});

/** What was tried to deliver to systems outside. */
export class WebhookAttempts1700000007020 implements MigrationInterface {
  readonly name = 'WebhookAttempts1700000007020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(ATTEMPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(ATTEMPT);
  }
}
