import type { TicketView } from '@wide-angle/shared';
import { DAY, MINUTE, SECOND } from '@wide-angle/shared';
import { FakeClock } from '../../testing/fake-clock.js';
import { TEST_NOW } from '../../testing/start-test-app.js';
import { TicketRepository, TicketTimers } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { anotherWorker } from './testing/another-worker.js';

let world: TicketWorld;
let tickets: TicketView[];

/** Reported at nine, so that by now the yellow and the red card of the claim have fallen. */
const DUE = TEST_NOW + DAY + MINUTE;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.goTo(TEST_NOW);
  tickets = [await world.report(), await world.report(), await world.report()];
  await world.goTo(DUE);
});
afterEach(async () => {
  await anotherWorker(world.test).drain();
  await world.expectConsistency();
});

const claims = () => world.test.app.get(TicketTimers);
const historyOf = async ({ id }: TicketView) =>
  (await world.test.app.get(TicketRepository).events(id)).map(({ type }) => type);
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort();
const all = () => ids(tickets);

describe('a claim', () => {
  it('is of nobody else until it ends, and then of the next', async () => {
    const first = await claims().claim(DUE);
    expect(ids(first!.tickets)).toEqual(all());
    expect(await claims().claim(DUE)).toBeNull();
    expect(await claims().claim(first!.until - 1)).toBeNull();
    const second = await claims().claim(first!.until);
    expect(ids(second!.tickets)).toEqual(all());
  });

  it('leaves tickets that are not due', async () => {
    expect(await claims().claim(TEST_NOW)).toBeNull();
  });

  it('is given back at once where its work is not done', async () => {
    const claim = await claims().claim(DUE);
    await claims().release(claim!, [tickets[0]!.id]);
    expect(ids((await claims().claim(DUE))!.tickets)).toEqual([tickets[0]!.id]);
  });

  it('is not given back by whom it was taken over from', async () => {
    const first = await claims().claim(DUE);
    await claims().claim(first!.until);
    await claims().release(first!, all());
    expect(await claims().claim(first!.until)).toBeNull();
  });

  it('is not respected where only a wrong clock can have made it', async () => {
    const strayed = DUE + DAY;
    const claim = await claims().claim(strayed);
    expect(ids(claim!.tickets)).toEqual(expect.arrayContaining(all()));
    expect(await anotherWorker(world.test).drain()).toMatchObject({ tickets: 3, events: 6 });
  });

  it('ends with the firing', async () => {
    await anotherWorker(world.test).drain();
    const row = await world.row(tickets[0]!);
    expect(row).toMatchObject({ timerWorker: null, timerLeaseUntil: null });
  });
});

describe('the fence', () => {
  it('stops a worker that slept through its lease: the version has gone on', async () => {
    const late = await claims().claim(DUE);
    await world.goTo(DUE + MINUTE);
    expect(await anotherWorker(world.test).drain()).toMatchObject({ tickets: 3, events: 6 });
    // The late one goes on with the rows that it read, as if its process had been stopped for a minute.
    const spied = jest.spyOn(claims(), 'claim').mockResolvedValueOnce(late);
    const asleep = anotherWorker(world.test, new FakeClock(DUE));
    expect(await asleep.drain()).toEqual({ tickets: 0, events: 0, setAside: 0 });
    spied.mockRestore();
    for (const ticket of tickets) {
      expect(await historyOf(ticket)).toEqual(['submit', 'rung', 'rung']);
    }
  });

  it('lets a person act on a ticket that a worker has', async () => {
    const claim = await claims().claim(DUE);
    await world.act(world.people.wang, tickets[0]!, 'claim');
    const spied = jest.spyOn(claims(), 'claim').mockResolvedValueOnce(claim);
    expect(await anotherWorker(world.test).drain()).toMatchObject({ tickets: 2, events: 4 });
    spied.mockRestore();
    expect(await historyOf(tickets[0]!)).toEqual(['submit', 'rung', 'rung', 'claim']);
    expect(await world.row(tickets[0]!)).toMatchObject({ timerWorker: null });
  });
});

it('a clock that goes back fires nothing again and hides nothing', async () => {
  const clock = new FakeClock(DUE);
  const worker = anotherWorker(world.test, clock);
  await worker.drain();
  for (const back of [SECOND, DAY, 400 * DAY]) {
    clock.set(DUE - back);
    expect(await worker.drain()).toEqual({ tickets: 0, events: 0, setAside: 0 });
  }
  clock.set(DUE);
  expect(await worker.drain()).toEqual({ tickets: 0, events: 0, setAside: 0 });
  for (const ticket of tickets) {
    expect(await historyOf(ticket)).toEqual(['submit', 'rung', 'rung']);
  }
});
