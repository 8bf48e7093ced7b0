import fc from 'fast-check';
import { wall, wallText } from '../deadline/testing/wall.ts';
import { testCalendar } from '../deadline/testing/years.ts';
import type { CalendarYear } from '../deadline/working-calendar.ts';
import { aTicket, reckoning } from '../testing/fixtures.ts';
import { type Life, lived, livedOn, lives } from '../testing/random-life.ts';
import { overallLimit, type Reckoning } from '../ticket/clocks.ts';
import { replay } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { recomputed } from './settle-recomputed.ts';
import { nextTimer } from './next-timer.ts';

const CAUSE = { year: 2026, revision: 7, source: '通知' };

const known = testCalendar.years[2026] as CalendarYear;

const under = (years: Record<number, CalendarYear>): Reckoning => ({
  ...reckoning,
  calendar: { ...testCalendar, years },
});

const monthDays = (pattern: RegExp) =>
  Object.fromEntries(Object.entries(known.holidays).filter(([day]) => pattern.test(day)));

/** Calendars that one year may have had before and after: none, the real one, corrected ones. */
const calendars = fc.constantFrom(
  under({ ...testCalendar.years }),
  under({}),
  under({ 2026: { ...known, holidays: monthDays(/^10/), makeUpDays: {} } }),
  under({ 2026: { ...known, holidays: { ...known.holidays, '06-03': '停水', '06-04': '停水' } } }),
  under({ 2026: { ...known, makeUpDays: { '05-30': '补', '05-31': '补', '07-11': '补' } } }),
);

/** Of the working organisation and of its supervisors. */
const missed = (ticket: TicketFacts) => ticket.lateness.map(({ id, at }) => `${id}@${at}`);

const bring = async (life: Life, to: Reckoning) => {
  const history = () => Promise.resolve(life.events);
  const progress = await recomputed(to, life.ticket, { cause: CAUSE, now: life.now, history });
  return { ...life, ticket: progress.ticket, events: [...life.events, ...progress.events] };
};

const holds = (check: (before: Life, after: Life, to: Reckoning) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(lives, calendars, calendars, async (plan, from, to) => {
      const life = lived(plan, from);
      await check(life, await bring(life, to), to);
    }),
    { numRuns: 300 },
  );

describe('whatever life a ticket had when a table comes', () => {
  it('makes nobody late who was not, and takes back no lateness', async () => {
    await holds((before, after) => {
      expect(missed(after.ticket)).toEqual(missed(before.ticket));
    });
  });

  it('leaves no limit in the past that was not there before', async () => {
    await holds(({ ticket: old, now }, { ticket }) => {
      if (old.overallDueAt > now) expect(ticket.overallDueAt).toBeGreaterThan(now);
      if (old.claimDueAt !== null && old.claimDueAt > now)
        expect(ticket.claimDueAt).toBeGreaterThan(now);
      expect(ticket.tier).toBeGreaterThanOrEqual(old.tier);
    });
  });

  it('gives the limit that its parts say, and a history that replays to the row', async () => {
    await holds((_, { ticket, events }, to) => {
      expect(ticket.overallDueAt).toBe(overallLimit(to, ticket).overallDueAt);
      expect(replay(events)).toEqual(ticket);
    });
  });

  it('is done once: doing it again changes nothing, nor does a table that says the same', async () => {
    await holds(async (before, after, to) => {
      const again = await bring(after, to);
      expect(again.events.length).toBe(after.events.length);
      const own = before.events.filter(({ type }) => type === 'recomputed');
      expect(own).toEqual([]);
    });
    await fc.assert(
      fc.asyncProperty(lives, calendars, async (plan, from) => {
        const life = lived(plan, from);
        expect((await bring(life, from)).events.length).toBe(life.events.length);
      }),
      { numRuns: 300 },
    );
  });

  it('moves limits both ways, and keeps some from coming too early, so that the laws above mean something', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(lives, calendars, calendars, async (plan, from, to) => {
        const life = lived(plan, from);
        const { ticket } = await bring(life, to);
        if (ticket.overallDueAt > life.ticket.overallDueAt) seen.add('later');
        if (ticket.overallDueAt < life.ticket.overallDueAt) seen.add('earlier');
        if (ticket.moves.some(({ reason }) => reason === 'calendar')) seen.add('kept');
        if (ticket.claimDueAt !== life.ticket.claimDueAt) seen.add('claim');
        if (ticket.adjudicateDueAt !== life.ticket.adjudicateDueAt) seen.add('office');
      }),
      { numRuns: 1_500, seed: 7 },
    );
    expect([...seen].sort()).toEqual(['claim', 'earlier', 'kept', 'later', 'office']);
  });

  it('lives on by the same rules', async () => {
    await fc.assert(
      fc.asyncProperty(lives, lives, calendars, calendars, async (plan, more, from, to) => {
        const after = livedOn(await bring(lived(plan, from), to), more.steps, to);
        expect(replay(after.events)).toEqual(after.ticket);
        const timer = nextTimer(to, after.ticket);
        if (timer) expect(timer.dueAt).toBeGreaterThan(after.now);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a lamp reported on the last working day of the year', () => {
  const start = wall('2026-12-30 16:00');
  const next: CalendarYear = {
    year: 2027,
    source: '通知',
    holidays: { '01-01': '元旦', '01-02': '元旦', '01-03': '元旦', '01-04': '元旦' },
    makeUpDays: { '01-09': '元旦' },
  };
  const bringLamp = async (from: Reckoning, to: Reckoning, now: string) => {
    const ticket = { ...aTicket({}, start), ...overallLimit(from, aTicket({}, start)) };
    const history = () => Promise.resolve([]);
    return recomputed(to, ticket, { cause: CAUSE, now: wall(now), history });
  };
  const without = under({ 2026: known });
  const covered = under({ 2026: known, 2027: next });

  it('is provisional, and gets its limit with its reason when the table comes', async () => {
    const { ticket, events } = await bringLamp(without, covered, '2026-12-30 16:30');
    const event = events.find(({ type }) => type === 'recomputed');
    expect(event?.data).toMatchObject({ year: 2026, source: '通知', isProvisional: false });
    expect(wallText(Date.parse(String(event?.data.fromDueAt)))).toBe('2027-01-04 16:00');
    expect(wallText(ticket.overallDueAt)).toBe('2027-01-06 16:00');
    expect(ticket.isProvisional).toBe(false);
    expect(event?.visibility).toBe('public');
  });

  it('is not made late by a correction that turns days off into working days', async () => {
    const { ticket, events } = await bringLamp(covered, without, '2027-01-05 09:00');
    // By the corrected table the limit would have been on Monday; it comes a working day from now.
    expect(wallText(ticket.overallDueAt)).toBe('2027-01-06 09:00');
    expect(ticket.lateness.filter(({ clock }) => clock === 'overall')).toEqual([]);
    expect(events.find(({ type }) => type === 'recomputed')?.changes.moves).toHaveLength(1);
  });
});
