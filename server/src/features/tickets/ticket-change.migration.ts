import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import { idType } from '../../platform/database/column-types.js';

const CHANGE = new Table({
  name: 'ticket_change',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'ticketId', ...idType },
  ],
});

/** Changes that statistics have yet to look at; at first these are all tickets there are. */
export class TicketChange1700000005020 implements MigrationInterface {
  readonly name = 'TicketChange1700000005020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(CHANGE);
    await runner.query('INSERT INTO ticket_change (id, ticketId) SELECT id, id FROM ticket');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(CHANGE);
  }
}
