import { randomUUID } from 'node:crypto';
import type { PolicyDraft } from '@wide-angle/shared';
import { DAY, DEFAULT_POLICY, HOUR, MINUTE, toIso } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { aCounty } from '../../testing/builders/county.js';
import { persona } from '../../testing/personas.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';

let world: TicketWorld;

// Each test has versions of its own, so each makes a database: slow where others use the machine.
jest.setTimeout(60_000);

beforeEach(async () => {
  world = await TicketWorld.start();
});
afterEach(() => world.close());

const { version: _, ...DEFAULT_DRAFT } = DEFAULT_POLICY;

/** The default with another limit for repairs, in working days. */
function repairsIn(finish: number): PolicyDraft {
  const { repair } = DEFAULT_POLICY.classes;
  const classes = {
    ...DEFAULT_POLICY.classes,
    repair: { ...repair, finish: { unit: 'workingDays', amount: finish } as const },
  };
  return { ...DEFAULT_DRAFT, classes };
}

const publish = (
  policy: PolicyDraft,
  more: { baseVersion?: number; in?: number } = {},
  by?: string,
) =>
  world.people.bureau.api.policy.publish({
    body: {
      baseVersion: more.baseVersion ?? 1,
      effectiveFrom: more.in === undefined ? null : toIso(world.test.clock.now() + more.in),
      note: '试行',
      policy,
    },
    idempotencyKey: by,
  });

const states = async () =>
  (await world.people.bureau.api.policy.list()).versions.map(({ version, state }) => [
    version,
    state,
  ]);

describe('reading', () => {
  it('is for officers of the bureau, its subdistricts and communities', async () => {
    for (const one of ['bureau', 'subdistrict', 'community'] as const) {
      const { policy, version, state } = await world.people[one].api.policy.current();
      expect([version, state]).toEqual([1, 'running']);
      expect(policy).toEqual(DEFAULT_POLICY);
    }
    const { versions, base } = await world.people.community.api.policy.list();
    expect([base, versions.length]).toEqual([1, 1]);
  });

  it('is for nobody else, and publishing for the bureau alone', async () => {
    const administrator = await persona(world.test).administrator(world.county.bureau);
    for (const one of [world.people.owner, world.people.manager, administrator])
      expect((await refused(one.api.policy.current())).code).toBe('permission.denied');
    const body = { baseVersion: 1, effectiveFrom: null, note: '-', policy: repairsIn(2) };
    const { community } = world.people;
    expect((await refused(community.api.policy.publish({ body }))).code).toBe('permission.denied');
    expect(
      (await refused(community.api.policy.preview({ body: { policy: repairsIn(2) } }))).code,
    ).toBe('permission.denied');
  });

  it('never shows another county’s versions', async () => {
    await publish(repairsIn(2));
    const other = await aCounty(world.test, '清河');
    const officer = await persona(world.test).bureau(other.bureau);
    expect((await officer.api.policy.list()).versions.map(({ version }) => version)).toEqual([1]);
    const missing = await refused(officer.api.policy.get({ params: { version: 2 } }));
    expect(missing.code).toBe('policy.unknown');
  });

  it('tells which categories open tickets use', async () => {
    const { owner, bureau } = world.people;
    const road = await world.report({ categoryCode: 'road' });
    await world.report({ categoryCode: 'cleaning' });
    await world.act(owner, road, 'withdraw');
    expect((await bureau.api.policy.list()).categoriesInUse).toEqual(['cleaning']);
  });
});

async function repairLimit(query: { estateId: string; version?: number }) {
  const { classes } = await world.people.owner.api.organization.policy({ query });
  return classes.find(({ code }) => code === 'repair')?.finish;
}

