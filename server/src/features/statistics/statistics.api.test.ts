import type { Period, StatisticsFilter } from '@wide-angle/shared';
import { BREAKDOWNS, DAY, FIGURE_KEYS, NO_TOTALS, RATES, statisticsOf } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import type { Persona } from '../../testing/personas.js';
import { fillWith } from '../tickets/testing/filled-world.js';
import { TicketWorld, type People } from '../tickets/testing/ticket-world.js';
import { CountChanges } from './index.js';
import type { Part } from './statistics.queries.js';
import { expectCounted, recountedTotals, type PlacedMark } from './testing/recount.js';
import { endTicketsOf } from './testing/endings.js';
import { opened, wholeBreakdown } from './testing/all-pages.js';
import { RandomTickets } from './testing/random-tickets.js';

jest.setTimeout(60_000);

let world: TicketWorld;
let marks: PlacedMark[];

const drain = () => world.test.app.get(CountChanges).drain();

/** Every viewer with the part of the county that is his. */
const VIEWERS = [
  'bureau',
  'subdistrict',
  'community',
  'otherCommunity',
  'manager',
  'department',
] as const;
type Viewer = (typeof VIEWERS)[number] & keyof People;

function partOf(viewer: Viewer): Part {
  const { county, people } = world;
  const bureauId = county.bureau.id;
  const own = people[viewer].organizationId ?? '';
  const parts: Record<Viewer, Part> = {
    bureau: { bureauId },
    subdistrict: { subdistrictId: own },
    community: { communityId: own },
    otherCommunity: { communityId: own },
    manager: { organizationId: own },
    department: { organizationId: own },
  };
  return parts[viewer];
}

// The world begins on Wednesday 11 March 2026.
const PERIODS: readonly Period[] = [
  { from: '2026-03-01', to: '2026-03-31' },
  { from: '2026-03-12', to: '2026-03-14' },
  { from: '2026-03-05', to: '2026-03-28' },
  { from: '2025-12-20', to: '2026-05-10' },
  { from: '2026-02-03', to: '2026-04-27' },
  { from: '2026-01-01', to: '2026-12-31' },
];
const WHOLE = { from: '2026-01-01', to: '2026-12-31' } as const;

beforeAll(async () => {
  world = await TicketWorld.start();
  await fillWith(world);
  await endTicketsOf(world);
  await drain();
  const random = new RandomTickets(world, 20_260_311);
  const start = world.test.clock.now();
  for (let n = 0; n < 40; n += 1) {
    let now = start + (n % 24) * DAY;
    const id = await random.report(now);
    for (let step = 0; step < 14; step += 1) {
      now = await random.step(id, now);
      // Sometimes each step is counted by itself, sometimes many together.
      if (step % 3 === n % 3) await drain();
    }
  }
  await drain();
  marks = await expectCounted(world.test);
}, 180_000);
afterAll(() => world.close());

