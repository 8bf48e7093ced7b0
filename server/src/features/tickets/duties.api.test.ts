import type { DutyOffice, DutyView, TicketView } from '@wide-angle/shared';
import { DAY, DUTY_DAYS, HOUR, toIso } from '@wide-angle/shared';
import { DataSource } from 'typeorm';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { RebuildDuties } from './duties/rebuild-duties.js';
import { Duties1700000005030 } from './duties.migration.js';
import { DutyCounts1700000005050 } from './duty-counts.migration.js';
import { TicketDuty } from './entities/ticket-duty.entity.js';
import { stagesOf } from './testing/stages.js';
import { TicketWorld } from './testing/ticket-world.js';
import { rowsOf } from '../../testing/pages.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

/** A Monday morning, so that a working day is the next morning. */
const MONDAY = Date.parse('2026-11-23T09:00:00+08:00');

beforeEach(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
  await world.goTo(MONDAY);
}, 120_000);
afterEach(async () => {
  await world.expectConsistency();
  await world.close();
});

const list = async (by: Persona, state: DutyView['state']): Promise<DutyView[]> =>
  (await by.api.duty.list({ query: { state } })).items;
const kinds = async (by: Persona, state: DutyView['state']) =>
  (await list(by, state)).map(({ kind }) => kind);
const offices = (by: Persona): Promise<DutyOffice[]> => by.api.duty.offices({});

/** A working day later; the worker is asked to fire what is due by whoever looks at the ticket. */
async function nextDay(ticket: TicketView): Promise<TicketView> {
  await world.goTo(world.test.clock.now() + 25 * HOUR);
  return world.act(world.people.manager, ticket, 'note', { text: '看', visibility: 'internal' });
}

it('a review is owed, missed, and stays missed; the tier above sees it, others do not', async () => {
  const { community, subdistrict, bureau, otherCommunity } = world.people;
  const ticket = await stages.reviewing();
  for (const by of [community, subdistrict, bureau])
    expect(await kinds(by, 'open')).toEqual(['review']);
  expect(await kinds(otherCommunity, 'open')).toEqual([]);

  const late = await nextDay(ticket);
  expect(late).toMatchObject({ state: 'confirming' });
  expect(late.lateness).toMatchObject([
    { clock: 'review', organizationName: world.county.communities[0].name },
  ]);
  expect(late.lateness[0]?.doneAt).toBe(late.lateness[0]?.at);
  for (const by of [community, subdistrict, bureau])
    expect([await kinds(by, 'open'), await kinds(by, 'lateDone')]).toEqual([[], ['review']]);
  expect(await offices(subdistrict)).toMatchObject([{ open: 0, late: 0, missed: 1 }]);
});

it('reds and disputes: late while owed, late done afterwards, never gone', async () => {
  const { manager, community, bureau, subdistrict } = world.people;
  const late = await stages.late();
  expect(await kinds(community, 'open')).toEqual(['act']);
  const missed = await nextDay(late);
  expect(await kinds(community, 'late')).toEqual(['act']);
  const dueAt = toIso(world.test.clock.now() + 48 * HOUR);
  const ordered = await world.act(community, missed, 'supervise', { demand: '今天办', dueAt });
  expect(ordered.lateness.find(({ clock }) => clock === 'act')?.doneAt).toBe(
    toIso(world.test.clock.now()),
  );
  expect([await kinds(bureau, 'late'), await kinds(bureau, 'lateDone')]).toEqual([[], ['act']]);

  const disputed = await world.act(manager, await world.report(), 'handBack', { reason: '市政' });
  await nextDay(await nextDay(disputed));
  // The bureau's own lateness is not for those below it.
  const names = async (by: Persona) =>
    (await list(by, 'late')).map(({ kind, organizationName }) => `${kind} ${organizationName}`);
  const [office] = [world.county.communities[0].name];
  expect(await names(bureau)).toEqual([
    `adjudicate ${office}`,
    `adjudicate ${world.county.bureau.name}`,
  ]);
  expect(await names(subdistrict)).toEqual([`adjudicate ${office}`]);
  expect(await names(community)).toEqual([`adjudicate ${office}`]);
  const administrator = await persona(world.test).administrator(world.county.bureau);
  const mine = { organizationId: world.county.bureau.id, open: 0, late: 1, missed: 1 };
  expect(await offices(administrator)).toMatchObject([mine]);
  expect((await refused(list(administrator, 'late'))).code).toBe('permission.denied');
  expect((await refused(list(manager, 'late'))).code).toBe('permission.denied');
});

