import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { jsonType, textType } from '../../platform/database/column-types.js';

const MESSAGE = { name: 'message', ...jsonType };
const FAILURE = { name: 'failure', ...textType(200), isNullable: true };

/** That a message did not arrive may be told before the message's number is noted: either may be first. */
export class EarlyOutcomes1700000007023 implements MigrationInterface {
  readonly name = 'EarlyOutcomes1700000007023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('wechat_sending', new TableColumn(FAILURE));
    const message = new TableColumn({ ...MESSAGE, isNullable: true });
    await runner.changeColumn('wechat_sending', 'message', message);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM wechat_sending WHERE message IS NULL');
    await runner.changeColumn('wechat_sending', 'message', new TableColumn(MESSAGE));
    await runner.dropColumn('wechat_sending', 'failure');
  }
}
