import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import { codeType, flagType, idType, instantType } from '../../platform/database/column-types.js';

const BEFORE = 'ticket_word_before';
const term = { name: 'term', ...codeType(6), isPrimary: true };
const isOpen = { name: 'isOpen', ...flagType, isPrimary: true };
const rest = [
  { name: 'submittedAt', ...instantType, isPrimary: true },
  { name: 'ticketId', ...idType, isPrimary: true },
];

/** Entries of the index of words know whether their ticket is open. */
export class OpenWords1700000005040 implements MigrationInterface {
  readonly name = 'OpenWords1700000005040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.renameTable('ticket_word', BEFORE);
    await runner.createTable(new Table({ name: 'ticket_word', columns: [term, isOpen, ...rest] }));
    await runner.query(
      'INSERT INTO ticket_word (term, isOpen, submittedAt, ticketId) ' +
        'SELECT w.term, t.isOpen, w.submittedAt, w.ticketId ' +
        `FROM ${BEFORE} w JOIN ticket t ON t.id = w.ticketId`,
    );
    await runner.dropTable(BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.renameTable('ticket_word', BEFORE);
    await runner.createTable(new Table({ name: 'ticket_word', columns: [term, ...rest] }));
    await runner.query(
      'INSERT INTO ticket_word (term, submittedAt, ticketId) ' +
        `SELECT term, submittedAt, ticketId FROM ${BEFORE}`,
    );
    await runner.dropTable(BEFORE);
  }
}
