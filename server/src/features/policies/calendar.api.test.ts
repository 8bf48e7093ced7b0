import type { ImportCalendarBody } from '@wide-angle/shared';
import { DAY, replay } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { persona } from '../../testing/personas.js';
import { factsOf, TicketRepository } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { RecomputeLimits } from './index.js';
import { body, DAYS, off, wall } from './testing/year-2027.js';

let world: TicketWorld;

// Each test has a calendar of its own, so each makes a database: slow where others use the machine.
jest.setTimeout(60_000);

beforeEach(async () => {
  world = await TicketWorld.start();
});
afterEach(() => world.close());

const importYear = (more: Partial<ImportCalendarBody> = {}) =>
  world.people.bureau.api.calendar.import({ body: body(more) });

const recomputeNow = async () => {
  await world.later(15_000);
  return world.test.app.get(RecomputeLimits).drain();
};

describe('the calendar', () => {
  it('shows its years with their sources to officers and administrators', async () => {
    const administrator = await persona(world.test).administrator(world.county.bureau);
    for (const { api } of [world.people.community, administrator]) {
      const { years, warning } = await api.calendar.get();
      expect(years.map(({ year }) => year)).toEqual([2026, 2025, 2024]);
      expect(years[0]).toMatchObject({ isApplied: true, importedBy: null });
      expect(years[0]?.source).toContain('chinese-days');
      expect(warning).toBeNull();
    }
    for (const { api } of [world.people.owner, world.people.manager])
      expect((await refused(api.calendar.get())).code).toBe('permission.denied');
    const { community } = world.people;
    expect((await refused(community.api.calendar.import({ body: body() }))).code).toBe(
      'permission.denied',
    );
  });

  it('warns from 1 December while the next year is missing, also beside the readiness', async () => {
    await world.goTo(wall('2026-12-01', 0) - 1);
    const { bureau } = world.people;
    expect((await bureau.api.calendar.get()).warning).toBeNull();
    await world.later(1);
    expect((await bureau.api.calendar.get()).warning).toMatchObject({
      year: 2027,
      hasBegun: false,
    });
    const ready = await world.test.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.json()).toMatchObject({ details: { calendar: { missingYear: 2027 } } });
    await importYear();
    expect((await bureau.api.calendar.get()).warning).toBeNull();
  });

  it('says what a table means before it is taken, and changes nothing', async () => {
    const { calendar } = world.people.bureau.api;
    const { flaws, words, changes } = await calendar.check({ body: { year: 2027, days: DAYS } });
    expect([flaws, changes]).toEqual([[], []]);
    expect(words[0]).toBe('元旦：1月1日（周五）至1月4日（周一）放假，共 4 天');
    const part = await calendar.check({ body: { year: 2027, days: DAYS.slice(0, 4) } });
    expect(part.flaws.length).toBeGreaterThan(0);
    const nonsense = [...DAYS, { date: '2027-13-01', kind: 'holiday', name: '-' } as const];
    const odd = await calendar.check({ body: { year: 2027, days: nonsense } });
    expect(odd).toMatchObject({ words: [], flaws: [{ date: '2027-13-01' }] });
    expect((await calendar.get()).years).toHaveLength(3);
  });

  it('refuses bad tables, unexplained corrections, repetitions and whoever comes second', async () => {
    expect((await refused(importYear({ days: DAYS.slice(0, 4) }))).code).toBe('calendar.bad');
    const first = await importYear();
    expect(first).toMatchObject({ year: 2027, importedBy: '徐伟', isApplied: false });
    expect((await refused(importYear())).code).toBe('calendar.reasonMissing');
    const base = { baseRevision: first.revision, reason: '更正' };
    expect((await refused(importYear(base))).code).toBe('calendar.unchanged');
    const days = DAYS.filter(({ date }) => date !== '2027-01-09');
    const rivals = ['', '09-11', '09-12', '09-13', '09-14', '09-15'].map((date) =>
      importYear({ ...base, days: date ? [...days, off(date, '中秋节')] : days }),
    );
    const all = await Promise.allSettled(rivals);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      (await refused(importYear({ ...base, days: [...days, off('09-16', '中秋节')] }))).code,
    ).toBe('calendar.changed');
  });
});

describe('limits when a table comes', () => {
  const eventsOf = async (id: string) =>
    (await world.test.app.get(TicketRepository).events(id)).filter(
      ({ type }) => type === 'recomputed',
    );

  it('are reckoned anew once, with an event that everybody sees, and the fold is the row', async () => {
    await world.goTo(wall('2026-12-30', 16));
    const { owner } = world.people;
    const lamp = await world.report();
    const closed = await world.act(owner, await world.report(), 'withdraw');
    const trapped = await world.report({ categoryCode: 'lift_trapped' });
    expect(lamp).toMatchObject({ isProvisional: true, overallDueAt: '2027-01-04T08:00:00.000Z' });
    await importYear();
    const limits = world.test.app.get(RecomputeLimits);
    expect(await limits.drain()).toBe(0);
    expect(await recomputeNow()).toBe(1);
    expect(await recomputeNow()).toBe(0);
    const after = await world.get(owner, lamp);
    expect(after).toMatchObject({ isProvisional: false, overallDueAt: '2027-01-06T08:00:00.000Z' });
    expect(await eventsOf(lamp.id)).toHaveLength(1);
    for (const { id } of [closed, trapped]) expect(await eventsOf(id)).toEqual([]);
    const { items } = await owner.api.ticket.timeline({ params: { id: lamp.id } });
    expect(items.find(({ type }) => type === 'recomputed')).toMatchObject({
      by: '系统',
      data: { source: '国办发明电〔2026〕1号', toDueAt: '2027-01-06T08:00:00.000Z' },
    });
    const { moves } = await owner.api.ticket.deadline({ params: { id: lamp.id } });
    expect(moves).toEqual([
      {
        text: '放假安排有变化，办结时限由 1月4日 16:00 改为 1月6日 16:00，依据：国办发明电〔2026〕1号',
        by: '系统',
        at: expect.any(String),
      },
    ]);
    const row = await world.test.app.get(TicketRepository).find(lamp.id);
    const events = await world.test.app.get(TicketRepository).events(lamp.id);
    expect(row && factsOf(row)).toEqual(replay(events));
    const [year] = (await world.people.bureau.api.calendar.get()).years;
    expect(year).toMatchObject({ isApplied: true, changedTickets: 1 });
    // Work waits for the new limit: no card falls at the old one.
    expect(row?.nextTimerAt).not.toBeNull();
  });

  it('make nobody late, and lateness that has happened stays', async () => {
    await world.goTo(wall('2026-12-30', 16));
    await importYear();
    await recomputeNow();
    const lamp = await world.report();
    await world.goTo(wall('2027-01-05', 9));
    const working = DAYS.filter(
      ({ date }) => !date.startsWith('2027-01-0') || date === '2027-01-01',
    );
    const { years } = await world.people.bureau.api.calendar.get();
    await importYear({ days: working, reason: '更正', baseRevision: years[0]!.revision });
    await recomputeNow();
    const after = await world.get(world.people.owner, lamp);
    // By the corrected table it was due on Monday the 4th; it comes one working day from now.
    expect(after.lateness.filter(({ clock }) => clock === 'overall')).toEqual([]);
    expect(Date.parse(after.overallDueAt)).toBeGreaterThan(world.test.clock.now());
    await world.later(10 * DAY);
    const { lateness } = await world.act(world.people.bureau, after, 'note', {
      text: '催',
      visibility: 'internal',
    });
    expect(lateness.some(({ clock }) => clock === 'overall')).toBe(true);
  });
});
