import type { INestApplicationContext } from '@nestjs/common';
import { replay } from '@wide-angle/shared';
import { AppModule } from '../../app.module.js';
import { schema } from '../../database.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { createHttpApp } from '../../platform/http-app.js';
import { factsOf, TicketRepository } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { RecomputeLimits } from './recompute-limits.js';
import { body, wall } from './testing/year-2027.js';

/** More than two batches. */
const TICKETS = 120;

let world: TicketWorld;
let ids: string[];

jest.setTimeout(180_000);

beforeEach(async () => {
  world = await TicketWorld.start({ now: wall('2026-12-30', 16) });
  ids = [];
  for (let n = 0; n < TICKETS; n += 1) ids.push((await world.report()).id);
  await world.people.bureau.api.calendar.import({ body: body() });
  await world.later(15_000);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
});

const jobOf = (app: INestApplicationContext) => app.get(RecomputeLimits);
const year = async () => (await world.people.bureau.api.calendar.get()).years[0];

/** Tickets that got their one event, and whose row is what their history says; throws for any that got two. */
async function recomputedTickets(): Promise<number> {
  const tickets = world.test.app.get(TicketRepository);
  let done = 0;
  for (const row of await tickets.findMany(ids)) {
    const events = await tickets.events(row.id);
    expect(factsOf(row)).toEqual(replay(events));
    const own = events.filter(({ type }) => type === 'recomputed').length;
    expect([row.id, own <= 1]).toEqual([row.id, true]);
    done += own;
  }
  return done;
}

/** Another process on the same database; where the database allows only one, the same again. */
async function anotherApp(): Promise<INestApplicationContext & { close: () => Promise<void> }> {
  const { app, config, clock } = world.test;
  if (config.database.kind === 'sqlite') return Object.assign(Object.create(app), { close: noop });
  const database = await openDatabase(config.database, schema);
  const other = await createHttpApp(AppModule.of({ config, clock, database }), config);
  await other.init();
  return other;
}

const noop = () => Promise.resolve();

/** Nobody goes on before so many have come. */
function meeting(count: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come >= count) open();
    return all;
  };
}

it('goes on where it was stopped, and gives no ticket two events', async () => {
  const stop = new AbortController();
  const tickets = world.test.app.get(TicketRepository);
  const advanceAll = tickets.advanceAll.bind(tickets);
  jest.spyOn(tickets, 'advanceAll').mockImplementation((...args) => {
    stop.abort();
    return advanceAll(...args);
  });
  const first = await jobOf(world.test.app).drain(stop.signal);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(TICKETS);
  expect(await recomputedTickets()).toBe(first);
  expect(await year()).toMatchObject({ isApplied: false, changedTickets: first });
  jest.restoreAllMocks();
  expect(await jobOf(world.test.app).drain()).toBe(TICKETS - first);
  expect(await recomputedTickets()).toBe(TICKETS);
  expect(await year()).toMatchObject({ isApplied: true, changedTickets: TICKETS });
});

it('that died before it noted how far it was does nothing twice', async () => {
  const unitOfWork = world.test.app.get(UnitOfWork);
  const run = unitOfWork.run.bind(unitOfWork);
  let runs = 0;
  jest.spyOn(unitOfWork, 'run').mockImplementation((work) => {
    runs += 1;
    return runs === 1 ? run(work) : Promise.reject(new Error('killed'));
  });
  await expect(jobOf(world.test.app).drain()).rejects.toThrow('killed');
  jest.restoreAllMocks();
  const before = await recomputedTickets();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(TICKETS);
  expect(await jobOf(world.test.app).drain()).toBe(TICKETS - before);
  expect(await recomputedTickets()).toBe(TICKETS);
  expect(await year()).toMatchObject({ isApplied: true });
});

it('done by two processes at once recomputes each ticket exactly once', async () => {
  const other = await anotherApp();
  const apps = [world.test.app, other];
  // Both have read the first batch before either writes it.
  const both = meeting(apps.length);
  for (const tickets of new Set(apps.map((app) => app.get(TicketRepository)))) {
    const findMany = tickets.findMany.bind(tickets);
    jest.spyOn(tickets, 'findMany').mockImplementation(async (wanted) => {
      const rows = await findMany(wanted);
      await both();
      return rows;
    });
  }
  try {
    const made = await Promise.all(apps.map((app) => jobOf(app).drain()));
    expect(made[0]! + made[1]!).toBe(TICKETS);
    expect(await recomputedTickets()).toBe(TICKETS);
    expect(await year()).toMatchObject({ isApplied: true, changedTickets: TICKETS });
  } finally {
    await other.close();
  }
});
