import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames });

const LISTED = ['state', 'dueAt', 'ticketId', 'dutyKey'];
const BUREAU = ['bureauId'];
const SUBDISTRICT = ['subdistrictId', 'officeKind'];

const BEFORE = [
  index('ticket_duty_subdistrict', [...SUBDISTRICT, ...LISTED, 'organizationId']),
  index('ticket_duty_bureau', [...BUREAU, ...LISTED, 'organizationId']),
];
const AFTER = [
  index('ticket_duty_subdistrict', [...SUBDISTRICT, ...LISTED]),
  index('ticket_duty_bureau', [...BUREAU, ...LISTED]),
  index('ticket_duty_subdistrict_counted', [...SUBDISTRICT, 'state', 'organizationId', 'dueAt']),
  index('ticket_duty_bureau_counted', [...BUREAU, 'state', 'organizationId', 'dueAt']),
];

/** Duties of an area are counted office by office, in the order of an index that holds all that is asked. */
export class DutyCounts1700000005050 implements MigrationInterface {
  readonly name = 'DutyCounts1700000005050';

  up(runner: QueryRunner): Promise<void> {
    return replace(runner, BEFORE, AFTER);
  }

  down(runner: QueryRunner): Promise<void> {
    return replace(runner, AFTER, BEFORE);
  }
}

async function replace(runner: QueryRunner, gone: TableIndex[], made: TableIndex[]) {
  for (const one of gone) await runner.dropIndex('ticket_duty', one);
  for (const one of made) await runner.createIndex('ticket_duty', one);
}
