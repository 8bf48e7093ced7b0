import { SCENE_PATTERN } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { aCounty, anEstate, type County } from '../../testing/builders/county.js';
import { nobody } from '../../testing/personas.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { EndContract, RemoveEstate, RemovePlace } from './index.js';
import { Contract } from './entities/contract.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
});
afterAll(() => test.close());

const scan = (scene: string) => nobody(test).organization.scene({ params: { scene } });
const another = (name: string) =>
  anEstate(test, { community: county.communities[0], company: county.companies[0], name });

describe('scanning a printed code', () => {
  it('of an estate tells the estate and who serves it', async () => {
    const [estate] = county.estates;
    expect(await scan(estate.scene)).toEqual({
      scene: estate.scene,
      kind: 'estate',
      estateId: estate.id,
      estateName: estate.name,
      buildingId: null,
      entranceId: null,
      facilityId: null,
      facilityKind: null,
      label: '',
      categoryCode: null,
      companyName: county.companies[0].name,
    });
  });

  it('of an entrance tells building and entrance', async () => {
    const [estate] = county.estates;
    const building = estate.buildings[1]!;
    const entrance = building.entrances[0]!;
    expect(await scan(entrance.scene)).toMatchObject({
      kind: 'entrance',
      buildingId: building.id,
      entranceId: entrance.id,
      facilityId: null,
      label: '2号楼 1单元',
    });
  });

  it('of a lift fills in place and category', async () => {
    const entrance = county.estates[0].buildings[0]!.entrances[1]!;
    const lift = entrance.facilities[0]!;
    expect(await scan(lift.scene)).toMatchObject({
      kind: 'facility',
      entranceId: entrance.id,
      facilityId: lift.id,
      facilityKind: 'lift',
      label: '1号楼 2单元 电梯',
      categoryCode: 'lift_stopped',
    });
  });

  it('of an estate without a company says so', async () => {
    expect(await scan(county.estates[3].scene)).toMatchObject({ companyName: null });
  });

  it('no longer names a company whose contract has run out', async () => {
    const estate = await another('合同到期小区');
    const { reader } = test.app.get(UnitOfWork);
    const contract = await reader.findOneByOrFail(Contract, { estateId: estate.id });
    await test.app.get(EndContract).run(contract.id, '2026-03-11');
    expect(await scan(estate.scene)).toMatchObject({ companyName: county.companies[0].name });
    const today = test.clock.now();
    // 2026-03-11 16:00 UTC is midnight of the 12th in Shanghai.
    test.clock.set(Date.UTC(2026, 2, 11, 16, 0));
    expect(await scan(estate.scene)).toMatchObject({ companyName: null });
    test.clock.set(today);
  });

  it('is made of the safe characters of a mini-program scene', () => {
    const scenes = county.estates.flatMap((estate) => [
      estate.scene,
      ...estate.facilities.map(({ scene }) => scene),
      ...estate.buildings.flatMap((building) => [
        building.scene,
        ...building.entrances.map(({ scene }) => scene),
      ]),
    ]);
    expect(scenes).toHaveLength(4 * 8);
    expect(new Set(scenes).size).toBe(scenes.length);
    for (const scene of scenes) expect(scene).toMatch(SCENE_PATTERN);
  });
});

describe('a code that leads nowhere', () => {
  it.each(['nowhere1', 'x', '%E5%B0%8F', 'a'.repeat(33), "1' OR '1'='1"])('%s', async (scene) => {
    expect(await refused(scan(scene))).toMatchObject({ code: 'scene.unknown', status: 404 });
  });

  it('distinguishes upper and lower case', async () => {
    const scene = county.estates.map((estate) => estate.scene).find((code) => /[a-z]/i.test(code))!;
    const other = scene.replace(/[a-z]/i, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    );
    expect(await refused(scan(other))).toMatchObject({ code: 'scene.unknown' });
  });

  it('because its estate was removed, with every code inside', async () => {
    const estate = await another('拆迁小区');
    await test.app.get(RemoveEstate).run(estate.id);
    const codes = [estate, estate.buildings[0]!, estate.facilities[0]!];
    for (const { scene } of codes) {
      expect(await refused(scan(scene))).toMatchObject({ code: 'scene.unknown', status: 404 });
    }
  });

  it('because its building was removed, with entrances and lifts; the next building stays', async () => {
    const estate = await another('拆楼小区');
    const [gone, stays] = [estate.buildings[0]!, estate.buildings[1]!];
    await test.app.get(RemovePlace).run('building', gone.id);
    const inside = [gone, gone.entrances[0]!, gone.entrances[0]!.facilities[0]!];
    for (const { scene } of inside) {
      expect(await refused(scan(scene))).toMatchObject({ code: 'scene.unknown' });
    }
    expect(await scan(stays.entrances[0]!.scene)).toMatchObject({ label: '2号楼 1单元' });
    const view = await nobody(test).organization.estate({ params: { id: estate.id } });
    expect(view.buildings.map(({ name }) => name)).toEqual(['2号楼']);
  });

  it('because its lift was removed; the entrance stays', async () => {
    const estate = await another('拆电梯小区');
    const entrance = estate.buildings[0]!.entrances[0]!;
    const lift = entrance.facilities[0]!;
    await test.app.get(RemovePlace).run('facility', lift.id);
    expect(await refused(scan(lift.scene))).toMatchObject({ code: 'scene.unknown' });
    expect(await scan(entrance.scene)).toMatchObject({ label: '1号楼 1单元' });
  });

  it('cannot be removed twice', async () => {
    const estate = await another('删两次小区');
    await test.app.get(RemoveEstate).run(estate.id);
    await expect(test.app.get(RemoveEstate).run(estate.id)).rejects.toThrow('estate.unknown');
  });
});
