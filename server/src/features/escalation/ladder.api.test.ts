import type { TicketEvent, TicketView } from '@wide-angle/shared';
import { atLocal, DAY, HOUR, localDate, MINUTE } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { TEST_NOW } from '../../testing/start-test-app.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { TicketRepository } from '../tickets/index.js';
import { FireDueTimers } from './fire-due-timers.js';
import { anotherWorker } from './testing/another-worker.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.goTo(TEST_NOW));
afterEach(() => world.expectConsistency());

const timers = () => world.test.app.get(FireDueTimers);
const eventsOf = (ticket: Pick<TicketView, 'id'>) =>
  world.test.app.get(TicketRepository).events(ticket.id);

/** `03-12 09:00 rung claim red tier 2` */
function told({ type, dueAt, at, data }: TicketEvent): string {
  const moment = new Date((dueAt ?? at) + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ');
  if (type !== 'rung') return `${moment} ${type}`;
  return `${moment} rung ${String(data.clock)} ${String(data.card ?? 'top')} tier ${String(data.tier)}`;
}

async function timersOf(ticket: Pick<TicketView, 'id'>): Promise<string[]> {
  return (await eventsOf(ticket)).filter(({ actor }) => actor === null).map(told);
}

/** A lamp reported on Wednesday 11 March 2026 at 09:00: claim by Thursday 09:00, done by Monday 09:00. */
const LADDER = [
  '03-11 14:15 rung claim yellow tier 1',
  '03-12 09:00 rung claim red tier 2',
  '03-13 09:00 rung claim top tier 3',
  '03-13 09:00 rung overall yellow tier 3',
  '03-13 09:00 actionLate',
  '03-16 09:00 rung overall red tier 3',
  '03-16 09:00 remind',
  '03-17 09:00 rung overall top tier 3',
  '03-17 09:00 actionLate',
  '03-17 09:00 remind',
];

it('climbs as the clock goes, and each rung falls when it is due, not before', async () => {
  const ticket = await world.report();
  world.test.clock.set(at('2026-03-11', '14:14'));
  await timers().drain();
  expect(await timersOf(ticket)).toEqual([]);
  world.test.clock.set(at('2026-03-11', '14:15'));
  expect(await timers().drain()).toEqual({ tickets: 1, events: 1, setAside: 0 });
  await world.goTo(at('2026-03-12', '09:00'));
  await timers().drain();
  expect(await world.get(world.people.owner, ticket)).toMatchObject({
    card: 'red',
    tier: 2,
    isLate: true,
    lateness: [{ clock: 'claim', appeal: null }],
  });
  await world.goTo(at('2026-03-17', '09:00'));
  await timers().drain();
  expect((await timersOf(ticket)).sort()).toEqual([...LADDER].sort());
  expect(await timers().drain()).toEqual({ tickets: 0, events: 0, setAside: 0 });
});

it('tells the same history with the true due times when the worker slept for days', async () => {
  const end = at('2026-03-19', '10:00');
  const watched = await world.report();
  for (let now = TEST_NOW; now <= end; now += 30 * MINUTE) {
    world.test.clock.set(now);
    await timers().drain();
  }
  await world.goTo(TEST_NOW);
  const slept = await world.report();
  await world.goTo(end);
  await timers().drain();
  const story = (events: TicketEvent[]) =>
    events.map(({ ticketId: _, at: __, changes: ___, ...event }) => event);
  expect(await timersOf(slept)).toEqual(await timersOf(watched));
  const submitted = 1;
  expect(story((await eventsOf(slept)).slice(submitted))).toEqual(
    story((await eventsOf(watched)).slice(submitted)),
  );
});

it('fires each rung once with several workers at the same tickets', async () => {
  const tickets: TicketView[] = [];
  for (let i = 0; i < 60; i += 1) tickets.push(await world.report());
  await world.goTo(at('2026-03-17', '09:00'));
  const fired = await Promise.all([1, 2, 3, 4].map(() => anotherWorker(world.test).drain()));
  const ofWorkers = fired.reduce((sum, { events }) => sum + events, 0);
  let stored = 0;
  for (const ticket of tickets) {
    const history = await timersOf(ticket);
    expect([...history].sort()).toEqual([...LADDER].sort());
    stored += history.length;
  }
  expect(ofWorkers).toBe(stored);
}, 60_000);

it('and a person at once both leave their mark, one after the other', async () => {
  const { wang } = world.people;
  const tickets: TicketView[] = [];
  for (let i = 0; i < 10; i += 1) tickets.push(await world.report());
  await world.goTo(at('2026-03-12', '09:00'));
  const claims = tickets.map((ticket) => world.act(wang, ticket, 'claim'));
  await Promise.all([timers().drain(), ...claims]);
  for (const ticket of tickets) {
    const types = (await eventsOf(ticket)).map(({ type }) => type);
    expect(types).toEqual(['submit', 'rung', 'rung', 'claim']);
  }
});

it('leaves between two transactions when it is told to stop', async () => {
  for (let i = 0; i < 3; i += 1) await world.report();
  await world.goTo(at('2026-03-12', '09:00'));
  const stopping = new AbortController();
  stopping.abort();
  expect(await timers().drain(stopping.signal)).toEqual({ tickets: 0, events: 0, setAside: 0 });
  await timers().drain();
});

describe('without any worker', () => {
  it('an action finds what was due, so nobody escapes a lateness by acting late', async () => {
    const { wang, owner } = world.people;
    const ticket = await world.report();
    await world.goTo(at('2026-03-12', '09:01'));
    const seen = await world.get(owner, ticket);
    expect(seen).toMatchObject({ isLate: true, card: 'red', tier: 2 });
    await world.act(wang, ticket, 'claim');
    const types = (await eventsOf(ticket)).map(({ type }) => type);
    expect(types).toEqual(['submit', 'rung', 'rung', 'claim']);
    expect((await world.row(ticket)).lateness).toHaveLength(1);
  });

  it('a screen shows the version that the next action will meet', async () => {
    const { wang } = world.people;
    const ticket = await world.act(wang, await world.report(), 'claim');
    const asked = await world.act(wang, ticket, 'ask', { text: '哪一层？' });
    await world.goTo(TEST_NOW + 3 * DAY);
    const seen = await world.get(wang, asked);
    expect(seen.state).toBe('processing');
    expect(await world.act(wang, seen, 'release', { reason: '忙' })).toMatchObject({
      state: 'pending',
    });
    const stale = await refused(world.act(wang, asked, 'release', { reason: '忙' }));
    expect(stale.code).toBe('ticket.changed');
  });

  it('an unanswered question, a review, and a confirmation end by themselves', async () => {
    const { wang, community } = world.people;
    const complaint = await world.report({ categoryCode: 'attitude', text: '保安骂人' });
    const claimed = await world.act(wang, complaint, 'claim');
    await world.act(wang, claimed, 'resolve', { text: '已道歉' });
    await world.goTo(at('2026-03-12', '09:00'));
    await timers().drain();
    const passed = await world.get(community, complaint);
    expect(passed).toMatchObject({ state: 'confirming', lateness: [{ clock: 'review' }] });
    expect(passed.isLate).toBe(false);
    await world.goTo(at('2026-03-19', '09:00'));
    await timers().drain();
    expect(await world.get(community, complaint)).toMatchObject({
      state: 'closed',
      closedBy: 'clock',
      isSolved: null,
      endedAt: '2026-03-19T01:00:00.000Z',
    });
    // The community owes the silent owner a call; nothing else will happen by itself.
    const row = await world.row(complaint);
    expect([row.followUp?.reason, row.nextTimerAt]).toEqual(['autoClosed', row.followUp?.dueAt]);
  });
});

/** `2026-03-12` `09:00` in Shanghai. */
function at(date: string, time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  const moment = atLocal(date, hour! * 60 + minute!);
  expect(localDate(moment)).toBe(date);
  return moment;
}
