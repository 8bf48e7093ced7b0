import type { Role, TicketCard, TicketFilter, TicketListQuery, Tile } from '@wide-angle/shared';
import { relationsOf, TICKET_STATES, TILES } from '@wide-angle/shared';
import { DataSource, type Logger } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import type { Persona } from '../../testing/personas.js';
import { TicketJoiner } from './entities/ticket-joiner.entity.js';
import { Ticket } from './entities/ticket.entity.js';
import { fillWith } from './testing/filled-world.js';
import { TicketWorld, type People } from './testing/ticket-world.js';
import { TicketTally } from './ticket-tally.js';
import { rowsOf } from '../../testing/pages.js';

let world: TicketWorld;
let rows: Ticket[];
let joined: TicketJoiner[];

const reader = () => world.test.app.get(UnitOfWork).reader;

beforeAll(async () => {
  world = await TicketWorld.start();
  await fillWith(world);
  await world.expectConsistency();
  rows = await reader().find(Ticket);
  joined = await reader().find(TicketJoiner);
}, 120_000);
afterAll(() => world.close());

const VIEWERS: Readonly<Partial<Record<Role, keyof People>>> = {
  resident: 'neighbour',
  staff: 'wang',
  manager: 'manager',
  department: 'department',
  community: 'community',
  subdistrict: 'subdistrict',
  bureau: 'bureau',
};

/** All pages of a list, seven rows a page. */
function whole(by: Persona, query: TicketListQuery): Promise<TicketCard[]> {
  return rowsOf((cursor) => by.api.ticket.list({ query: { ...query, limit: 7, cursor } }));
}

/** What a list should hold, found without any index or plan: by looking at every ticket. */
function expectedIds(by: Persona, filter: TicketFilter): string[] {
  const { role, organizationId, postId } = by.me().current;
  const actor = { role, organizationId, postId, personId: by.personId, bureauId: null };
  const isScoped = (row: Ticket) => {
    const { relations } = relate({ ...actor, bureauId: postId ? row.bureauId : null }, row);
    if (filter.scope === 'reported') return relations.has('reporter') || relations.has('joiner');
    if (filter.scope === 'estates') return row.isPublic && row.estateId === homeId();
    if (filter.scope === 'handled') return relations.has('handler');
    return relations.size > 0;
  };
  return rows
    .filter(isScoped)
    .filter((row) => (filter.states ?? TICKET_STATES).includes(row.state))
    .filter((row) => filter.isLate === undefined || row.isLate === filter.isLate)
    .filter((row) => row.tier >= (filter.minTier ?? 1))
    .filter((row) => isWaitedFor(row, filter))
    .sort(ORDERS[filter.sort])
    .map(({ id }) => id);
}

/** By the facts themselves, not by the column that the lists are made from. */
function isWaitedFor(row: Ticket, filter: TicketFilter): boolean {
  const { request, adjudicator, followUp, isAppealed } = filter;
  if (isAppealed) return firstAppeal(row) < Infinity;
  if (followUp) return row.followUp !== null;
  if (request === 'category') return row.categoryRequest !== null;
  const isAsked = request === undefined || row.request?.kind === request;
  return isAsked && (adjudicator === undefined || row.adjudicator === adjudicator);
}

/** Infinity where none waits. */
const firstAppeal = ({ lateness }: Ticket) =>
  Math.min(...lateness.flatMap(({ appeal }) => (appeal?.state === 'pending' ? appeal.at : [])));

const homeId = () => world.county.estates[0].id;

function relate(actor: Parameters<typeof relationsOf>[0], row: Ticket) {
  const isJoiner = joined.some((j) => j.ticketId === row.id && j.personId === actor.personId);
  return { relations: relationsOf(actor, row, { joined: isJoiner, neighbour: false }) };
}

const byId = (a: Ticket, b: Ticket) => (a.id < b.id ? -1 : 1);
const byAge = (a: Ticket, b: Ticket) => a.submittedAt - b.submittedAt || byId(a, b);
const minute = (at: number | null) => Math.floor((at ?? 0) / 60_000);
const CLASSES = [['critical'], ['urgent'], ['repair', 'service', 'fees'], ['complex']];
const rank = ({ classCode }: Ticket) => CLASSES.findIndex((group) => group.includes(classCode));
const limitOf = ({ limitDueAt, followUp }: Ticket) => limitDueAt ?? followUp?.dueAt ?? null;
const byUrgency = (a: Ticket, b: Ticket) =>
  rank(a) - rank(b) || minute(limitOf(a)) - minute(limitOf(b)) || byId(a, b);
const ORDERS = {
  urgent: byUrgency,
  newest: (a: Ticket, b: Ticket) => byAge(b, a),
  appealed: (a: Ticket, b: Ticket) => firstAppeal(a) - firstAppeal(b) || byId(a, b),
} as const;

const LISTS = Object.entries(VIEWERS).flatMap(([role, who]) =>
  TILES[role as Role].map((tile): [Role, string, keyof People, Tile] => [
    role as Role,
    tile.key,
    who,
    tile,
  ]),
);

describe.each(LISTS)('%s: %s', (_, key, who, { filter }) => {
  it('holds what its filter says, in its order, page by page', async () => {
    const cards = await whole(world.people[who], { tile: key });
    expect(cards.map(({ id }) => id)).toEqual(expectedIds(world.people[who], filter));
  });

  it('is counted as long as it is, before and after the ledger is added up', async () => {
    const expected = expectedIds(world.people[who], filter).length;
    const count = async () =>
      (await world.people[who].api.ticket.counts()).find((tile) => tile.key === key)?.count;
    expect(await count()).toBe(expected);
    await world.test.app.get(TicketTally).compact();
    expect(await count()).toBe(expected);
  });
});

