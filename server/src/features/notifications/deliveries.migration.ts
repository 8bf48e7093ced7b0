import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  flagType,
  idType,
  instantType,
  intType,
  jsonType,
  textType,
} from '../../platform/database/column-types.js';

const SETTING = new Table({
  name: 'message_setting',
  columns: [
    { name: 'personId', ...idType, isPrimary: true },
    { name: 'isQuiet', ...flagType },
    { name: 'quietFrom', ...intType },
    { name: 'quietTo', ...intType },
    { name: 'off', ...jsonType },
  ],
});

const PERMISSION = new Table({
  name: 'wechat_permission',
  columns: [
    { name: 'personId', ...idType, isPrimary: true },
    { name: 'templateId', ...codeType(64), isPrimary: true },
    { name: 'remaining', ...intType },
  ],
});

const WEBHOOK = new Table({
  name: 'webhook',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'bureauId', ...idType },
    { name: 'name', ...textType(60) },
    { name: 'url', ...codeType(500) },
    { name: 'secret', ...codeType(64) },
    { name: 'kinds', ...jsonType },
    { name: 'isActive', ...flagType },
    { name: 'createdAt', ...instantType },
  ],
  indices: [{ name: 'webhook_bureau', columnNames: ['bureauId', 'isActive'] }],
});

const TABLES = [SETTING, PERMISSION, WEBHOOK];

/** How people want to be told, what they allow WeChat, and systems outside that are told. */
export class Deliveries1700000007001 implements MigrationInterface {
  readonly name = 'Deliveries1700000007001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table);
  }
}
