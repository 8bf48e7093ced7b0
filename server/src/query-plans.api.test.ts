import {
  BREAKDOWNS,
  CONTRACT,
  DUTY_STATES,
  FIGURE_KEYS,
  TILES,
  type CountedTicketsQuery,
  type Role,
  type StatisticsFilter,
  type TicketListQuery,
} from '@wide-angle/shared';
import { CountChanges } from './features/statistics/index.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';
import { Outbox } from './platform/outbox/outbox.js';
import { apiOf, type Api } from './testing/api-client.js';
import { startCrowdedDemo } from './testing/crowded-demo.js';
import { PlanFaults } from './testing/plan-faults.js';
import type { TestApp } from './testing/start-test-app.js';

/*
 * No query without an index (DESIGN §7), held to what the application really sends on the database that the test runs on.
 */

/** An ordinary working morning; the demo's own tickets and as many of the crowd. */
const NOW = Date.UTC(2026, 10, 24, 2, 0);
const CROWD = 3_000;

const LOGINS: Readonly<Partial<Record<Role, string>>> = {
  resident: 'owner',
  staff: 'staff',
  manager: 'manager',
  department: 'department',
  community: 'community',
  subdistrict: 'subdistrict',
  bureau: 'bureau',
};

jest.setTimeout(30_000);

let test: TestApp;
let plans: PlanFaults;
const people = new Map<Role, { api: Api; estateId: string }>();

beforeAll(async () => {
  test = await startCrowdedDemo(NOW, CROWD);
  plans = new PlanFaults(test);
  await plans.analyze();
  const nobody = apiOf(test, () => null);
  for (const [role, login] of Object.entries(LOGINS)) {
    const session = await nobody.identity.password({ body: { login, password: 'demo1234' } });
    const estateId = session.me.residences[0]?.estateId ?? '';
    people.set(role as Role, { api: apiOf(test, () => session.accessToken), estateId });
  }
}, 240_000);
afterAll(() => test.close());

const as = (role: Role) => people.get(role)!;

async function expectIndexed(
  work: () => Promise<unknown>,
  sorting: 'few' | 'any' = 'few',
): Promise<void> {
  const { found, count } = await plans.of(work, sorting);
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(0);
}

/** Two pages and, where there are more, one far behind. */
async function pages(api: Api, query: TicketListQuery): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < 4; page += 1) {
    const { next } = await api.ticket.list({ query: { ...query, limit: 20, cursor } });
    if (!next) return;
    cursor = next;
  }
}

const LISTS = (Object.keys(LOGINS) as Role[]).flatMap((role) =>
  TILES[role].map(({ key }): [Role, string] => [role, key]),
);

describe.each(LISTS)('the list of %s: %s', (role, tile) => {
  it('is read from an index, each page', () => expectIndexed(() => pages(as(role).api, { tile })));

  it.each(['电梯', '荣福', '恐龙化石', '灯', '48371', '261120', '电梯 照明'])(
    'is searched for %s by an index',
    (q) => expectIndexed(() => pages(as(role).api, { tile, q })),
  );
});

// Narrowed by estate or category, what that index finds may be sorted: the price told in docs/decisions/0005-lists.md.
const NARROWINGS = ['state', 'categoryCode', 'estateId', 'responsibleId'] as const;
it.each(NARROWINGS)('lists narrowed by %s are read from an index', async (by) => {
  const { estateId } = as('resident');
  const responsibleId = (await as('manager').api.identity.me()).current.organizationId!;
  const said = { state: 'processing', categoryCode: 'lighting', estateId, responsibleId }[by];
  await expectIndexed(async () => {
    for (const { key: tile } of TILES.bureau) await pages(as('bureau').api, { tile, [by]: said });
  }, 'any');
});

