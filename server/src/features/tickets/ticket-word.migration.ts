import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import { codeType, idType, instantType } from '../../platform/database/column-types.js';
import { FILLED_SETTING } from './search/filled-setting.js';

const WORD = new Table({
  name: 'ticket_word',
  columns: [
    { name: 'term', ...codeType(6), isPrimary: true },
    { name: 'submittedAt', ...instantType, isPrimary: true },
    { name: 'ticketId', ...idType, isPrimary: true },
  ],
});

/** The index of words. Tickets that are there already are entered by a job (`FillSearch`), which the setting asks for. */
export class TicketWords1700000005010 implements MigrationInterface {
  readonly name = 'TicketWords1700000005010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(WORD);
    const tickets = (await runner.query('SELECT id FROM ticket LIMIT 1')) as unknown[];
    if (tickets.length === 0) return;
    await runner.query('INSERT INTO setting (name, value) VALUES (?, ?)', [FILLED_SETTING, '']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(WORD);
    await runner.query('DELETE FROM setting WHERE name = ?', [FILLED_SETTING]);
  }
}