it('counts by office tell what is owed from what was missed of late, and forget the latter after a month', async () => {
  const { bureau, subdistrict, community, otherCommunity } = world.people;
  await nextDay(await stages.late());
  await nextDay(await stages.reviewing());
  const reviewed = world.test.clock.now();
  await stages.disputed();
  const organizationId = world.county.communities[0].id;
  for (const by of [bureau, subdistrict, community])
    expect(await offices(by)).toMatchObject([{ organizationId, open: 1, late: 1, missed: 2 }]);
  expect(await offices(otherCommunity)).toEqual([]);

  // A month after what was met late, and what is owed still has become old as well.
  await world.goTo(reviewed + DUTY_DAYS * DAY);
  for (const by of [bureau, subdistrict, community])
    expect(await offices(by)).toMatchObject([{ organizationId, open: 1, late: 1, missed: 0 }]);
});

it('pages go on where they stopped, in each order', async () => {
  const { bureau, community } = world.people;
  for (let i = 0; i < 5; i += 1) {
    await stages.reviewing();
    await world.later(60_000);
  }
  const walk = async (state: DutyView['state']) => {
    const rows = await rowsOf((cursor) =>
      bureau.api.duty.list({ query: { state, limit: 2, cursor } }),
    );
    return rows.map(({ dueAt }) => dueAt);
  };
  const open = await walk('open');
  expect([open.length, open]).toEqual([5, [...open].sort()]);
  const tickets = await community.api.ticket.list({ query: { tile: 'review' } });
  await world.goTo(world.test.clock.now() + 25 * HOUR);
  for (const ticket of tickets.items) await settled(ticket.id);
  const missed = await walk('lateDone');
  expect([missed.length, missed]).toEqual([5, [...missed].sort().reverse()]);
  const narrowed = { state: 'lateDone', kind: 'act' } as const;
  expect((await bureau.api.duty.list({ query: narrowed })).items).toEqual([]);
  const stranger = { state: 'lateDone', organizationId: world.county.communities[1].id } as const;
  expect((await bureau.api.duty.list({ query: stranger })).items).toEqual([]);
});

/** Somebody does something to it, so that its timers are written. */
async function settled(id: string): Promise<void> {
  const ticket = await world.get(world.people.manager, { id });
  await world.act(world.people.manager, ticket, 'note', { text: '看', visibility: 'internal' });
}

describe('a call to the owner', () => {
  const ring = (ticket: TicketView, body: object) =>
    world.act(world.people.community, ticket, 'followUp', body);
  const counted = async () => {
    const counts = await world.people.community.api.ticket.counts({});
    return counts.find(({ key }) => key === 'followUp')?.count;
  };

  it('is a task of the community: listed, counted, with a limit that only offices see', async () => {
    const { owner, wang, community, subdistrict } = world.people;
    const ticket = await stages.unhappy();
    expect(await counted()).toBe(1);
    const { items } = await community.api.ticket.list({ query: { tile: 'followUp' } });
    expect(items).toMatchObject([{ id: ticket.id, limit: { kind: 'followUp' } }]);
    const seen = await world.get(community, ticket);
    expect(seen.followUp).toMatchObject({ reason: 'lowScore', tries: 0 });
    expect(seen.mayAskContact).toBe(true);
    expect((await world.get(subdistrict, ticket)).followUp).not.toBeNull();
    for (const by of [owner, wang])
      expect(await world.get(by, ticket)).toMatchObject({ followUp: null, limit: null });
    expect(await kinds(community, 'open')).toEqual(['followUp']);
  });

  it('unanswered three times it is closed; missed it stays missed', async () => {
    let ticket = await stages.unhappy();
    ticket = await ring(ticket, { reached: false });
    expect(ticket.followUp).toMatchObject({ tries: 1 });
    await world.goTo(world.test.clock.now() + 4 * 24 * HOUR);
    ticket = await ring(await world.get(world.people.community, ticket), { reached: false });
    expect(await kinds(world.people.bureau, 'late')).toEqual(['followUp']);
    ticket = await ring(ticket, { reached: false, text: '关机' });
    expect(ticket).toMatchObject({ state: 'closed', followUp: null });
    expect(await kinds(world.people.bureau, 'lateDone')).toEqual(['followUp']);
    expect(await counted()).toBe(0);
  });

  it('not solved reopens; reached without an outcome is refused', async () => {
    const ticket = await stages.unhappy();
    const problem = await refused(ring(ticket, { reached: true }));
    expect(problem.code).toBe('followUp.needsOutcome');
    const again = await ring(ticket, { reached: true, solved: false, text: '又不亮了' });
    expect(again).toMatchObject({ state: 'processing', round: 2, followUp: null });
    expect(await counted()).toBe(0);
  });
});

