import type { QueryRunner } from 'typeorm';

/** Has a migration forget all that was counted; the background job counts it anew from the tickets' histories. */
export async function countAnew(runner: QueryRunner): Promise<void> {
  for (const table of ['statistic_mark', 'statistic_cell', 'ticket_change'])
    await runner.query(`DELETE FROM ${table}`);
  await runner.query('INSERT INTO ticket_change (id, ticketId) SELECT id, id FROM ticket');
}