/** Looks at one thing, by the table and name of its endpoint. */
const LOOKS: Readonly<Record<string, (role: Role) => Promise<unknown>>> = {
  'identity.me': (role) => as(role).api.identity.me(),
  'ticket.counts': (role) => as(role).api.ticket.counts(),
  'ticket.get': async (role) => as(role).api.ticket.get({ params: { id: await anyTicket(role) } }),
  'ticket.timeline': async (role) =>
    as(role).api.ticket.timeline({ params: { id: await anyTicket(role) }, query: {} }),
  'ticket.deadline': async (role) =>
    as(role).api.ticket.deadline({ params: { id: await anyTicket(role) } }),
  'inbox.list': (role) => as(role).api.inbox.list({ query: {} }),
  'inbox.unread': (role) => as(role).api.inbox.unread(),
  'messageSettings.get': (role) => as(role).api.messageSettings.get(),
};

async function anyTicket(role: Role): Promise<string> {
  const { items } = await as(role).api.ticket.list({ query: { tile: TILES[role].at(-1)!.key } });
  return items[0]!.id;
}

describe.each(Object.entries(LOOKS))('%s', (_, look) => {
  it.each(Object.keys(LOGINS) as Role[])('of %s asks indexes', (role) =>
    expectIndexed(() => look(role)),
  );
});

it('similar reports are found by an index', () => {
  const { api, estateId } = as('resident');
  return expectIndexed(() => api.ticket.similar({ query: { estateId, categoryCode: 'lighting' } }));
});

const KNOWING_ORDERS = ['community', 'subdistrict', 'bureau', 'manager', 'department'] as const;

it.each(KNOWING_ORDERS)('orders of %s are read from an index', (role) =>
  expectIndexed(async () => {
    const { api } = as(role);
    const { items } = await api.order.list({ query: { limit: 1 } });
    for (const state of ['issued', 'closed'] as const) await api.order.list({ query: { state } });
    if (items[0]) await lookAt(api, items[0].id);
  }),
);

// Counting groups what an index has found. A bureau's orders are all there are in this one county, a subdistrict's a third
// of them: reading them whole is the right plan there, until a ledger like that of tickets counts them.
it.each(['community', 'manager', 'department'] as const)(
  'orders of %s are counted by an index',
  (role) =>
    expectIndexed(async () => {
      await as(role).api.order.counts({ query: {} });
      await as(role).api.order.counts({ query: { state: 'issued' } });
    }, 'any'),
);

/** The order with what can be read of it; a draft has neither limit nor document. */
async function lookAt(api: Api, id: string): Promise<void> {
  const { state } = await api.order.get({ params: { id } });
  if (state === 'draft') return;
  await api.order.limit({ params: { id } });
  const { url } = await api.order.document({ params: { id } });
  const { statusCode } = await test.inject({ method: 'GET', url });
  expect(statusCode).toBe(200);
}

it.each(['community', 'subdistrict', 'bureau'] as const)(
  'duties that %s oversees are read and counted by an index',
  async (role) => {
    const { api } = as(role);
    for (const state of DUTY_STATES)
      await expectIndexed(async () => {
        const { next } = await api.duty.list({ query: { state, limit: 5 } });
        if (next) await api.duty.list({ query: { state, limit: 5, cursor: next } });
      });
    // Those of an area are counted in the order of its index, office by office; a community has only its own.
    await expectIndexed(() => api.duty.offices(), role === 'community' ? 'any' : 'few');
  },
);

it.each(['resident', 'manager', 'community', 'subdistrict', 'bureau'] as const)(
  'what is shelved is read by %s from an index',
  (role) => expectIndexed(() => as(role).api.ticket.shelved({ query: {} })),
);

/** Periods read as days, as months, and as months with days before and after. */
const PERIODS: readonly StatisticsFilter[] = [
  { from: '2026-11-09', to: '2026-11-20' },
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2026-06-20', to: '2026-11-24' },
];

/** What a viewer may narrow his numbers to: by the rows that he is shown. */
async function partsOf(api: Api, period: StatisticsFilter): Promise<StatisticsFilter[]> {
  const parts = [period];
  for (const by of BREAKDOWNS) {
    const { items } = await api.statistics.breakdown({ query: { ...period, by, limit: 1 } });
    for (const { filter } of items) parts.push(filter, { ...filter, categoryCode: 'lighting' });
  }
  return parts;
}