describe('the public list of what is shelved', () => {
  it('says what, where, why and until when to owners of the estate and to offices, and nothing personal', async () => {
    const { owner, neighbour, stranger, wang, rival, community, otherCommunity, bureau } =
      world.people;
    const ticket = await stages.shelved();
    for (const by of [owner, neighbour, wang, community, bureau]) {
      const { items } = await by.api.ticket.shelved({ query: {} });
      expect(items).toMatchObject([
        {
          id: ticket.id,
          reason: '等维修资金',
          estateName: world.county.estates[0].name,
          responsibleName: world.county.companies[0].name,
        },
      ]);
      const [item] = items;
      expect(item?.since).toBe(toIso(world.test.clock.now()));
      expect(item?.until).toBe(ticket.limit?.dueAt);
      expect(JSON.stringify(items)).not.toMatch(/陈静|楼道灯不亮|(?<![\w-])1[3-9]\d{9}(?!\w)/);
    }
    for (const by of [stranger, rival, otherCommunity])
      expect((await by.api.ticket.shelved({ query: {} })).items).toEqual([]);
    const elsewhere = { estateId: world.county.estates[1].id };
    expect((await bureau.api.ticket.shelved({ query: elsewhere })).items).toEqual([]);
    expect((await neighbour.api.ticket.shelved({ query: elsewhere })).items).toEqual([]);
  });

  it('keeps what is not public from neighbours, and what goes on again', async () => {
    const { neighbour, wang, manager, bureau } = world.people;
    const complaint = await world.report({ categoryCode: 'attitude', text: '保安态度差' });
    const claimed = await world.act(wang, complaint, 'claim');
    const until = toIso(world.test.clock.now() + 48 * HOUR);
    const asked = await world.act(manager, claimed, 'requestShelving', { until, reason: '换保安' });
    const decision = { approve: true, reason: '同意' };
    const shelved = await world.act(bureau, asked, 'decideShelving', decision);
    expect((await neighbour.api.ticket.shelved({ query: {} })).items).toEqual([]);
    expect((await bureau.api.ticket.shelved({ query: {} })).items).toHaveLength(1);
    await world.act(bureau, shelved, 'decideShelving', { approve: false, reason: '可以办了' });
    expect((await bureau.api.ticket.shelved({ query: {} })).items).toEqual([]);
  });
});

it('written anew from the histories, duties are those that were kept up with the tickets', async () => {
  await nextDay(await stages.late());
  await nextDay(await stages.reviewing());
  await stages.disputed();
  await stages.unhappy();
  const source = world.test.app.get(DataSource);
  const kept = () =>
    source.getRepository(TicketDuty).find({ order: { ticketId: 'ASC', dutyKey: 'ASC' } });
  const before = await kept();
  expect(new Set(before.map(({ kind }) => kind))).toEqual(
    new Set(['act', 'review', 'adjudicate', 'followUp']),
  );
  // What no import should leave: a duty too few, one that is wrong, one of no ticket.
  const [first, second] = before as [TicketDuty, TicketDuty];
  await source.getRepository(TicketDuty).remove({ ...first });
  await source.getRepository(TicketDuty).insert({ ...first, ticketId: 'gone' });
  await source
    .getRepository(TicketDuty)
    .update({ ticketId: second.ticketId, dutyKey: second.dutyKey }, { dueAt: 0 });
  expect(await world.test.app.get(RebuildDuties).run()).toBeGreaterThanOrEqual(4);
  expect(await kept()).toEqual(before);
});

it('tickets of a database from before keep what their offices owe, and what they missed as past', async () => {
  const { community } = world.people;
  await nextDay(await stages.reviewing());
  await stages.disputed();
  await stages.reviewing();
  const before = [await kinds(community, 'open'), await kinds(community, 'lateDone')];
  expect(before).toEqual([['adjudicate', 'review'], ['review']]);
  const source = world.test.app.get(DataSource);
  const runner = source.createQueryRunner();
  const [migration, later] = [new Duties1700000005030(), new DutyCounts1700000005050()];
  await later.down(runner);
  await migration.down(runner);
  await migration.up(runner);
  await later.up(runner);
  await runner.release();
  expect([await kinds(community, 'open'), await kinds(community, 'lateDone')]).toEqual(before);
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
