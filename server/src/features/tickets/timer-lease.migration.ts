import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn, TableIndex } from 'typeorm';
import { idType, instantType } from '../../platform/database/column-types.js';

const COLUMNS = [
  new TableColumn({ name: 'timerWorker', ...idType, isNullable: true }),
  new TableColumn({ name: 'timerLeaseUntil', ...instantType, isNullable: true }),
];
const FAILED = new TableIndex({
  name: 'ticket_timer_failed',
  columnNames: ['timerFailedAt', 'nextTimerAt', 'id'],
});

/** Workers lease the tickets whose timers they fire; those that are set aside can be listed and counted. */
export class TimerLease1700000005002 implements MigrationInterface {
  readonly name = 'TimerLease1700000005002';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.addColumn('ticket', column);
    await runner.createIndex('ticket', FAILED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', FAILED);
    for (const column of COLUMNS) await runner.dropColumn('ticket', column);
  }
}