describe.each(['community', 'subdistrict', 'bureau', 'manager', 'department'] as const)(
  'numbers of %s',
  (role) => {
    it.each(PERIODS)('from $from to $to are summed by an index', (period) =>
      expectIndexed(async () => {
        const { api } = as(role);
        for (const part of await partsOf(api, period)) {
          await api.statistics.overview({ query: part });
          for (const by of BREAKDOWNS) await api.statistics.breakdown({ query: { ...part, by } });
        }
      }, 'any'),
    );

    it('open into tickets that are read from an index, each page', async () => {
      const { api } = as(role);
      for (const part of await partsOf(api, PERIODS[2]!))
        await expectIndexed(async () => {
          for (const figure of FIGURE_KEYS) await openedPages(api, { ...part, figure });
        });
    });
  },
);

async function openedPages(api: Api, query: CountedTicketsQuery): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { next } = await api.statistics.tickets({ query: { ...query, limit: 20, cursor } });
    if (!next) return;
    cursor = next;
  }
}

it('what has changed is counted by an index', () =>
  expectIndexed(async () => {
    const { api, estateId } = as('resident');
    const body = { estateId, categoryCode: 'lighting', text: '楼道灯不亮' };
    await api.ticket.submit({ body });
    await test.app.get(CountChanges).drain();
  }));

it('deliveries that were given up are found by an index', () =>
  expectIndexed(() => as('bureau').api.deadLetter.list({ query: {} })));

it('a report and its claim, and the messages of both, ask indexes', () =>
  expectIndexed(async () => {
    const { api, estateId } = as('resident');
    const body = { estateId, categoryCode: 'lighting', text: '楼道灯不亮' };
    const { id } = await api.ticket.submit({ body });
    await as('staff').api.ticketAction.claim({ params: { id }, body: {} });
    await test.app.get(Outbox).drain();
  }));

/** Endpoints that read nothing that grows. Whatever is added to the contract must be looked at above or named here. */
const SMALL = [
  ...['organization.scene', 'organization.estates', 'organization.estate', 'organization.policy'],
  ...['organization.colleagues', 'organization.targets', 'media.file', 'demo.get'],
  ...['policy.list', 'policy.current', 'policy.get', 'calendar.get', 'webhook.list'],
];
const LOOKED_AT = [
  ...['duty.list', 'duty.offices', 'ticket.shelved'],
  ...['statistics.overview', 'statistics.breakdown', 'statistics.tickets'],
  ...['ticket.list', 'ticket.similar', 'deadLetter.list'],
  ...['order.list', 'order.get', 'order.counts', 'order.limit', 'order.document'],
  'order.documentFile',
];
/** Looked at elsewhere: lists of an administrator, who has no account in the demo; webhook-plans.api.test.ts. */
const BY_OTHERS = ['timer.setAside', 'webhook.attempts'];

it('every endpoint that reads has been looked at', () => {
  const reading = Object.entries(CONTRACT).flatMap(([table, rows]) =>
    Object.entries(rows as Record<string, { method: string }>)
      .filter(([, { method }]) => method === 'GET')
      .map(([name]) => `${table}.${name}`),
  );
  const known = [...Object.keys(LOOKS), ...LOOKED_AT, ...SMALL, ...BY_OTHERS];
  expect(reading.filter((name) => !known.includes(name))).toEqual([]);
});

it('tells a query without an index when it sees one', async () => {
  const { reader } = test.app.get(UnitOfWork);
  const { found } = await plans.of(() =>
    reader.query(`SELECT id FROM ticket WHERE place LIKE ? ORDER BY place`, ['%门%']),
  );
  expect(found).toHaveLength(1);
  const sorting = await plans.of(() =>
    reader.query('SELECT id FROM ticket WHERE reporterId = ? ORDER BY text LIMIT 20', ['x']),
  );
  expect(sorting.found).toHaveLength(1);
});
