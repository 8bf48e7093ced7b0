import { refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { persona, type Persona } from '../../testing/personas.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import type { Actor, PostRole } from '@wide-angle/shared';
import { CreateEstate, CreateOrganization, Registry, RemovePlace } from './index.js';

let test: TestApp;
let county: County;
let other: County;
let registry: Registry;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
  other = await aCounty(test, '清河');
  registry = test.app.get(Registry);
});
afterAll(() => test.close());

const MISSING = '01a20351-0000-7000-8000-000000000000';

function actorIn(organization: { id: string }, role: PostRole, bureauId = county.bureau.id): Actor {
  return { personId: MISSING, role, postId: MISSING, organizationId: organization.id, bureauId };
}

describe('place', () => {
  const at = () => test.clock.now();

  it('of a whole estate', async () => {
    const [estate] = county.estates;
    expect(await registry.place(estate.id, {}, at())).toEqual({
      bureauId: county.bureau.id,
      subdistrictId: county.subdistricts[0].id,
      communityId: county.communities[0].id,
      estateId: estate.id,
      estateName: estate.name,
      responsibleId: county.companies[0].id,
      responsibleName: county.companies[0].name,
      label: '',
    });
  });

  it('of a facility alone brings its entrance and building', async () => {
    const [estate] = county.estates;
    const lift = estate.buildings[1]!.entrances[0]!.facilities[0]!;
    const place = await registry.place(estate.id, { facilityId: lift.id }, at());
    expect(place?.label).toBe('2号楼 1单元 电梯');
  });

  it('of an entrance alone brings its building', async () => {
    const [estate] = county.estates;
    const entranceId = estate.buildings[0]!.entrances[1]!.id;
    expect((await registry.place(estate.id, { entranceId }, at()))?.label).toBe('1号楼 2单元');
  });

  it('of a facility in the open', async () => {
    const [estate] = county.estates;
    const facilityId = estate.facilities[0]!.id;
    expect((await registry.place(estate.id, { facilityId }, at()))?.label).toBe('东门门禁');
  });

  it('without a running contract leaves the work to the community', async () => {
    const estate = county.estates[3];
    const place = await registry.place(estate.id, {}, at());
    expect(place?.responsibleId).toBe(county.communities[2].id);
    const before = await registry.place(county.estates[0].id, {}, Date.UTC(2019, 11, 31, 15, 59));
    expect(before?.responsibleId).toBe(county.communities[0].id);
    const first = await registry.place(county.estates[0].id, {}, Date.UTC(2019, 11, 31, 16, 0));
    expect(first?.responsibleId).toBe(county.companies[0].id);
  });

  it('is none where the parts do not belong together', async () => {
    const [estate, neighbour] = county.estates;
    const [one, two] = [estate.buildings[0]!, estate.buildings[1]!];
    const foreign = neighbour.buildings[0]!;
    const wrong = [
      { buildingId: foreign.id },
      { entranceId: foreign.entrances[0]!.id },
      { facilityId: foreign.entrances[0]!.facilities[0]!.id },
      { buildingId: two.id, entranceId: one.entrances[0]!.id },
      { buildingId: two.id, facilityId: one.entrances[0]!.facilities[0]!.id },
      {
        entranceId: one.entrances[1]!.id,
        facilityId: one.entrances[0]!.facilities[0]!.id,
      },
      { facilityId: MISSING },
      { entranceId: MISSING },
      { buildingId: MISSING },
    ];
    for (const part of wrong) expect(await registry.place(estate.id, part, at())).toBeNull();
    expect(await registry.place(MISSING, {}, at())).toBeNull();
  });

  it('is none once it is removed', async () => {
    const estate = county.estates[1];
    const lift = estate.buildings[0]!.entrances[0]!.facilities[0]!;
    await test.app.get(RemovePlace).run('entrance', estate.buildings[0]!.entrances[0]!.id);
    expect(await registry.place(estate.id, { facilityId: lift.id }, at())).toBeNull();
  });
});

describe('names', () => {
  it('come in one go, without what does not exist', async () => {
    const { bureau, department, estates } = county;
    const ids = [bureau.id, department.id, MISSING, bureau.id];
    expect(await registry.organizationNames(ids)).toEqual(
      new Map([
        [bureau.id, bureau.name],
        [department.id, department.name],
      ]),
    );
    expect(await registry.estateNames([estates[2].id])).toEqual(
      new Map([[estates[2].id, estates[2].name]]),
    );
    expect((await registry.estateNames([])).size).toBe(0);
  });
});

