import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table, TableColumn, TableIndex } from 'typeorm';
import { codeType, idType, instantType, intType } from '../../platform/database/column-types.js';

type Column = TableColumnOptions;
const id = (name: string): Column => ({ name, ...idType });
const int = (name: string): Column => ({ name, ...intType });
const instant = (name: string): Column => ({ name, ...instantType });
const maybe = (column: Column): Column => ({ ...column, isNullable: true });

const TICKETS = new Table({
  name: 'order_ticket',
  columns: [
    { ...id('orderId'), isPrimary: true },
    { ...id('ticketId'), isPrimary: true },
    int('position'),
    { name: 'ticketNumber', ...codeType(11) },
    id('subdistrictId'),
    id('communityId'),
    maybe(int('calledSeq')),
    maybe(int('issuedSeq')),
    maybe({ name: 'leftOut', ...codeType(10) }),
    instant('addedAt'),
  ],
  indices: [
    { name: 'order_ticket_called', columnNames: ['ticketId', 'calledSeq'], isUnique: true },
    { name: 'order_ticket_issued', columnNames: ['ticketId', 'issuedSeq'], isUnique: true },
  ],
});

const PLACES = new Table({
  name: 'order_place',
  columns: [
    { ...id('orderId'), isPrimary: true },
    { ...id('organizationId'), isPrimary: true },
    instant('createdAt'),
  ],
  indices: [{ name: 'order_place_list', columnNames: ['organizationId', 'createdAt', 'orderId'] }],
});

const ORDER = 'supervision_order';
const LIST = ['createdAt', 'id'];
const AREAS = ['subdistrict', 'community'];

/** Indices of the time when an order had one ticket, in whose area it lay. */
const OLD_INDICES = [
  new TableIndex({ name: 'order_event', columnNames: ['ticketId', 'ticketSeq'], isUnique: true }),
  ...AREAS.flatMap((area) => [
    new TableIndex({ name: `order_${area}`, columnNames: [`${area}Id`, ...LIST] }),
    new TableIndex({ name: `order_${area}_state`, columnNames: [`${area}Id`, 'state', ...LIST] }),
  ]),
];
const OLD_COLUMNS = [int('ticketSeq'), ...AREAS.map((area) => id(`${area}Id`))];
const NEW_INDEX = new TableIndex({ name: 'order_issuer', columnNames: ['issuerId', ...LIST] });
const NEW_FACTS = [
  maybe(instant('escalatedAt')),
  maybe(instant('firstRepliedAt')),
  maybe({ name: 'outcome', ...codeType(12) }),
  maybe(instant('closedAt')),
];
const NEW_COUNTS = ['ticketCount', 'sentBackCount'];

/**
 * An order has one or many tickets; each brings the areas in which the order is known. The facts that credit evaluation
 * will count are read from the steps that were kept; orders that were closed before have been accepted, so fulfilled.
 */
export class OrderTickets1700000006001 implements MigrationInterface {
  readonly name = 'OrderTickets1700000006001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(TICKETS);
    await runner.query(
      `INSERT INTO order_ticket (orderId, ticketId, position, ticketNumber, subdistrictId, communityId, calledSeq, addedAt)
       SELECT id, ticketId, 1, ticketNumber, subdistrictId, communityId, ticketSeq, createdAt FROM ${ORDER}`,
    );
    await runner.createTable(PLACES);
    for (const area of AREAS) {
      await runner.query(
        `INSERT INTO order_place (orderId, organizationId, createdAt) SELECT id, ${area}Id, createdAt FROM ${ORDER}`,
      );
    }
    await addCounts(runner, NEW_COUNTS);
    await runner.addColumns(
      ORDER,
      NEW_FACTS.map((column) => new TableColumn(column)),
    );
    await fillFacts(runner);
    await runner.createIndex(ORDER, NEW_INDEX);
    for (const index of OLD_INDICES) await runner.dropIndex(ORDER, index);
    for (const { name } of OLD_COLUMNS) await runner.dropColumn(ORDER, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addPlaces(runner);
    for (const index of OLD_INDICES) await runner.createIndex(ORDER, index);
    await runner.dropIndex(ORDER, NEW_INDEX);
    const added = [...NEW_COUNTS, ...NEW_FACTS.map(({ name }) => name)];
    for (const name of added) await runner.dropColumn(ORDER, name);
    await runner.dropTable(PLACES);
    await runner.dropTable(TICKETS);
  }
}

/** Columns that allow no null get their values before they say so. */
async function addFilled(runner: QueryRunner, columns: Column[], fill: string): Promise<void> {
  for (const column of columns) await runner.addColumn(ORDER, new TableColumn(maybe(column)));
  await runner.query(fill);
  for (const column of columns) {
    await runner.changeColumn(ORDER, column.name, new TableColumn(column));
  }
}

function addCounts(runner: QueryRunner, names: readonly string[]): Promise<void> {
  return addFilled(
    runner,
    names.map(int),
    `UPDATE ${ORDER} SET ticketCount = 1, sentBackCount =
       (SELECT COUNT(*) FROM order_entry e WHERE e.orderId = ${ORDER}.id AND e.action = 'sendBack')`,
  );
}

async function fillFacts(runner: QueryRunner): Promise<void> {
  const when = (action: string) =>
    `(SELECT MIN(e.at) FROM order_entry e WHERE e.orderId = ${ORDER}.id AND e.action = '${action}')`;
  await runner.query(
    `UPDATE ${ORDER} SET firstRepliedAt = ${when('reply')}, closedAt = ${when('accept')}`,
  );
  await runner.query(`UPDATE ${ORDER} SET outcome = 'fulfilled' WHERE state = 'closed'`);
}

function addPlaces(runner: QueryRunner): Promise<void> {
  const first = (column: string) =>
    `(SELECT t.${column} FROM order_ticket t WHERE t.orderId = ${ORDER}.id AND t.ticketId = ${ORDER}.ticketId)`;
  // What was not called for by an event gets a number that no event has.
  return addFilled(
    runner,
    OLD_COLUMNS,
    `UPDATE ${ORDER} SET ticketSeq = COALESCE(${first('calledSeq')}, -${first('issuedSeq')}, 0),
       ${AREAS.map((area) => `${area}Id = ${first(`${area}Id`)}`).join(', ')}`,
  );
}
