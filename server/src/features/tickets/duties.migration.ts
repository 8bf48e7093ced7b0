import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table, TableColumn } from 'typeorm';
import {
  codeType,
  idType,
  instantParam,
  instantType,
  jsonType,
} from '../../platform/database/column-types.js';

const FOLLOW_UP = new TableColumn({ name: 'followUp', ...jsonType, isNullable: true });

const DUTY = new Table({
  name: 'ticket_duty',
  columns: [
    { name: 'ticketId', ...idType, isPrimary: true },
    { name: 'dutyKey', ...codeType(40), isPrimary: true },
    { name: 'bureauId', ...idType },
    { name: 'subdistrictId', ...idType },
    { name: 'organizationId', ...idType },
    { name: 'officeKind', ...codeType(10) },
    { name: 'kind', ...codeType(12) },
    { name: 'state', ...codeType(10) },
    { name: 'dueAt', ...instantType },
    { name: 'doneAt', ...instantType, isNullable: true },
  ],
  indices: [
    {
      name: 'ticket_duty_office',
      columnNames: ['organizationId', 'state', 'dueAt', 'ticketId', 'dutyKey'],
    },
    {
      name: 'ticket_duty_subdistrict',
      columnNames: [
        'subdistrictId',
        'officeKind',
        'state',
        'dueAt',
        'ticketId',
        'dutyKey',
        'organizationId',
      ],
    },
    {
      name: 'ticket_duty_bureau',
      columnNames: ['bureauId', 'state', 'dueAt', 'ticketId', 'dutyKey', 'organizationId'],
    },
  ],
});

/** A ticket as it stood before; moments as the driver gives and takes them. */
interface OldTicket {
  id: string;
  bureauId: string;
  subdistrictId: string;
  communityId: string;
  state: string;
  adjudicator: string | null;
  adjudicateDueAt: unknown;
  reviewDueAt: unknown;
  actDueAt: unknown;
  lateness: string;
}

interface OldLateness {
  id: string;
  clock: string;
  at: number;
  organizationId: string;
}

const CHUNK = 500;
const OLD = `SELECT id, bureauId, subdistrictId, communityId, state, adjudicator, adjudicateDueAt, reviewDueAt, actDueAt,
  lateness FROM ticket WHERE id > ? AND (isOpen = 1 OR lateness <> '[]') ORDER BY id LIMIT ${CHUNK}`;

/**
 * Communities owe calls to owners after the close, and what offices owe or were late with can be listed. Tickets that were
 * closed before owe no call; duties and latenesses of before are taken over, those that were missed as past.
 */
export class Duties1700000005030 implements MigrationInterface {
  readonly name = 'Duties1700000005030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('ticket', FOLLOW_UP);
    await runner.createTable(DUTY);
    for (let last = ''; ;) {
      const tickets = (await runner.query(OLD, [last])) as OldTicket[];
      const rows = tickets.flatMap((ticket) => [...openOf(ticket), ...missedOf(ticket)]);
      await insert(runner, rows);
      if (tickets.length < CHUNK) return;
      last = tickets.at(-1)?.id ?? '';
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(DUTY);
    await runner.dropColumn('ticket', FOLLOW_UP);
  }
}

type Row = readonly unknown[];

/** The columns in the order of the table. */
function row(
  ticket: OldTicket,
  [key, kind, organizationId]: readonly [string, string, string],
  [state, dueAt, doneAt]: readonly [string, unknown, unknown],
): Row {
  const { id, bureauId, subdistrictId } = ticket;
  const office = organizationId === bureauId ? 'bureau' : 'community';
  return [
    ...[id, key, bureauId, subdistrictId, organizationId, office],
    ...[kind, state, dueAt, doneAt],
  ];
}

function openOf(ticket: OldTicket): Row[] {
  const { state, communityId, bureauId } = ticket;
  const adjudicator = ticket.adjudicator === 'bureau' ? bureauId : communityId;
  const isRed = ['pending', 'processing', 'awaiting', 'disputed'].includes(state);
  const owed = [
    ['review', communityId, state === 'reviewing' ? ticket.reviewDueAt : null],
    ['adjudicate', adjudicator, state === 'disputed' ? ticket.adjudicateDueAt : null],
    ['act', communityId, isRed ? ticket.actDueAt : null],
  ] as const;
  return owed
    .filter(([, , dueAt]) => dueAt !== null)
    .map(([kind, office, dueAt]) => row(ticket, [kind, kind, office], ['open', dueAt, null]));
}

function missedOf(ticket: OldTicket): Row[] {
  const all = JSON.parse(ticket.lateness) as OldLateness[];
  return all
    .filter(({ clock }) => ['review', 'adjudicate', 'act'].includes(clock))
    .map(({ id, clock, at, organizationId }) =>
      row(ticket, [id, clock, organizationId], ['lateDone', instantParam(at), instantParam(at)]),
    );
}

async function insert(runner: QueryRunner, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((values) => `(${values.map(() => '?').join(', ')})`).join(', ');
  await runner.query(`INSERT INTO ticket_duty VALUES ${places}`, rows.flat());
}