describe('target', () => {
  const target = (to: { id: string }, actor: Actor) => registry.target(to.id, actor);

  it('of a community is in its area when it serves one of its estates', async () => {
    const [lake, , temple] = county.communities;
    const [first] = county.companies;
    const seen = await target(first, actorIn(lake, 'community'));
    expect(seen).toEqual({ id: first.id, kind: 'company', inArea: true });
    expect(await target(first, actorIn(temple, 'community'))).toMatchObject({ inArea: false });
    expect(await target(county.department, actorIn(temple, 'community'))).toMatchObject({
      kind: 'department',
      inArea: true,
    });
  });

  it('of the bureau is every company with a contract, and no other county', async () => {
    const officer = actorIn(county.bureau, 'bureau');
    expect(await target(county.companies[1], officer)).toMatchObject({ inArea: true });
    expect(await target(other.companies[1], officer)).toBeNull();
    expect(await target(other.department, officer)).toBeNull();
    const idle = await test.app
      .get(CreateOrganization)
      .run({ kind: 'company', name: '无合同物业', parentId: county.bureau.id });
    expect(await target({ id: idle }, officer)).toMatchObject({ inArea: false });
  });

  it('of a manager is his own company only', async () => {
    const manager = actorIn(county.companies[0], 'manager');
    expect(await target(county.companies[0], manager)).toMatchObject({ inArea: true });
    expect(await target(county.companies[1], manager)).toMatchObject({ inArea: false });
    expect(await target(county.department, manager)).toMatchObject({ inArea: false });
  });

  it('does not exist for a resident without a county', async () => {
    const resident: Actor = {
      ...{ personId: MISSING, role: 'resident', postId: null },
      ...{ organizationId: null, bureauId: null },
    };
    expect(await target(county.companies[0], resident)).toBeNull();
  });
});

describe('isInArea', () => {
  it.each<[PostRole, (c: County) => { id: string }, boolean[]]>([
    ['community', (c) => c.communities[0], [true, true, false, false]],
    ['subdistrict', (c) => c.subdistricts[0], [true, true, true, false]],
    ['bureau', (c) => c.bureau, [true, true, true, true]],
    ['staff', (c) => c.companies[0], [true, false, true, false]],
    ['manager', (c) => c.companies[1], [false, true, false, false]],
    ['department', (c) => c.department, [false, false, false, false]],
    ['administrator', (c) => c.bureau, [false, false, false, false]],
  ])('%s', async (role, organization, expected) => {
    const actor = actorIn(organization(county), role);
    const seen = [];
    for (const estate of county.estates) seen.push(await registry.isInArea(actor, estate.id));
    expect(seen).toEqual(expected);
    expect(await registry.isInArea(actor, other.estates[0].id)).toBe(false);
  });
});

describe('targets over HTTP', () => {
  const namesFor = async (who: Persona, q?: string) =>
    (await who.api.organization.targets({ query: { q } })).map(({ name }) => name);

  it('are the companies of the area and the departments', async () => {
    const officer = await persona(test).community(county.communities[1]);
    expect(await namesFor(officer)).toEqual([county.companies[0].name, county.department.name]);
    expect(await namesFor(officer, '供电')).toEqual([county.department.name]);
  });

  it('of the bureau are its own county only', async () => {
    const officer = await persona(test).bureau(county.bureau);
    const names = await namesFor(officer);
    expect(names).toEqual(expect.arrayContaining(county.companies.map(({ name }) => name)));
    expect(names.filter((name) => name.startsWith('清河'))).toEqual([]);
  });

  it('are not for people who do the work', async () => {
    const manager = await persona(test).manager(county.companies[0]);
    expect(await refused(namesFor(manager))).toMatchObject({
      code: 'permission.denied',
      status: 403,
    });
  });
});

describe('the tree', () => {
  it('refuses a parent of the wrong kind', async () => {
    const create = test.app.get(CreateOrganization);
    const wrong = [
      { kind: 'community', name: 'x', parentId: county.bureau.id },
      { kind: 'company', name: 'x', parentId: county.communities[0].id },
      { kind: 'subdistrict', name: 'x', parentId: MISSING },
      { kind: 'department', name: 'x', parentId: null },
    ] as const;
    for (const input of wrong)
      await expect(create.run(input)).rejects.toThrow('organization.unknown');
  });

  it('refuses an estate of something that is no community', async () => {
    const estate = { name: 'x', address: 'x', households: 1 };
    const run = test.app.get(CreateEstate).run({ ...estate, communityId: county.bureau.id });
    await expect(run).rejects.toThrow('organization.unknown');
  });
});
