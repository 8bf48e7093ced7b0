import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames });

const BEFORE = [
  index('ticket_handler_urgent', ['handlerId', 'state', 'isLate', 'urgentRank', 'id']),
  index('ticket_handler_newest', ['handlerId', 'state', 'submittedAt', 'id']),
];
const AFTER = [
  index('ticket_handler_urgent', [
    ...['handlerId', 'responsibleId', 'state', 'isLate', 'urgentRank', 'id'],
  ]),
  index('ticket_handler_newest', ['handlerId', 'responsibleId', 'state', 'submittedAt', 'id']),
];

/** Lists of a person's desk are of his organisation too: with it in the index, counting them touches no ticket. */
export class HandlerLists1700000005021 implements MigrationInterface {
  readonly name = 'HandlerLists1700000005021';

  up(runner: QueryRunner): Promise<void> {
    return replace(runner, BEFORE, AFTER);
  }

  down(runner: QueryRunner): Promise<void> {
    return replace(runner, AFTER, BEFORE);
  }
}

async function replace(runner: QueryRunner, gone: TableIndex[], made: TableIndex[]) {
  for (const one of gone) await runner.dropIndex('ticket', one);
  for (const one of made) await runner.createIndex('ticket', one);
}