describe.each(VIEWERS)('numbers of %s', (viewer) => {
  it('are those of the events, in every period', async () => {
    for (const period of PERIODS) {
      const { figures, rates, scores } = await world.people[viewer].api.statistics.overview({
        query: period,
      });
      const expected = recountedTotals(marks, partOf(viewer), period, null).get('') ?? NO_TOTALS;
      expect({ figures, rates, scores }).toEqual(statisticsOf(expected));
    }
  });

  it('told apart are those of the events, and add up', async () => {
    for (const by of BREAKDOWNS) {
      for (const period of PERIODS) {
        const rows = await wholeBreakdown(world.people[viewer], { ...period, by });
        const expected = recountedTotals(marks, partOf(viewer), period, by);
        const told = rows.filter(({ key }) => by !== 'month' || expected.has(key));
        expect(
          new Map(told.map(({ key, figures, rates, scores }) => [key, { figures, rates, scores }])),
        ).toEqual(new Map([...expected].map(([key, totals]) => [key, statisticsOf(totals)])));
        for (const row of rows) if (!expected.has(row.key)) expect(row.figures.filed).toBe(0);
      }
    }
  });

  it('open into as many tickets as they say, all of them in sight or said to be elsewhere', async () => {
    const by = world.people[viewer];
    const { figures } = await by.api.statistics.overview({ query: WHOLE });
    for (const figure of FIGURE_KEYS) {
      const { ids, withheld } = await opened(by, { ...WHOLE, figure });
      expect([figure, ids.length + withheld]).toEqual([figure, figures[figure]]);
      const isOffice = viewer !== 'manager' && viewer !== 'department';
      if (isOffice) expect([figure, withheld]).toEqual([figure, 0]);
    }
  });

  it('of a row are those that its filter asks for', async () => {
    const by = world.people[viewer];
    for (const breakdown of BREAKDOWNS) {
      for (const { filter, figures } of await wholeBreakdown(by, { ...WHOLE, by: breakdown })) {
        const again = await by.api.statistics.overview({ query: filter });
        const { openNow, lateNow, shelvedNow } = again.figures;
        const now = breakdown === 'month' ? { openNow, lateNow, shelvedNow } : {};
        expect(again.figures).toEqual({ ...figures, ...now });
        const { ids, withheld } = await opened(by, { ...filter, figure: 'finishDue' });
        expect(ids.length + withheld).toBe(figures.finishDue);
      }
    }
  });
});

/** Every way to narrow the county, by what there is most of. */
function narrowings(): Part[] {
  const dimensions = ['subdistrictId', 'communityId', 'organizationId', 'categoryCode'] as const;
  const [common] = marks.filter(({ measure }) => measure === 'finishLate');
  return Array.from({ length: 2 ** dimensions.length }, (_, bits) =>
    Object.fromEntries(
      dimensions.filter((_one, at) => bits & (2 ** at)).map((one) => [one, common?.[one]]),
    ),
  );
}

it('numbers narrowed in every way are those of the events, told apart in every way', async () => {
  const { bureau } = world.people;
  const period = { from: '2026-03-12', to: '2026-04-27' };
  for (const part of narrowings()) {
    for (const by of BREAKDOWNS) {
      const rows = await wholeBreakdown(bureau, { ...period, ...part, by });
      const expected = recountedTotals(marks, part, period, by);
      const told = rows.filter(({ key }) => by !== 'month' || expected.has(key));
      expect([part, by, told.length]).toEqual([part, by, expected.size]);
      for (const { key, figures } of told)
        expect([part, by, figures]).toEqual([part, by, statisticsOf(expected.get(key)!).figures]);
    }
  }
});

it('the world has some of everything that is counted', () => {
  const all = statisticsOf(recountedTotals(marks, {}, WHOLE, null).get('') ?? NO_TOTALS);
  expect(FIGURE_KEYS.filter((key) => all.figures[key] === 0)).toEqual([]);
});

it('open and late tickets are as many as the lists hold', async () => {
  for (const viewer of ['bureau', 'community'] as const) {
    const { api } = world.people[viewer];
    const counts = new Map((await api.ticket.counts()).map(({ key, count }) => [key, count]));
    const { figures } = await api.statistics.overview({ query: WHOLE });
    expect([figures.openNow, figures.lateNow, figures.shelvedNow]).toEqual(
      ['open', 'late', 'shelved'].map((key) => counts.get(key)),
    );
  }
});

