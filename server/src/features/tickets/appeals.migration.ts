import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn, TableIndex } from 'typeorm';
import { instantParam, instantType } from '../../platform/database/column-types.js';

const SINCE = new TableColumn({ name: 'appealedAt', ...instantType, isNullable: true });
const LISTED = new TableIndex({
  name: 'ticket_bureau_appealed',
  columnNames: ['bureauId', 'appealedAt', 'id'],
});

interface OldTicket {
  id: string;
  lateness: string;
}

interface OldLateness {
  appeal: { state: string; at: number } | null;
}

const CHUNK = 500;
/** Few have any; what else has the word in its lateness is told from them by reading it. */
const OLD = `SELECT id, lateness FROM ticket WHERE id > ? AND lateness LIKE '%pending%' ORDER BY id LIMIT ${CHUNK}`;

/** Appeals that wait for the bureau can be listed and counted; those of before wait since they were made. */
export class Appeals1700000005060 implements MigrationInterface {
  readonly name = 'Appeals1700000005060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('ticket', SINCE);
    for (let last = ''; ;) {
      const tickets = (await runner.query(OLD, [last])) as OldTicket[];
      for (const ticket of tickets) await fill(runner, ticket);
      if (tickets.length < CHUNK) break;
      last = tickets.at(-1)?.id ?? '';
    }
    await runner.createIndex('ticket', LISTED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', LISTED);
    await runner.dropColumn('ticket', SINCE);
  }
}

async function fill(runner: QueryRunner, { id, lateness }: OldTicket): Promise<void> {
  const waiting = (JSON.parse(lateness) as OldLateness[])
    .flatMap(({ appeal }) => (appeal?.state === 'pending' ? appeal.at : []))
    .sort((a, b) => a - b);
  const [first] = waiting;
  if (first === undefined) return;
  await runner.query('UPDATE ticket SET appealedAt = ? WHERE id = ?', [instantParam(first), id]);
}
