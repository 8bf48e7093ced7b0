import type { TicketView } from '@wide-angle/shared';
import { DAY, HOUR, toIso } from '@wide-angle/shared';
import { DataSource } from 'typeorm';
import type { Persona } from '../../testing/personas.js';
import { Appeals1700000005060 } from './appeals.migration.js';
import { GOOD, stagesOf } from './testing/stages.js';
import { TicketWorld } from './testing/ticket-world.js';
import { rowsOf } from '../../testing/pages.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

/** A Monday morning. */
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

/** What the bureau finds in its list of appeals; the tile says as many. */
async function waiting(by: Persona = world.people.bureau): Promise<string[]> {
  const { items } = await by.api.ticket.list({ query: { tile: 'appeals' } });
  const counts = await by.api.ticket.counts({});
  expect(counts.find(({ key }) => key === 'appeals')?.count).toBe(items.length);
  return items.map(({ id }) => id);
}

const decide = (ticket: TicketView, approve: boolean, latenessId = '1-claim-1') =>
  world.act(world.people.bureau, ticket, 'decideAppeal', { latenessId, approve, reason: '已查' });

it.each([true, false])('is listed and counted until it is decided (%s)', async (approve) => {
  expect(await waiting()).toEqual([]);
  const late = await stages.late();
  expect(await waiting()).toEqual([]);
  const ticket = await stages.appealed();
  expect(ticket.id).not.toBe(late.id);
  expect(await waiting()).toEqual([ticket.id]);
  await decide(ticket, approve);
  expect(await waiting()).toEqual([]);
});

it('is not lost beside a request for time: each stands in its own list', async () => {
  const { manager, wang, bureau, community } = world.people;
  const appealed = await stages.appealed();
  const claimed = await world.act(wang, appealed, 'claim');
  const body = { reason: '等配件', amount: 2, mediaIds: [await world.upload(manager)] };
  const asked = await world.act(manager, claimed, 'requestExtension', body);
  const extensions = async () =>
    (await bureau.api.ticket.list({ query: { tile: 'extension' } })).items.map(({ id }) => id);
  expect([await waiting(), await extensions()]).toEqual([[asked.id], [asked.id]]);
  const decision = { approve: true, reason: '同意' };
  const extended = await world.act(community, asked, 'decideExtension', decision);
  expect([await waiting(), await extensions()]).toEqual([[asked.id], []]);
  await decide(extended, true);
  expect(await waiting()).toEqual([]);
});

it('waits on after the close, the longest first, and page by page', async () => {
  const { wang, owner, bureau } = world.people;
  const first = await stages.appealed();
  await world.later(HOUR);
  const second = await stages.appealed();
  await world.later(HOUR);
  const third = await stages.appealed();
  const claimed = await world.act(wang, await world.get(wang, second), 'claim');
  const mediaIds = [await world.upload(wang)];
  const resolved = await world.act(wang, claimed, 'resolve', { text: '来水了', mediaIds });
  const closed = await world.act(owner, resolved, 'confirm', GOOD);
  expect(closed.state).toBe('closed');
  const expected = [first.id, second.id, third.id];
  expect(await waiting()).toEqual(expected);
  const walked = await rowsOf((cursor) =>
    bureau.api.ticket.list({ query: { tile: 'appeals', limit: 1, cursor } }),
  );
  expect(walked.map(({ id }) => id)).toEqual(expected);
  const narrowed = { tile: 'appeals', state: 'closed' } as const;
  const { items } = await bureau.api.ticket.list({ query: narrowed });
  expect(items.map(({ id }) => id)).toEqual([second.id]);
});

it('its rows say since when it waits, and say so no more once it is decided', async () => {
  const { bureau, owner } = world.people;
  const ticket = await stages.appealed();
  const at = toIso((await world.row(ticket)).lateness[0]?.appeal?.at ?? NaN);
  await world.later(HOUR);
  const row = async (by: Persona, tile: string) =>
    (await by.api.ticket.list({ query: { tile } })).items.find(({ id }) => id === ticket.id);
  expect((await row(bureau, 'appeals'))?.appealedAt).toBe(at);
  expect((await row(owner, 'all'))?.appealedAt).toBe(at);
  await decide(ticket, false);
  expect(await row(bureau, 'all')).toMatchObject({ id: ticket.id, appealedAt: null });
});

it('of two appeals of one ticket the second keeps it waiting', async () => {
  const { manager, wang } = world.people;
  const claimed = await world.act(wang, await stages.appealed(), 'claim');
  await world.later(2 * DAY);
  const body = { latenessId: '1-overall-1', reason: '停电' };
  const mediaIds = [await world.upload(manager)];
  const both = await world.act(manager, await world.get(manager, claimed), 'appeal', {
    ...body,
    mediaIds,
  });
  const left = await decide(both, false);
  expect(await waiting()).toEqual([both.id]);
  await decide(left, true, '1-overall-1');
  expect(await waiting()).toEqual([]);
});

it('appeals of a database from before wait since they were made, and nothing else does', async () => {
  const tickets = [await stages.late(), await stages.appealed(), await stages.appealed()] as const;
  await decide(tickets[2], false);
  const rows = () => Promise.all(tickets.map((ticket) => world.row(ticket)));
  const before = await rows();
  const [late, waits, decided] = before;
  expect([late?.appealedAt, decided?.appealedAt]).toEqual([null, null]);
  expect(waits?.appealedAt).toBe(waits?.lateness[0]?.appeal?.at);
  const source = world.test.app.get(DataSource);
  const runner = source.createQueryRunner();
  const migration = new Appeals1700000005060();
  await migration.down(runner);
  expect(await runner.hasColumn('ticket', 'appealedAt')).toBe(false);
  await migration.up(runner);
  await runner.release();
  expect(await rows()).toEqual(before);
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
