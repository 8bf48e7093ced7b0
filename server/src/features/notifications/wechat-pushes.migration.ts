import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table, TableColumn } from 'typeorm';
import { codeType, instantType, intType, jsonType } from '../../platform/database/column-types.js';

const TABLES = [
  new Table({
    name: 'wechat_push',
    columns: [
      { name: 'digest', ...codeType(64), isPrimary: true },
      { name: 'at', ...instantType },
    ],
    indices: [{ name: 'wechat_push_at', columnNames: ['at'] }],
  }),
  new Table({
    name: 'wechat_sending',
    columns: [
      { name: 'wechatId', ...codeType(40), isPrimary: true },
      { name: 'message', ...jsonType },
      { name: 'at', ...instantType },
    ],
    indices: [{ name: 'wechat_sending_at', columnNames: ['at'] }],
  }),
];

const COLUMNS = [
  { name: 'ahead', ...intType },
  { name: 'aheadAt', ...instantType },
  { name: 'mark', ...intType },
].map((column) => new TableColumn({ ...column, isNullable: true }));

/** What WeChat tells of itself: who allows what, and which messages did not arrive. */
export class WechatPushes1700000007022 implements MigrationInterface {
  readonly name = 'WechatPushes1700000007022';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
    await runner.addColumns('wechat_permission', COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('wechat_permission', COLUMNS);
    for (const table of TABLES) await runner.dropTable(table);
  }
}
