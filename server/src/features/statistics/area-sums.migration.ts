import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums of whole subdistricts are kept too. All is counted anew by the background job, from the tickets' histories. */
export class AreaSums1700000008002 implements MigrationInterface {
  readonly name = 'AreaSums1700000008002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['statistic_mark', 'statistic_cell', 'ticket_change'])
      await runner.query(`DELETE FROM ${table}`);
    await runner.query('INSERT INTO ticket_change (id, ticketId) SELECT id, id FROM ticket');
  }

  /** An older version does not look at them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM statistic_cell WHERE kind LIKE 'a%'");
  }
}
