import type { OrganizationKind } from '@wide-angle/shared';
import { RegisterHouseholds } from '../../features/identity/index.js';
import {
  CreateEstate,
  CreateOrganization,
  SignContract,
  type CreatedEstate,
  type NewBuilding,
} from '../../features/organizations/index.js';
import type { TestApp } from '../start-test-app.js';

export interface BuiltOrganization {
  readonly id: string;
  readonly name: string;
}

export interface BuiltEstate extends CreatedEstate {
  /** The company whose contract runs, null where there is none. */
  readonly companyId: string | null;
  /** Two verified owners who are not signed in; use `persona(test).resident(estate)` for one who is. */
  readonly residentIds: readonly string[];
}

/** A small county: see {@link aCounty}. */
export interface County {
  readonly bureau: BuiltOrganization;
  readonly subdistricts: readonly [BuiltOrganization, BuiltOrganization];
  /** The first two are in the first subdistrict, the third in the second. */
  readonly communities: readonly [BuiltOrganization, BuiltOrganization, BuiltOrganization];
  readonly companies: readonly [BuiltOrganization, BuiltOrganization];
  readonly department: BuiltOrganization;
  /**
   * 1: first community, first company. 2: first community, second company. 3: second community, first company. 4: third
   * community, no company - the community has to do the work.
   */
  readonly estates: readonly [BuiltEstate, BuiltEstate, BuiltEstate, BuiltEstate];
}

/** Contracts run from here without an end, so tests may start their clock long ago. */
const CONTRACTS_FROM = '2020-01-01';

/**
 * Builds a county in an empty or used database: a bureau with two subdistricts, three communities, two companies, one
 * department, and four estates of two buildings with two entrances and a lift each.
 * @param name begins the names of everything, to tell two counties apart
 */
export async function aCounty(test: TestApp, name = '高塘'): Promise<County> {
  const add = organizationsOf(test);
  const bureau = await add('bureau', `${name}住建局`, null);
  const north = await add('subdistrict', `${name}城北街道`, bureau.id);
  const south = await add('subdistrict', `${name}城南街道`, bureau.id);
  const lake = await add('community', `${name}湖滨社区`, north.id);
  const bridge = await add('community', `${name}石桥社区`, north.id);
  const temple = await add('community', `${name}文庙社区`, south.id);
  const first = await add('company', `${name}安居物业`, bureau.id);
  const second = await add('company', `${name}和美物业`, bureau.id);
  const department = await add('department', `${name}供电公司`, bureau.id);
  return {
    bureau,
    subdistricts: [north, south],
    communities: [lake, bridge, temple],
    companies: [first, second],
    department,
    estates: [
      await anEstate(test, { community: lake, company: first, name: `${name}阳光花园` }),
      await anEstate(test, { community: lake, company: second, name: `${name}翠湖名邸` }),
      await anEstate(test, { community: bridge, company: first, name: `${name}石桥新村` }),
      await anEstate(test, { community: temple, company: null, name: `${name}文庙老院` }),
    ],
  };
}

interface EstateWish {
  community: { id: string };
  company: { id: string } | null;
  name: string;
}

/** Builds one estate with two buildings, entrances, lifts, a gate, its contract and two owners. */
export async function anEstate(test: TestApp, wish: EstateWish): Promise<BuiltEstate> {
  const created = await test.app.get(CreateEstate).run({
    communityId: wish.community.id,
    name: wish.name,
    address: `人民路${wish.name.length}号`,
    households: 96,
    completedYear: 2008,
    buildings: [aBuilding('1号楼'), aBuilding('2号楼')],
    facilities: [{ kind: 'gate', name: '东门门禁', categoryCode: 'access_control' }],
  });
  if (wish.company) {
    const contract = { companyId: wish.company.id, estateId: created.id };
    await test.app.get(SignContract).run({ ...contract, fromDate: CONTRACTS_FROM });
  }
  return {
    ...created,
    companyId: wish.company?.id ?? null,
    residentIds: await twoOwners(test, created),
  };
}

function aBuilding(name: string): NewBuilding {
  const lift = { kind: 'lift', name: '电梯', categoryCode: 'lift_stopped' } as const;
  return {
    name,
    entrances: [
      { name: '1单元', facilities: [lift] },
      { name: '2单元', facilities: [lift] },
    ],
  };
}

async function twoOwners(test: TestApp, estate: CreatedEstate): Promise<string[]> {
  const building = estate.buildings[0];
  const entrance = building?.entrances[0];
  const household = (room: string, realName: string) => ({
    building,
    entrance,
    room,
    people: [{ realName, relation: 'owner' as const }],
  });
  const ids = await test.app
    .get(RegisterHouseholds)
    .run(estate, [household('901', '陈静'), household('902', '欧阳建国')]);
  return ids.flat();
}

function organizationsOf(test: TestApp) {
  return async (
    kind: OrganizationKind,
    name: string,
    parentId: string | null,
  ): Promise<BuiltOrganization> => {
    const id = await test.app.get(CreateOrganization).run({ kind, name, parentId });
    return { id, name };
  };
}
