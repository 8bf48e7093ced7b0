import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  flagType,
  idType,
  instantType,
  intType,
  jsonType,
  longTextType,
  textType,
} from '../../platform/database/column-types.js';

type Column = TableColumnOptions;

const key = (name: string): Column => ({ name, ...idType, isPrimary: true });
const numberKey = (name: string): Column => ({ name, ...intType, isPrimary: true });
const id = (name: string): Column => ({ name, ...idType });
const maybeId = (name: string): Column => ({ name, ...idType, isNullable: true });
const instant = (name: string): Column => ({ name, ...instantType });
const maybeInstant = (name: string): Column => ({ name, ...instantType, isNullable: true });
const int = (name: string): Column => ({ name, ...intType });
const flag = (name: string): Column => ({ name, ...flagType });
const code = (name: string, length: number): Column => ({ name, ...codeType(length) });
const maybeCode = (name: string, length: number): Column => ({
  name,
  ...codeType(length),
  isNullable: true,
});
const words = (name: string, length: number): Column => ({ name, ...textType(length) });
const json = (name: string): Column => ({ name, ...jsonType });

const FACTS: Column[] = [
  key('id'),
  int('version'),
  int('basisVersion'),
  code('state', 12),
  int('tier'),
  int('round'),
  ...['bureauId', 'subdistrictId', 'communityId', 'estateId'].map(id),
  code('categoryCode', 40),
  int('policyVersion'),
  id('reporterId'),
  flag('isPublic'),
  flag('isAnonymous'),
  id('responsibleId'),
  instant('receivedAt'),
  maybeId('handlerId'),
  instant('submittedAt'),
  int('claimLeg'),
  instant('claimStartedAt'),
  maybeInstant('claimDueAt'),
  int('claimRung'),
  instant('overallStartedAt'),
  instant('overallDueAt'),
  flag('isProvisional'),
  int('overallRung'),
  maybeInstant('remindedAt'),
  json('moves'),
  maybeInstant('pausedAt'),
  json('lateness'),
  ...['askCount', 'extensionCount', 'nudgeCount'].map(int),
  maybeInstant('nudgedAt'),
  flag('hasObjected'),
  { ...json('request'), isNullable: true },
  maybeInstant('shelvedUntil'),
  maybeCode('adjudicator', 10),
  ...['adjudicateDueAt', 'reviewDueAt', 'actDueAt', 'resolvedAt', 'confirmDueAt', 'endedAt'].map(
    maybeInstant,
  ),
  maybeCode('closedBy', 10),
  { ...flag('isSolved'), isNullable: true },
  maybeId('mergedIntoId'),
];

const STANDING: Column[] = [
  flag('isOpen'),
  flag('isLate'),
  maybeCode('card', 10),
  maybeCode('limitKind', 12),
  maybeInstant('limitDueAt'),
  { ...int('urgentRank'), isNullable: true },
  maybeCode('awaitedDecision', 10),
  maybeInstant('nextTimerAt'),
  code('classCode', 10),
];

const CONTENT: Column[] = [
  code('number', 11),
  ...['buildingId', 'entranceId', 'facilityId'].map(maybeId),
  words('place', 300),
  words('text', 2000),
  code('channel', 12),
  json('mediaIds'),
  id('companyId'),
  int('joinerCount'),
  { name: 'search', ...longTextType },
  int('timerFailures'),
  maybeInstant('timerFailedAt'),
  { ...words('timerError', 300), isNullable: true },
];

const URGENT = ['state', 'isLate', 'urgentRank', 'id'];
const NEWEST = ['state', 'submittedAt', 'id'];
const listsOf = (name: string) => [
  { name: `ticket_${name}_urgent`, columnNames: [`${name}Id`, ...URGENT] },
  { name: `ticket_${name}_newest`, columnNames: [`${name}Id`, ...NEWEST] },
];

const TICKET = new Table({
  name: 'ticket',
  columns: [...FACTS, ...STANDING, ...CONTENT],
  indices: [
    { name: 'ticket_number', columnNames: ['number'], isUnique: true },
    { name: 'ticket_timer', columnNames: ['nextTimerAt', 'id'] },
    { name: 'ticket_reporter', columnNames: ['reporterId', 'submittedAt', 'id'] },
    {
      name: 'ticket_estate',
      columnNames: ['estateId', 'isPublic', 'isOpen', 'submittedAt', 'id'],
    },
    ...['handler', 'responsible', 'community', 'subdistrict', 'bureau'].flatMap(listsOf),
    ...['community', 'bureau'].map((name) => ({
      name: `ticket_${name}_decision`,
      columnNames: [`${name}Id`, 'awaitedDecision', 'urgentRank', 'id'],
    })),
    ...['urgentRank', 'submittedAt'].map((sorted) => ({
      name: `ticket_category_${sorted === 'urgentRank' ? 'urgent' : 'newest'}`,
      columnNames: ['bureauId', 'categoryCode', 'isOpen', sorted, 'id'],
    })),
    { name: 'ticket_bureau_tier', columnNames: ['bureauId', 'isOpen', 'tier', 'urgentRank', 'id'] },
  ],
});

const EVENT = new Table({
  name: 'ticket_event',
  columns: [
    key('ticketId'),
    numberKey('seq'),
    code('type', 20),
    instant('at'),
    maybeInstant('dueAt'),
    maybeId('actorPersonId'),
    maybeCode('actorRole', 20),
    maybeId('actorOrganizationId'),
    code('visibility', 10),
    words('text', 2000),
    ...['mediaIds', 'data', 'changes'].map(json),
  ],
});

const JOINER = new Table({
  name: 'ticket_joiner',
  columns: [key('ticketId'), key('personId'), instant('joinedAt')],
  indices: [{ name: 'ticket_joiner_person', columnNames: ['personId', 'ticketId'] }],
});

const RATING = new Table({
  name: 'ticket_rating',
  columns: [
    key('ticketId'),
    numberKey('round'),
    key('personId'),
    flag('isReporter'),
    flag('solved'),
    ...['speed', 'quality', 'attitude'].map(int),
    words('text', 2000),
    instant('at'),
  ],
});

const CONTACT_VIEW = new Table({
  name: 'contact_view',
  columns: [
    key('id'),
    id('ticketId'),
    id('viewerId'),
    code('viewerRole', 20),
    maybeId('viewerOrganizationId'),
    words('reason', 500),
    instant('at'),
  ],
  indices: [{ name: 'contact_view_ticket', columnNames: ['ticketId', 'at'] }],
});

const TALLY = new Table({
  name: 'ticket_tally',
  columns: [
    key('id'),
    code('bucket', 130),
    ...['bureauId', 'subdistrictId', 'communityId', 'responsibleId'].map(id),
    code('state', 12),
    flag('isLate'),
    int('tier'),
    maybeCode('awaitedDecision', 10),
    int('amount'),
  ],
  indices: [
    { name: 'ticket_tally_bucket', columnNames: ['bucket'] },
    ...['bureau', 'subdistrict', 'community', 'responsible'].map((name) => ({
      name: `ticket_tally_${name}`,
      columnNames: [`${name}Id`, 'state'],
    })),
  ],
});

const TABLES = [TICKET, EVENT, JOINER, RATING, CONTACT_VIEW, TALLY];

/** Tickets with their histories, joiners, ratings and counts, and the log of looks at contact data. */
export class Tickets1700000005000 implements MigrationInterface {
  readonly name = 'Tickets1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table);
  }
}
