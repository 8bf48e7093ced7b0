import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  idType,
  instantType,
  intType,
  textType,
} from '../../platform/database/column-types.js';

const id: TableColumnOptions = { name: 'id', ...idType, isPrimary: true };
const personId: TableColumnOptions = { name: 'personId', ...idType };

const PERSON = new Table({
  name: 'person',
  columns: [
    id,
    { name: 'realName', ...textType(50) },
    { name: 'phone', ...codeType(20), isNullable: true },
    { name: 'wechatOpenid', ...codeType(64), isNullable: true },
  ],
  indices: [
    { name: 'person_phone', columnNames: ['phone'], isUnique: true },
    { name: 'person_openid', columnNames: ['wechatOpenid'], isUnique: true },
  ],
});

const ACCOUNT = new Table({
  name: 'account',
  columns: [
    id,
    personId,
    { name: 'login', ...textType(50) },
    { name: 'passwordHash', ...codeType(200) },
  ],
  indices: [
    { name: 'account_login', columnNames: ['login'], isUnique: true },
    { name: 'account_person', columnNames: ['personId'] },
  ],
});

const POST = new Table({
  name: 'post',
  columns: [
    id,
    personId,
    { name: 'organizationId', ...idType },
    { name: 'role', ...codeType(20) },
    { name: 'startedAt', ...instantType },
    { name: 'endedAt', ...instantType, isNullable: true },
  ],
  indices: [
    { name: 'post_person', columnNames: ['personId'] },
    { name: 'post_organization', columnNames: ['organizationId', 'role'] },
  ],
});

const DWELLING = new Table({
  name: 'dwelling',
  columns: [
    id,
    { name: 'estateId', ...idType },
    { name: 'buildingId', ...idType, isNullable: true },
    { name: 'entranceId', ...idType, isNullable: true },
    { name: 'label', ...textType(100) },
  ],
  indices: [{ name: 'dwelling_place', columnNames: ['estateId', 'label'], isUnique: true }],
});

const RESIDENCE = new Table({
  name: 'residence',
  columns: [
    id,
    personId,
    { name: 'dwellingId', ...idType },
    { name: 'estateId', ...idType },
    { name: 'bureauId', ...idType },
    { name: 'relation', ...codeType(20) },
    { name: 'verifiedAt', ...instantType, isNullable: true },
  ],
  indices: [
    { name: 'residence_person', columnNames: ['personId', 'dwellingId'], isUnique: true },
    { name: 'residence_estate', columnNames: ['estateId', 'personId'] },
  ],
});

const SESSION = new Table({
  name: 'session',
  columns: [
    id,
    personId,
    { name: 'postId', ...idType, isNullable: true },
    { name: 'generation', ...intType },
    { name: 'rotatedAt', ...instantType },
    { name: 'expiresAt', ...instantType },
    { name: 'revokedAt', ...instantType, isNullable: true },
  ],
  indices: [
    { name: 'session_person', columnNames: ['personId'] },
    { name: 'session_expiry', columnNames: ['expiresAt'] },
  ],
});

const TABLES = [PERSON, ACCOUNT, POST, DWELLING, RESIDENCE, SESSION];

/** People, how they sign in, where they live and what posts they hold. */
export class Identity1700000003000 implements MigrationInterface {
  name = 'Identity1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
