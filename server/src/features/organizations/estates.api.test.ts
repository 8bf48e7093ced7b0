import type { EstateListQuery } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { nobody } from '../../testing/personas.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { CreateEstate, RemoveEstate } from './index.js';
import { pagesOf } from '../../testing/pages.js';

let test: TestApp;
let county: County;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
  const more = ['A区', 'A区', 'B区 50%满', 'a_b花园', 'axb花园'];
  for (const name of more) await add(name, '泉城路8号');
});
afterAll(() => test.close());

const add = (name: string, address: string) =>
  test.app
    .get(CreateEstate)
    .run({ communityId: county.communities[0].id, name, address, households: 10 });

const list = (query: EstateListQuery) => nobody(test).organization.estates({ query });
const namesOf = async (query: EstateListQuery) => (await list(query)).items.map(({ name }) => name);

describe('the list of estates', () => {
  it('shows what somebody needs to find his own', async () => {
    const { items } = await list({ q: '阳光' });
    const [estate] = county.estates;
    expect(items).toEqual([
      {
        id: estate.id,
        name: estate.name,
        address: expect.stringMatching(/^人民路\d+号$/),
        communityName: county.communities[0].name,
        companyName: county.companies[0].name,
      },
    ]);
  });

  it('also finds by address', async () => {
    expect(await namesOf({ q: '泉城路' })).toHaveLength(5);
  });

  it('takes % and _ of the person as they are', async () => {
    expect(await namesOf({ q: '50%' })).toEqual(['B区 50%满']);
    expect(await namesOf({ q: 'a_b' })).toEqual(['a_b花园']);
    expect(await namesOf({ q: '!' })).toEqual([]);
  });

  it('takes full-width letters as their plain ones', async () => {
    expect(await namesOf({ q: 'A区' })).toEqual(['A区', 'A区']);
  });

  it('gives everything for an empty search', async () => {
    expect(await namesOf({ q: '  ' })).toHaveLength(9);
  });

  it.each([1, 2, 5])('comes in pages of %d that together hold each estate once', async (limit) => {
    const whole = (await list({ limit: 50 })).items.map(({ id }) => id);
    const pages = await pagesOf((cursor) => list({ limit, cursor }));
    expect(Math.max(...pages.map(({ items }) => items.length))).toBeLessThanOrEqual(limit);
    const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(9);
  });

  it('keeps its place when an estate before it appears', async () => {
    const first = await list({ limit: 3 });
    const before = await list({ limit: 3, cursor: first.next! });
    await add('0号小区', '泉城路9号').then(({ id }) => test.app.get(RemoveEstate).run(id));
    const created = await add('00号小区', '泉城路9号');
    expect((await list({ limit: 3, cursor: first.next! })).items).toEqual(before.items);
    await test.app.get(RemoveEstate).run(created.id);
    expect(await namesOf({ q: '号小区' })).toEqual([]);
  });

  it.each(['nonsense', 'WyJhIl0', 'e30'])('refuses the cursor %s', async (cursor) => {
    expect(await refused(list({ cursor }))).toMatchObject({ code: 'input.cursor', status: 400 });
  });

  it.each([0, 51, 1.5])('refuses a page of %d', async (limit) => {
    expect(await refused(list({ limit }))).toMatchObject({ code: 'input.invalid' });
  });
});

describe('one estate', () => {
  const show = (id: string) => nobody(test).organization.estate({ params: { id } });

  it('comes with buildings, entrances and facilities in their order', async () => {
    const [estate] = county.estates;
    const view = await show(estate.id);
    const parts = estate.buildings.map(({ id, name, entrances }) => ({
      id,
      name,
      entrances: entrances.map((entrance) => ({ id: entrance.id, name: entrance.name })),
    }));
    expect(view.buildings).toEqual(parts);
    expect(view.facilities.map(({ name, kind }) => [name, kind])).toEqual([
      ['1号楼 1单元 电梯', 'lift'],
      ['1号楼 2单元 电梯', 'lift'],
      ['2号楼 1单元 电梯', 'lift'],
      ['2号楼 2单元 电梯', 'lift'],
      ['东门门禁', 'gate'],
    ]);
    expect(view).toMatchObject({ name: estate.name, companyName: county.companies[0].name });
  });

  it('is refused where it does not exist, and where the id is none', async () => {
    const missing = '01a20351-0000-7000-8000-000000000000';
    expect(await refused(show(missing))).toMatchObject({ code: 'estate.unknown', status: 404 });
    expect(await refused(show('17'))).toMatchObject({ code: 'input.invalid', status: 400 });
  });
});
