import { ActorSource } from '../../platform/access/actor-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { aCounty, type County } from '../../testing/builders/county.js';
import { persona, type Persona } from '../../testing/personas.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { Dwelling } from './entities/dwelling.entity.js';
import { Person } from './entities/person.entity.js';
import { Residence } from './entities/residence.entity.js';
import {
  CreatePerson,
  EndPost,
  GivePost,
  People,
  RegisterHouseholds,
  RegisterResidence,
  VerifyResidence,
} from './index.js';

let test: TestApp;
let county: County;
let people: People;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  test = await startTestApp();
  county = await aCounty(test);
  people = test.app.get(People);
  unitOfWork = test.app.get(UnitOfWork);
});
afterAll(() => test.close());

const MISSING = '01a20351-0000-7000-8000-000000000000';
const enter = (realName: string, phone?: string) =>
  test.app.get(CreatePerson).run({ realName, phone });

describe('names and contact', () => {
  it('come in one go, without what does not exist', async () => {
    const [wang, li] = [await enter('王伟'), await enter('李娜')];
    expect(await people.names([wang, li, wang, MISSING])).toEqual(
      new Map([
        [wang, '王伟'],
        [li, '李娜'],
      ]),
    );
    expect((await people.names([])).size).toBe(0);
  });

  it('come with the posts, ended ones too, the latest last', async () => {
    const [wang, li] = [await enter('王伟'), await enter('李娜')];
    const organizationId = county.companies[0].id;
    const first = await test.app
      .get(GivePost)
      .run({ personId: wang, organizationId, role: 'staff' });
    await test.app.get(EndPost).run(first);
    const second = await test.app
      .get(GivePost)
      .run({ personId: wang, organizationId, role: 'manager' });
    await test.app.get(EndPost).run(second);
    const known = await people.known([wang, li, MISSING]);
    expect([...known.keys()].sort()).toEqual([wang, li].sort());
    expect(known.get(li)).toEqual({ realName: '李娜', posts: [] });
    expect(known.get(wang)).toEqual({
      realName: '王伟',
      posts: [
        { organizationId, role: 'staff' },
        { organizationId, role: 'manager' },
      ],
    });
    expect((await people.known([])).size).toBe(0);
  });

  it('give phone and dwelling, of the estate that is asked about', async () => {
    const who = await persona(test).resident(county.estates[0], { phone: '+86 139 0000 1111' });
    const home = { personId: who.personId, estateId: county.estates[1].id, room: '8号' };
    await test.app.get(RegisterResidence).run({ ...home, relation: 'owner', isVerified: true });
    expect(await people.contact(who.personId)).toMatchObject({ phone: '13900001111' });
    const { dwelling } = await people.contact(who.personId, county.estates[1].id);
    expect(dwelling).toBe('8号');
    expect(await people.contact(await enter('无房'))).toEqual({ name: '无房', phone: '' });
    await expect(people.contact(MISSING)).rejects.toThrow('person.unknown');
  });
});

describe('finding by phone', () => {
  const find = (name: string, phone: string) =>
    unitOfWork.run((tx) => people.findOrCreateByPhone(tx, name, phone));

  it('enters a new person once, however the number is written', async () => {
    const id = await find('赵强', '139 2222 3333');
    expect(await find('别名', '+8613922223333')).toBe(id);
    expect((await people.names([id])).get(id)).toBe('赵强');
  });

  it('enters one person when several calls come at once', async () => {
    const calls = Array.from({ length: 8 }, () => find('孙洋', '13944445555'));
    expect(new Set(await Promise.all(calls)).size).toBe(1);
    expect(await unitOfWork.reader.countBy(Person, { phone: '13944445555' })).toBe(1);
  });

  it('refuses what is no number; nobody is entered twice under one', async () => {
    await expect(find('x', '没有')).rejects.toThrow('input.invalid');
    await enter('郭磊', '13966667777');
    await expect(enter('别人', '139-6666-7777')).rejects.toThrow('person.phoneTaken');
  });
});