describe('rows of a breakdown', () => {
  const names = async (query: object) =>
    (await wholeBreakdown(world.people.bureau, { ...WHOLE, by: 'organization', ...query })).map(
      ({ name }) => name,
    );

  it('come in the order of a number or a rate, those without one last', async () => {
    const rows = await wholeBreakdown(world.people.bureau, {
      ...WHOLE,
      by: 'category',
      ...{ sort: 'response', order: 'asc' },
    });
    const shares = rows.map(({ rates: { response } }) =>
      response.denominator === 0 ? 2 : response.numerator / response.denominator,
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const byFiled = await wholeBreakdown(world.people.bureau, { ...WHOLE, by: 'organization' });
    const filed = byFiled.map(({ figures }) => figures.filed);
    expect(filed).toEqual([...filed].sort((a, b) => b - a));
  });

  it('have names, also in their order', async () => {
    const sorted = await names({ sort: 'name' });
    expect(sorted).toEqual(
      expect.arrayContaining(['高塘安居物业', '高塘和美物业', '高塘供电公司']),
    );
    expect(await names({ sort: 'name', order: 'desc' })).toEqual([...sorted].reverse());
    const months = await wholeBreakdown(world.people.bureau, { ...WHOLE, by: 'month' });
    expect(months.map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`),
    );
  });
});

describe('who may see numbers', () => {
  const overview = (by: Persona, query: Partial<StatisticsFilter> = {}) =>
    by.api.statistics.overview({ query: { ...WHOLE, ...query } });

  it.each(['owner', 'wang'] as const)('%s sees none', async (who) => {
    expect((await refused(overview(world.people[who]))).code).toBe('permission.denied');
  });

  it('a company sees nothing of another one, a community nothing of its neighbour', async () => {
    const { people, county } = world;
    const other = { organizationId: county.companies[1].id };
    expect((await refused(overview(people.manager, other))).code).toBe('permission.denied');
    const query = { ...WHOLE, ...other, figure: 'filed' as const };
    expect((await refused(people.manager.api.statistics.tickets({ query }))).code).toBe(
      'permission.denied',
    );
    const nextDoor = { communityId: county.communities[1].id };
    expect((await refused(overview(people.community, nextDoor))).code).toBe('permission.denied');
    const elsewhere = { subdistrictId: county.subdistricts[1].id };
    expect((await overview(people.community, elsewhere)).figures.filed).toBe(0);
  });

  it.each<Partial<StatisticsFilter> & { limit?: number }>([
    { from: '2026-13-01' },
    { from: '2026-12-31', to: '2026-01-01' },
    { from: '2001-01-01' },
    { communityId: 'x' },
  ])('%j is refused', async (query) => {
    expect((await refused(overview(world.people.bureau, query))).code).toBe('input.invalid');
  });

  it.each(['x', 'WzEsMl0', 'WyJhIl0', 'Wy0xXQ'])('the cursor %s is refused', async (cursor) => {
    const query = { ...WHOLE, by: 'month' as const, cursor };
    expect((await refused(world.people.bureau.api.statistics.breakdown({ query }))).code).toBe(
      'input.cursor',
    );
  });
});

it('an upheld appeal takes lateness out of the numbers and leaves it in the history', async () => {
  const { owner, wang, manager, bureau } = world.people;
  const before = await bureau.api.statistics.overview({ query: WHOLE });
  const ticket = await world.act(wang, await world.report({}, owner), 'claim');
  await world.later(10 * DAY);
  const late = await world.act(owner, await world.get(owner, ticket), 'nudge');
  await drain();
  const during = await bureau.api.statistics.overview({ query: WHOLE });
  expect(during.figures.finishLate).toBe(before.figures.finishLate + 1);
  const lateness = (await world.row(late)).lateness.find(({ clock }) => clock === 'overall');
  const latenessId = lateness?.id ?? '';
  const appealed = await world.act(manager, await world.get(manager, late), 'appeal', {
    latenessId,
    reason: '停电',
    mediaIds: [await world.upload(manager)],
  });
  await world.act(bureau, appealed, 'decideAppeal', { latenessId, approve: true, reason: '属实' });
  await drain();
  const after = await bureau.api.statistics.overview({ query: WHOLE });
  expect(after.rates.finish).toEqual(before.rates.finish);
  expect(after.figures.struck).toBe(before.figures.struck + 1);
  expect((await world.row(late)).lateness.map(({ id }) => id)).toContain(latenessId);
  expect(RATES.finish.denominator).toBe('finishDue');
  await expectCounted(world.test);
});
