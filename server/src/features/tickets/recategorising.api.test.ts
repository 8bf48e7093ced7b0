import type { TicketView } from '@wide-angle/shared';
import { toIso } from '@wide-angle/shared';
import { refused, type ApiError } from '../../testing/api-client.js';
import { stagesOf } from './testing/stages.js';
import { TicketWorld, type People } from './testing/ticket-world.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;
let people: People;

beforeAll(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
  people = world.people;
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

const FACADE = { categoryCode: 'facade', reason: '是外墙脱落' };
const YES = { approve: true, reason: '属实' };

const asking = (who: keyof People, ticket: TicketView, body: object = FACADE) =>
  world.act(people[who], ticket, 'requestRecategorise', body);
const deciding = (who: keyof People, ticket: TicketView, body: object = YES) =>
  world.act(people[who], ticket, 'decideRecategorise', body);
const code = async (work: Promise<unknown>) => (await refused(work)).code;
const offeredTo = async (who: keyof People, ticket: TicketView) =>
  (await world.get(people[who], ticket)).actions.map(({ action }) => action);

describe('asking for another category', () => {
  it.each(['pending', 'processing', 'disputed'] as const)(
    'in %s is shown to everybody with the ticket, and moves no limit',
    async (stage) => {
      const ticket = await stages[stage]();
      const before = await world.row(ticket);
      const asked = await asking('manager', ticket);
      const at = toIso(world.test.clock.now());
      const request = { at, categoryCode: 'facade', categoryName: '外墙' };
      expect(asked).toMatchObject({ state: stage, categoryCode: 'lighting' });
      for (const who of ['manager', 'owner', 'community', 'bureau'] as const)
        expect((await world.get(people[who], ticket)).categoryRequest).toEqual(request);
      const { claimDueAt, overallDueAt, nextTimerAt, pausedAt, moves } = before;
      const limits = { claimDueAt, overallDueAt, nextTimerAt, pausedAt, moves };
      expect(await world.row(ticket)).toMatchObject(limits);
    },
  );

  it('is told in the owner’s timeline, with the reason', async () => {
    const ticket = await stages.categoryAsked();
    const { items } = await people.owner.api.ticket.timeline({ params: { id: ticket.id } });
    expect(items[0]).toMatchObject({
      type: 'requestRecategorise',
      text: '是外墙脱落',
      data: { fromCategoryName: '照明', toCategoryName: '外墙' },
    });
  });

  it('is the manager’s alone', async () => {
    const ticket = await stages.processing();
    const codes = await Promise.all(
      (['owner', 'wang', 'community', 'subdistrict', 'bureau', 'department'] as const).map((who) =>
        code(asking(who, ticket)),
      ),
    );
    expect(codes).toEqual([...Array<string>(5).fill('permission.denied'), 'ticket.notFound']);
  });

  it.each<[string, object, string]>([
    ['the category that it has', { ...FACADE, categoryCode: 'lighting' }, 'recategorise.same'],
    ['one that nobody knows', { ...FACADE, categoryCode: 'nope' }, 'category.unknown'],
    ['one that is no category', { ...FACADE, categoryCode: 'toString' }, 'category.unknown'],
    ['none', { reason: '是外墙' }, 'input.invalid'],
    ['one without a reason', { categoryCode: 'facade' }, 'input.invalid'],
    ['one with an empty reason', { ...FACADE, reason: ' ' }, 'input.invalid'],
  ])('refuses %s', async (_, body, expected) => {
    const ticket = await stages.processing();
    expect(await code(asking('manager', ticket, body))).toBe(expected);
    expect((await world.row(ticket)).version).toBe(ticket.version);
  });

  it('is one at a time, and not where the work waits or is done', async () => {
    expect(await code(asking('manager', await stages.categoryAsked()))).toBe('recategorise.asked');
    for (const stage of ['awaiting', 'reviewing', 'confirming', 'closed', 'shelved'] as const)
      expect(await code(asking('manager', await stages[stage]()))).toBe('ticket.wrongState');
  });

  it('takes no extension away that has to be asked for before the limit', async () => {
    const mediaIds = [await world.upload(people.wang)];
    const extension = { amount: 2, reason: '等配件', mediaIds };
    const asked = await stages.categoryAsked();
    const both = await world.act(people.wang, asked, 'requestExtension', extension);
    expect(both).toMatchObject({
      request: { amount: 2 },
      categoryRequest: { categoryCode: 'facade' },
    });
  });
});

describe('the answer', () => {
  it('yes does to the row what the community’s own change does', async () => {
    const [decided, direct] = [await stages.categoryAsked(), await stages.categoryAsked()];
    await deciding('community', decided);
    await world.act(people.community, direct, 'recategorise', FACADE);
    const { id, number, search, ...row } = await world.row(decided);
    expect([id, number, search]).not.toContain(undefined);
    expect(await world.row(direct)).toMatchObject(row);
    expect(row).toMatchObject({
      categoryCode: 'facade',
      classCode: 'complex',
      categoryRequest: null,
    });
  });

  it('no leaves class and limits, and the manager may ask again', async () => {
    const ticket = await stages.categoryAsked();
    const refusedView = await deciding('community', ticket, { approve: false, reason: '就是照明' });
    expect(refusedView).toMatchObject({
      categoryCode: 'lighting',
      overallDueAt: ticket.overallDueAt,
      categoryRequest: null,
    });
    expect(await asking('manager', refusedView)).toMatchObject({
      categoryRequest: { categoryCode: 'facade' },
    });
  });

  it('wants a reason either way', async () => {
    const ticket = await stages.categoryAsked();
    expect(await code(deciding('community', ticket, { approve: true }))).toBe('input.invalid');
    expect(await code(deciding('community', ticket, { reason: '-' }))).toBe('input.invalid');
  });

  it('is the community’s of the ticket, and at tier 3 the bureau’s too', async () => {
    const ticket = await stages.categoryAsked();
    for (const who of ['owner', 'wang', 'manager', 'subdistrict', 'department'] as const)
      expect([who, await code(deciding(who, ticket))]).toEqual([who, 'permission.denied']);
    expect(await code(deciding('otherCommunity', ticket))).toBe('ticket.notFound');
    expect(await code(deciding('bureau', ticket))).toBe('ticket.wrongState');
    expect(await offeredTo('community', ticket)).toContain('decideRecategorise');
    expect(await offeredTo('bureau', ticket)).not.toContain('decideRecategorise');
    const raised = await world.act(people.community, ticket, 'escalate', { reason: '请局里定' });
    expect(await offeredTo('bureau', raised)).toContain('decideRecategorise');
    expect(await deciding('bureau', raised)).toMatchObject({ categoryCode: 'facade' });
  });

  it('is asked for nowhere where nobody asked', async () => {
    const ticket = await stages.processing();
    expect(await code(deciding('community', ticket))).toBe('ticket.wrongState');
    expect(await offeredTo('community', ticket)).not.toContain('decideRecategorise');
    expect(await offeredTo('manager', ticket)).toContain('requestRecategorise');
  });

  it('is given once, though two officers give it at the same moment', async () => {
    const ticket = await stages.categoryAsked();
    const road = { categoryCode: 'road', reason: '是道路' };
    const results = await Promise.allSettled([
      deciding('community', ticket),
      world.act(people.community, ticket, 'recategorise', road),
    ]);
    const [lost] = results.filter((result) => result.status === 'rejected');
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((lost?.reason as ApiError).problem.code).toBe('ticket.changed');
    expect(await world.row(ticket)).toMatchObject({
      categoryRequest: null,
      version: ticket.version + 1,
    });
  });
});
