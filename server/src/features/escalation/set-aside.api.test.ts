import { randomUUID } from 'node:crypto';
import type { TicketView } from '@wide-angle/shared';
import { DAY, HOUR, MINUTE } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { insertRows } from '../../platform/database/plain-rows.js';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { TEST_NOW } from '../../testing/start-test-app.js';
import { eventRow, Ticket, TicketEventRow, TicketRepository } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { FireDueTimers } from './fire-due-timers.js';

let world: TicketWorld;
let administrator: Persona;
let sick: TicketView;
let well: TicketView;

/** Both cards of the claim have fallen. */
const DUE = TEST_NOW + DAY;

beforeAll(async () => {
  world = await TicketWorld.start();
  administrator = await persona(world.test).administrator(world.county.bureau);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.goTo(TEST_NOW);
  [sick, well] = [await world.report(), await world.report()];
});
afterEach(async () => {
  await heal();
  await world.test.app.get(FireDueTimers).drain();
  await world.expectConsistency();
});

const reader = () => world.test.app.get(UnitOfWork).reader;
const drain = () => world.test.app.get(FireDueTimers).drain();
const rungsOf = async ({ id }: TicketView) =>
  (await world.test.app.get(TicketRepository).events(id)).filter(({ type }) => type === 'rung');

/** A policy that is gone: the domain cannot reckon the ticket at all. */
const sicken = () => reader().update(Ticket, { id: sick.id }, { policyVersion: 999 });

async function heal(): Promise<void> {
  await reader().update(Ticket, { policyVersion: 999 }, { policyVersion: 1 });
  await administrator.api.timer.retry({ body: {} });
}

async function setAside() {
  const { items } = await administrator.api.timer.setAside({ query: {} });
  return items;
}

async function goTo(at: number): Promise<void> {
  await world.goTo(at);
  const { personId } = administrator;
  administrator = { ...(await persona(world.test).administrator(world.county.bureau)), personId };
}

describe('a ticket that cannot be reckoned', () => {
  it('is set aside, stops nobody, is tried again later, and heals', async () => {
    await sicken();
    await goTo(DUE);
    expect(await drain()).toMatchObject({ tickets: 1, setAside: 1 });
    expect(await rungsOf(well)).toHaveLength(2);
    expect(await world.row(sick)).toMatchObject({ version: 1, timerWorker: null });
    expect(await setAside()).toEqual([
      {
        ticketId: sick.id,
        number: sick.number,
        since: new Date(DUE).toISOString(),
        tries: 1,
        kind: 'policy.unknown',
        retryAt: new Date(DUE + 5 * MINUTE).toISOString(),
      },
    ]);
    expect(await drain()).toMatchObject({ tickets: 0, setAside: 0 });
    await reader().update(Ticket, { id: sick.id }, { policyVersion: 1 });
    await goTo(DUE + 5 * MINUTE);
    expect(await drain()).toMatchObject({ tickets: 1, setAside: 0 });
    const dueTimes = async (ticket: TicketView) => (await rungsOf(ticket)).map((one) => one.dueAt);
    expect(await dueTimes(sick)).toEqual(await dueTimes(well));
    expect(await setAside()).toEqual([]);
  });

  it('is given up after eight tries, counted for who watches, and tried again when he says so', async () => {
    await sicken();
    let tries = 0;
    for (let at = DUE; at <= DUE + 3 * DAY; at += 5 * MINUTE) {
      world.test.clock.set(at);
      tries += (await drain()).setAside;
    }
    expect(tries).toBe(8);
    await goTo(DUE + 4 * DAY);
    expect(await drain()).toMatchObject({ setAside: 0 });
    const since = new Date(DUE).toISOString();
    expect(await setAside()).toMatchObject([{ since, tries: 8, retryAt: null }]);
    expect(await readiness()).toMatchObject({ setAside: 1, givenUp: 1 });
    await reader().update(Ticket, { id: sick.id }, { policyVersion: 1 });
    expect(await retry(sick.id)).toEqual({ retried: 1 });
    expect(await drain()).toMatchObject({ tickets: 1, setAside: 0 });
    expect((await rungsOf(sick)).length).toBeGreaterThan(2);
    expect(await readiness()).toMatchObject({ setAside: 0, givenUp: 0 });
  });

  it('heals by what a person does to it, too', async () => {
    await sicken();
    await goTo(DUE);
    await drain();
    await reader().update(Ticket, { id: sick.id }, { policyVersion: 1 });
    await world.act(world.people.wang, sick, 'claim');
    expect(await setAside()).toEqual([]);
  });
});

describe('a ticket that cannot be written', () => {
  it('is found among those of its transaction, which are fired', async () => {
    const events = await world.test.app.get(TicketRepository).events(sick.id);
    const strayed = { ...eventRow(events[0]!), seq: 2 };
    await world.test.app.get(UnitOfWork).run((tx) => insertRows(tx, TicketEventRow, [strayed]));
    await goTo(DUE);
    expect(await drain()).toMatchObject({ tickets: 1, setAside: 1 });
    expect(await rungsOf(well)).toHaveLength(2);
    expect((await setAside()).map(({ ticketId }) => ticketId)).toEqual([sick.id]);
    await reader().delete(TicketEventRow, { ticketId: sick.id, seq: 2 });
  });
});

describe('the list of what is set aside', () => {
  it('comes in pages, longest first', async () => {
    const many = [sick, well, await world.report()];
    for (const [hours, { id }] of many.entries()) {
      const timerFailedAt = DUE + hours * HOUR;
      await reader().update(Ticket, { id }, { timerFailedAt, timerError: 'x', timerFailures: 1 });
    }
    const { setAside: list } = administrator.api.timer;
    const first = await list({ query: { limit: 2 } });
    const rest = await list({ query: { limit: 2, cursor: first.next! } });
    const ids = [...first.items, ...rest.items].map(({ ticketId }) => ticketId);
    expect(ids).toEqual(many.map(({ id }) => id));
    expect(rest.next).toBeNull();
  });

  it('is for administrators alone', async () => {
    for (const one of Object.values(world.people)) {
      expect(await refused(one.api.timer.setAside({ query: {} }))).toMatchObject({ status: 403 });
      expect(await refused(one.api.timer.retry({ body: {} }))).toMatchObject({ status: 403 });
    }
  });

  it('retries nothing that is not set aside', async () => {
    const before = await world.row(well);
    expect(await retry(well.id)).toEqual({ retried: 0 });
    expect(await retry(randomUUID())).toEqual({ retried: 0 });
    expect(await world.row(well)).toEqual(before);
  });
});

const retry = (ticketId: string) => administrator.api.timer.retry({ body: { ticketId } });

async function readiness(): Promise<unknown> {
  const response = await world.test.inject({ method: 'GET', url: '/health/ready' });
  expect(response.statusCode).toBe(200);
  return response.json<{ details: { timers: unknown } }>().details.timers;
}
