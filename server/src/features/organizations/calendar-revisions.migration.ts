import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  idType,
  instantType,
  intType,
  jsonType,
  textType,
} from '../../platform/database/column-types.js';

const CALENDAR_REVISION = new Table({
  name: 'calendar_revision',
  columns: [
    { name: 'revision', ...intType, isPrimary: true },
    { name: 'year', ...codeType(4) },
    { name: 'source', ...textType(200) },
    { name: 'reason', ...textType(200) },
    { name: 'days', ...jsonType },
    { name: 'importedAt', ...instantType },
    { name: 'importedById', ...idType, isNullable: true },
    { name: 'reachedTicketId', ...idType, isNullable: true },
    { name: 'changedTickets', ...intType },
    { name: 'doneAt', ...instantType, isNullable: true },
  ],
  indices: [{ name: 'calendar_revision_open', columnNames: ['doneAt', 'revision'] }],
});

/** Every change of the calendar is kept, with what it did to open tickets. */
export class CalendarRevisions1700000002011 implements MigrationInterface {
  readonly name = 'CalendarRevisions1700000002011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(CALENDAR_REVISION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(CALENDAR_REVISION.name);
  }
}