describe('publishing', () => {
  it('takes over at its moment; tickets keep the version that they were filed under', async () => {
    const before = await world.report();
    const published = await publish(repairsIn(2), { in: HOUR });
    expect(published).toMatchObject({
      version: 2,
      state: 'coming',
      note: '试行',
      publishedBy: '徐伟',
    });
    const same = await world.report();
    expect(same.overallDueAt).toBe(before.overallDueAt);
    await world.later(HOUR);
    const after = await world.report();
    expect(Date.parse(after.overallDueAt)).toBeLessThan(Date.parse(before.overallDueAt));
    expect((await world.get(world.people.owner, before)).overallDueAt).toBe(before.overallDueAt);
    expect(await states()).toEqual([
      [2, 'running'],
      [1, 'past'],
    ]);
    const { summary } = await world.people.owner.api.ticket.deadline({ params: { id: before.id } });
    expect(summary).toContain('3 个工作日');
  });

  it('shows a ticket’s categories and limits as they were when it was filed', async () => {
    const ticket = await world.report();
    await publish(repairsIn(2));
    const { estateId, policyVersion } = await world.get(world.people.owner, ticket);
    expect(await repairLimit({ estateId, version: policyVersion })).toBe('3 个工作日');
    expect(await repairLimit({ estateId })).toBe('2 个工作日');
    expect((await refused(repairLimit({ estateId, version: 9 }))).code).toBe('policy.unknown');
  });

  it('happens once, however often it is sent', async () => {
    const key = randomUUID();
    const [one, two] = [await publish(repairsIn(2), {}, key), await publish(repairsIn(2), {}, key)];
    expect([one.version, two.version]).toEqual([2, 2]);
    expect(await states()).toHaveLength(2);
  });

  it('lets one of two officers win and tells the other', async () => {
    const both = await Promise.allSettled([publish(repairsIn(2)), publish(repairsIn(4))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await states()).toHaveLength(2);
    expect((await refused(publish(repairsIn(5)))).code).toBe('policy.changed');
  });

  it('replaces what is not in force yet, for whoever has seen it', async () => {
    await publish(repairsIn(2), { in: DAY });
    expect((await refused(publish(repairsIn(4), { in: HOUR }))).code).toBe('policy.changed');
    await publish(repairsIn(4), { in: HOUR, baseVersion: 2 });
    expect(await states()).toEqual([
      [3, 'coming'],
      [2, 'withdrawn'],
      [1, 'running'],
    ]);
    await world.later(2 * DAY);
    expect((await world.people.bureau.api.policy.current()).version).toBe(3);
  });

  it('is refused for the past, for an unchanged policy and for one that is bad, with each place', async () => {
    expect((await refused(publish(repairsIn(2), { in: -MINUTE }))).code).toBe(
      'policy.effectiveInPast',
    );
    expect((await refused(publish(repairsIn(2), { in: 400 * DAY }))).code).toBe(
      'policy.effectiveTooFar',
    );
    expect((await refused(publish(DEFAULT_DRAFT))).code).toBe('policy.unchanged');
    const bad = await refused(publish(repairsIn(0)));
    expect(bad).toMatchObject({
      code: 'policy.bad',
      fields: { 'classes.repair.finish': 'classes.repair.finish：时长须大于 0' },
    });
    const shapeless = { classes: 'none' } as unknown as PolicyDraft;
    expect((await refused(publish(shapeless))).code).toBe('policy.bad');
    expect(await states()).toHaveLength(1);
  });

  it('removes no category of an open ticket, and offers it no more where it is told so', async () => {
    await world.report({ categoryCode: 'road' });
    const { road, ...others } = DEFAULT_POLICY.categories;
    const without = { ...DEFAULT_DRAFT, categories: others };
    expect((await refused(publish(without))).fields).toHaveProperty(['categories.road']);
    const categories = { ...others, road: { ...road!, isOffered: false } };
    await publish({ ...DEFAULT_DRAFT, categories });
    expect((await refused(world.report({ categoryCode: 'road' }))).code).toBe('category.unknown');
  });
});

describe('taking back', () => {
  const withdraw = (version: number) =>
    world.people.bureau.api.policy.withdraw({ params: { version }, body: { reason: '写错了' } });

  it('ends a version that never was in force', async () => {
    await publish(repairsIn(2), { in: HOUR });
    const taken = await withdraw(2);
    expect(taken).toMatchObject({
      state: 'withdrawn',
      withdrawnBy: '徐伟',
      note: '试行；撤回：写错了',
    });
    await world.later(2 * HOUR);
    expect((await world.people.bureau.api.policy.current()).version).toBe(1);
    expect((await refused(withdraw(2))).code).toBe('policy.withdrawn');
    expect((await publish(repairsIn(4))).version).toBe(3);
  });

  it('is too late where it is in force, or is about to be', async () => {
    expect((await refused(withdraw(1))).code).toBe('policy.inForce');
    await publish(repairsIn(2), { in: 30_000 });
    expect((await refused(withdraw(2))).code).toBe('policy.inForce');
    expect((await refused(withdraw(9))).code).toBe('policy.unknown');
  });
});

describe('a preview', () => {
  it('compares last month’s tickets under both policies, and changes nothing', async () => {
    const { wang, bureau, owner } = world.people;
    const ticket = await world.act(wang, await world.report(), 'claim');
    await world.report({ categoryCode: 'attitude' });
    await world.later(2 * DAY + 4 * HOUR);
    const done = { text: '好了', mediaIds: [await world.upload(wang)] };
    await world.act(wang, await world.get(wang, ticket), 'resolve', done);
    await world.goTo(Date.UTC(2026, 3, 20));
    const preview = await bureau.api.policy.preview({ body: { policy: repairsIn(2) } });
    expect(preview).toMatchObject({
      ...{ from: '2026-03-01', to: '2026-03-31', found: 2, compared: 2, withoutCategory: 0 },
      total: { tickets: 2, finishLate: 1, finishLateUnderDraft: 2 },
      companies: [{ name: world.county.companies[0].name, tickets: 2, finishLateUnderDraft: 2 }],
    });
    expect(preview.classes.map(({ name }) => name).sort()).toEqual(['一般维修', '服务']);
    const repair = preview.categories.find(({ key }) => key === 'lighting');
    expect(repair).toMatchObject({ name: '照明', finishLate: 0, finishLateUnderDraft: 1 });
    expect(JSON.stringify(preview)).not.toContain(owner.name);
    expect(await states()).toHaveLength(1);
  });

  it('is of a period that has begun and is not endless', async () => {
    const body = (from: string, to: string) => ({ body: { policy: repairsIn(2), from, to } });
    const { api } = world.people.bureau;
    expect(await api.policy.preview(body('2026-03-01', '2026-03-11'))).toMatchObject({ found: 0 });
    for (const [from, to] of [
      ['2026-03-12', '2026-03-20'],
      ['2026-03-10', '2026-03-01'],
      ['2025-01-01', '2026-03-01'],
    ] as const)
      expect((await refused(api.policy.preview(body(from, to)))).code).toBe('policy.badPeriod');
    const nonsense = await refused(api.policy.preview(body('2026-02-30', '2026-03-01')));
    expect(nonsense.status).toBe(400);
    const bad = await refused(api.policy.preview({ body: { policy: repairsIn(-1) } }));
    expect(bad.code).toBe('policy.bad');
  });
});