describe('homes', () => {
  it('give rights once they are verified', async () => {
    const personId = await enter('何芳');
    const [estate] = county.estates;
    const home = { personId, estateId: estate.id, room: '临街门面', relation: 'owner' } as const;
    const id = await test.app.get(RegisterResidence).run({ ...home, isVerified: false });
    expect(await people.isOwner(personId, estate.id)).toBe(false);
    expect(await people.estatesOf(personId)).toEqual([]);
    await test.app.get(VerifyResidence).run(id);
    expect(await people.isOwner(personId, estate.id)).toBe(true);
    expect(await people.isOwner(personId, county.estates[1].id)).toBe(false);
    expect(await people.estatesOf(personId)).toEqual([estate.id]);
    await expect(test.app.get(VerifyResidence).run(MISSING)).rejects.toThrow('residence.unknown');
  });

  it('are registered once, and shared by a family', async () => {
    const [estate] = county.estates;
    const entranceId = estate.buildings[0]!.entrances[0]!.id;
    const home = { estateId: estate.id, entranceId, room: '333', isVerified: true } as const;
    const register = (personId: string) =>
      test.app.get(RegisterResidence).run({ ...home, personId, relation: 'family' });
    const [one, two] = [await enter('罗艳'), await enter('罗勇')];
    const ids = await Promise.all([register(one), register(two), register(one)]);
    expect(new Set(ids).size).toBe(2);
    const label = '1号楼 1单元 333';
    const dwelling = await unitOfWork.reader.findOneByOrFail(Dwelling, { label });
    expect(await unitOfWork.reader.countBy(Residence, { dwellingId: dwelling.id })).toBe(2);
  });

  it('need a place that exists', async () => {
    const personId = await enter('高伟');
    const home = { personId, estateId: county.estates[0].id, room: '1', isVerified: true };
    const buildingId = county.estates[1].buildings[0]!.id;
    const run = test.app.get(RegisterResidence).run({ ...home, buildingId, relation: 'owner' });
    await expect(run).rejects.toThrow('place.unknown');
  });

  it('come as a whole roster, or not at all', async () => {
    const [, , estate] = county.estates;
    const household = (room: string, phone: string) => ({
      room,
      people: [{ realName: '徐静', phone, relation: 'owner' as const }],
    });
    const run = (...rooms: [string, string][]) =>
      test.app.get(RegisterHouseholds).run(
        estate,
        rooms.map(([room, phone]) => household(room, phone)),
      );
    const ids = await run(['1', '13911110001'], ['2', '13911110002']);
    expect(ids.map((family) => family.length)).toEqual([1, 1]);
    expect(await people.isOwner(ids[1]![0]!, estate.id)).toBe(true);
    await expect(run(['3', '13911110003'], ['4', '13911110001'])).rejects.toThrow();
    expect(await unitOfWork.reader.countBy(Person, { phone: '13911110003' })).toBe(0);
  });

  it('put the resident into his county, once one is verified', async () => {
    const actors = test.app.get(ActorSource);
    const actorOf = async (who: Persona) => (await actors.actorOf(who.session().accessToken)).actor;
    const [estate] = county.estates;
    const owner = await persona(test).resident(estate);
    expect(await actorOf(owner)).toEqual({
      personId: owner.personId,
      role: 'resident',
      postId: null,
      organizationId: null,
      bureauId: county.bureau.id,
    });
    const newcomer = await persona(test).resident(estate, { isVerified: false });
    expect((await actorOf(newcomer)).bureauId).toBeNull();
  });
});

describe('posts', () => {
  it('make a handler, until they end', async () => {
    const who = await persona(test).staff(county.companies[0]);
    const [company, other] = county.companies;
    const found = { personId: who.personId, organizationId: company.id };
    expect(await people.handler(who.personId, company.id)).toEqual(found);
    expect(await people.handler(who.personId, other.id)).toBeNull();
    expect(await people.inPosts(company.id, ['staff'])).toContainEqual({
      personId: who.personId,
      postId: who.postId,
      role: 'staff',
    });
    await test.app.get(EndPost).run(who.postId!);
    expect(await people.handler(who.personId, company.id)).toBeNull();
    expect(await people.inPosts(company.id, ['staff', 'manager'])).toEqual([]);
  });

  it('of officers make no handler', async () => {
    const officer = await persona(test).community(county.communities[0]);
    expect(await people.handler(officer.personId, county.communities[0].id)).toBeNull();
  });

  it('fit their organisation', async () => {
    const personId = await enter('胡敏');
    const give = test.app.get(GivePost);
    const wrong = { personId, organizationId: county.communities[0].id, role: 'staff' } as const;
    await expect(give.run(wrong)).rejects.toThrow('post.wrongRole');
    await expect(give.run({ ...wrong, organizationId: MISSING })).rejects.toThrow(
      'organization.unknown',
    );
  });
});

describe('colleagues over HTTP', () => {
  it('are those of the own company who can take a ticket, each once, by full name', async () => {
    const company = county.companies[1];
    const boss = await persona(test).manager(company, { name: '林强' });
    const staff = await persona(test).staff(company, { name: '马磊' });
    await persona(test).staff(county.companies[0], { name: '外人' });
    const twice = { personId: boss.personId, organizationId: company.id, role: 'staff' } as const;
    await test.app.get(GivePost).run(twice);
    const gone = await persona(test).staff(company, { name: '已离职' });
    await test.app.get(EndPost).run(gone.postId!);
    expect(await staff.api.organization.colleagues()).toEqual([
      { personId: boss.personId, name: '林强', role: 'manager' },
      { personId: staff.personId, name: '马磊', role: 'staff' },
    ]);
  });

  it('are not for residents and officers', async () => {
    const resident = await persona(test).resident(county.estates[0]);
    const officer = await persona(test).bureau(county.bureau);
    for (const who of [resident, officer]) {
      expect(await refused(who.api.organization.colleagues())).toMatchObject({
        code: 'permission.denied',
      });
    }
  });
});
