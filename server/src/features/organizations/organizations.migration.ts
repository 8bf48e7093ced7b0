import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  flagType,
  idType,
  instantType,
  intType,
  jsonType,
  textType,
} from '../../platform/database/column-types.js';

const id: TableColumnOptions = { name: 'id', ...idType, isPrimary: true };
const estateId: TableColumnOptions = { name: 'estateId', ...idType };
const isRemoved: TableColumnOptions = { name: 'isRemoved', ...flagType };
const sortOrder: TableColumnOptions = { name: 'sortOrder', ...intType };
const name = (length: number): TableColumnOptions => ({ name: 'name', ...textType(length) });
const maybeId = (column: string): TableColumnOptions => ({
  name: column,
  ...idType,
  isNullable: true,
});

const ORGANIZATION = new Table({
  name: 'organization',
  columns: [
    id,
    { name: 'bureauId', ...idType },
    maybeId('parentId'),
    { name: 'kind', ...codeType(20) },
    name(100),
    isRemoved,
  ],
  indices: [
    { name: 'organization_bureau_kind', columnNames: ['bureauId', 'kind'] },
    { name: 'organization_parent', columnNames: ['parentId'] },
  ],
});

const ESTATE = new Table({
  name: 'estate',
  columns: [
    id,
    { name: 'bureauId', ...idType },
    { name: 'subdistrictId', ...idType },
    { name: 'communityId', ...idType },
    name(100),
    { name: 'address', ...textType(200) },
    { name: 'households', ...intType },
    { name: 'completedYear', ...intType, isNullable: true },
    { name: 'hasCommittee', ...flagType },
    isRemoved,
    { name: 'contractsVersion', ...intType },
  ],
  indices: [
    { name: 'estate_bureau', columnNames: ['bureauId'] },
    { name: 'estate_community', columnNames: ['communityId'] },
    { name: 'estate_name', columnNames: ['name', 'id'] },
  ],
});

const BUILDING = new Table({
  name: 'building',
  columns: [id, estateId, name(50), sortOrder, isRemoved],
  indices: [{ name: 'building_estate', columnNames: ['estateId', 'sortOrder'] }],
});

const ENTRANCE = new Table({
  name: 'entrance',
  columns: [id, estateId, { name: 'buildingId', ...idType }, name(50), sortOrder, isRemoved],
  indices: [{ name: 'entrance_estate', columnNames: ['estateId', 'sortOrder'] }],
});

const FACILITY = new Table({
  name: 'facility',
  columns: [
    id,
    estateId,
    maybeId('buildingId'),
    maybeId('entranceId'),
    { name: 'kind', ...codeType(20) },
    name(50),
    { name: 'categoryCode', ...codeType(40), isNullable: true },
    sortOrder,
    isRemoved,
  ],
  indices: [{ name: 'facility_estate', columnNames: ['estateId', 'sortOrder'] }],
});

const CONTRACT = new Table({
  name: 'contract',
  columns: [
    id,
    estateId,
    { name: 'companyId', ...idType },
    { name: 'fromDate', ...codeType(10) },
    { name: 'toDate', ...codeType(10) },
  ],
  indices: [
    { name: 'contract_estate', columnNames: ['estateId', 'toDate'] },
    { name: 'contract_company', columnNames: ['companyId', 'toDate'] },
  ],
});

const SCENE = new Table({
  name: 'scene',
  columns: [
    { name: 'code', ...idType, isPrimary: true },
    { name: 'kind', ...codeType(20) },
    estateId,
    maybeId('buildingId'),
    maybeId('entranceId'),
    maybeId('facilityId'),
  ],
  indices: [{ name: 'scene_estate', columnNames: ['estateId'] }],
});

const POLICY_VERSION = new Table({
  name: 'policy_version',
  columns: [
    id,
    { name: 'bureauId', ...idType },
    { name: 'version', ...intType },
    { name: 'effectiveFrom', ...instantType },
    { name: 'policy', ...jsonType },
  ],
  indices: [
    { name: 'policy_version_number', columnNames: ['bureauId', 'version'], isUnique: true },
  ],
});

const CALENDAR_YEAR = new Table({
  name: 'calendar_year',
  columns: [
    { name: 'year', ...idType, isPrimary: true },
    { name: 'source', ...textType(200) },
    { name: 'days', ...jsonType },
  ],
});

const TABLES = [
  ORGANIZATION,
  ESTATE,
  BUILDING,
  ENTRANCE,
  FACILITY,
  CONTRACT,
  SCENE,
  POLICY_VERSION,
  CALENDAR_YEAR,
];

/** Organisations, where people live, who serves them, and the limits and calendars that bind them. */
export class Organizations1700000002000 implements MigrationInterface {
  name = 'Organizations1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