it('has something to show in most lists, so that the tests above mean something', () => {
  const filled = LISTS.filter(
    ([, , who, { filter }]) => expectedIds(world.people[who], filter).length > 0,
  );
  const empty = LISTS.filter((list) => !filled.includes(list)).map(([role, key]) => role + key);
  expect(empty).toEqual([]);
});

describe('narrowed', () => {
  const list = async (query: TicketListQuery, who: keyof People = 'bureau') =>
    (await whole(world.people[who], query)).map(({ id }) => id);
  const among = (ids: string[], keep: (row: Ticket) => boolean) =>
    ids.filter((id) => keep(rows.find((row) => row.id === id)!));

  it.each(['all', 'open', 'late', 'unclaimed', 'extension', 'tier3', 'appeals'])(
    'the list %s by state, category, estate and words',
    async (tile) => {
      const all = await list({ tile });
      const estateId = homeId();
      expect(await list({ tile, state: 'pending' })).toEqual(
        among(all, ({ state }) => state === 'pending'),
      );
      expect(await list({ tile, categoryCode: 'outage' })).toEqual(
        among(all, ({ categoryCode }) => categoryCode === 'outage'),
      );
      expect(await list({ tile, estateId })).toEqual(
        among(all, (row) => row.estateId === estateId),
      );
      const { responsibleId } = rows.find(({ isOpen }) => isOpen)!;
      expect(await list({ tile, responsibleId })).toEqual(
        among(all, (row) => row.responsibleId === responsibleId),
      );
      expect(await list({ tile, responsibleId, categoryCode: 'outage', estateId })).toEqual(
        among(
          all,
          (row) =>
            row.responsibleId === responsibleId &&
            row.categoryCode === 'outage' &&
            row.estateId === estateId,
        ),
      );
      expect(await list({ tile, q: '坏了' })).toEqual(
        among(all, ({ text }) => text.includes('坏了')),
      );
    },
  );

  it('by number, whole or its beginning, in groups or not', async () => {
    const { id, number } = rows[0]!;
    expect(await list({ tile: 'all', q: number })).toEqual([id]);
    expect(await list({ tile: 'all', q: `${number.slice(0, 6)} ${number.slice(6)}` })).toEqual([
      id,
    ]);
    expect(await list({ tile: 'all', q: number.slice(0, 9) })).toContain(id);
    expect(await list({ tile: 'all', q: number.slice(6) })).toContain(id);
  });

  it('never beyond the viewer’s own', async () => {
    const foreign = rows.find((row) => row.estateId === world.county.estates[1].id)!;
    expect(await list({ tile: 'team', q: foreign.number }, 'manager')).toEqual([]);
    expect(await list({ tile: 'team', estateId: foreign.estateId }, 'manager')).toEqual([]);
    expect(await list({ tile: 'neighbours', estateId: foreign.estateId }, 'neighbour')).toEqual([]);
  });

  it('takes % and _ as themselves', async () => {
    expect(await list({ tile: 'all', q: '%' })).toEqual([]);
    expect(await list({ tile: 'all', q: '_' })).toEqual(
      among(await list({ tile: 'all' }), ({ text }) => text.includes('_')),
    );
  });
});

describe('a page', () => {
  const page = (query: Partial<TicketListQuery>) =>
    world.people.bureau.api.ticket.list({ query: { tile: 'all', limit: 5, ...query } });

  it('goes on where the last one ended, though new tickets have come', async () => {
    const before = (await whole(world.people.bureau, { tile: 'all' })).map(({ id }) => id);
    const first = await page({});
    const fresh = await world.report();
    const second = await page({ cursor: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(before.slice(0, 10));
    await world.act(world.people.owner, fresh, 'withdraw');
    rows = await reader().find(Ticket);
  });

  it.each(['x', 'W10', 'WzEsMl0', 'W251bGwsbnVsbF0'])('refuses the cursor %s', async (cursor) => {
    expect((await refused(page({ cursor }))).code).toBe('input.cursor');
  });

  it.each([{ limit: 0 }, { limit: 51 }, { tile: 'none' }, { state: 'lost' as 'pending' }])(
    'refuses %j',
    async (query) => {
      expect((await refused(page(query))).code).toBe('input.invalid');
    },
  );

  it('costs no more statements for being longer', async () => {
    const statements = counted();
    await page({ limit: 10 });
    const ofTen = statements();
    await page({ limit: 50 });
    expect(statements()).toBe(ofTen);
    // The session, the places in the list, their rows, names of organisations, estates and people.
    expect(ofTen).toBeLessThanOrEqual(7);
  });
});

describe('a ticket', () => {
  it('costs few statements to show, to claim and to report', async () => {
    const { wang, owner } = world.people;
    const statements = counted();
    const ticket = await world.report();
    const toReport = statements();
    await world.get(owner, ticket);
    const toShow = statements();
    await world.act(wang, ticket, 'claim');
    const toClaim = statements();
    expect([toReport, toShow, toClaim]).toEqual([
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(toShow).toBeLessThanOrEqual(5);
    expect(toClaim).toBeLessThanOrEqual(13);
    expect(toReport).toBeLessThanOrEqual(16);
  });
});

/** Counts SQL statements; each call gives those since the one before. */
function counted(): () => number {
  let count = 0;
  const database = world.test.app.get(DataSource);
  const nothing = () => undefined;
  database.logger = {
    logQuery: () => void (count += 1),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  } satisfies Logger;
  return () => {
    const since = count;
    count = 0;
    return since;
  };
}
