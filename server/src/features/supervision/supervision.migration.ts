import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  idType,
  instantType,
  intType,
  jsonType,
  textType,
} from '../../platform/database/column-types.js';

type Column = TableColumnOptions;

const id = (name: string): Column => ({ name, ...idType });
const int = (name: string): Column => ({ name, ...intType });
const maybe = (column: Column): Column => ({ ...column, isNullable: true });
const instant = (name: string): Column => ({ name, ...instantType });

const SCOPES = ['bureau', 'subdistrict', 'community', 'addressee'];
const LIST = ['createdAt', 'id'];

const ORDER = new Table({
  name: 'supervision_order',
  columns: [
    { ...id('id'), isPrimary: true },
    int('version'),
    { name: 'state', ...codeType(10) },
    ...['bureauId', 'subdistrictId', 'communityId', 'ticketId'].map(id),
    int('ticketSeq'),
    { name: 'ticketNumber', ...codeType(11) },
    ...['issuerId', 'addresseeId'].map(id),
    maybe({ name: 'draftKey', ...codeType(50) }),
    maybe({ name: 'number', ...textType(30) }),
    maybe(int('year')),
    maybe(int('sequence')),
    { name: 'demand', ...textType(500) },
    maybe(instant('dueAt')),
    maybe(instant('lateAt')),
    instant('createdAt'),
    maybe(instant('issuedAt')),
    maybe(instant('alarmAt')),
  ],
  indices: [
    { name: 'order_event', columnNames: ['ticketId', 'ticketSeq'], isUnique: true },
    { name: 'order_number', columnNames: ['issuerId', 'year', 'sequence'], isUnique: true },
    { name: 'order_draft', columnNames: ['draftKey'], isUnique: true },
    { name: 'order_alarm', columnNames: ['alarmAt', 'id'] },
    ...SCOPES.flatMap((scope) => [
      { name: `order_${scope}`, columnNames: [`${scope}Id`, ...LIST] },
      { name: `order_${scope}_state`, columnNames: [`${scope}Id`, 'state', ...LIST] },
    ]),
  ],
});

const ENTRY = new Table({
  name: 'order_entry',
  columns: [
    { ...id('orderId'), isPrimary: true },
    { ...int('seq'), isPrimary: true },
    { name: 'action', ...codeType(10) },
    maybe(id('personId')),
    maybe({ name: 'role', ...codeType(20) }),
    maybe(id('organizationId')),
    instant('at'),
    { name: 'text', ...textType(2000) },
    { name: 'mediaIds', ...jsonType },
  ],
});

const SEQUENCE = new Table({
  name: 'order_sequence',
  columns: [
    { ...id('issuerId'), isPrimary: true },
    { ...int('year'), isPrimary: true },
    int('last'),
  ],
});

const TABLES = [ORDER, ENTRY, SEQUENCE];

/** Supervision orders with their steps, and the counters of their numbers. */
export class Supervision1700000006000 implements MigrationInterface {
  readonly name = 'Supervision1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table);
  }
}
