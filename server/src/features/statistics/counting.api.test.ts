import { DAY } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TicketChanges } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { CountChanges } from './index.js';
import { StatisticsRepository } from './statistics.repository.js';
import { expectCounted } from './testing/recount.js';
import { RandomTickets } from './testing/random-tickets.js';

let world: TicketWorld;
let random: RandomTickets;

beforeAll(async () => {
  world = await TicketWorld.start();
  random = new RandomTickets(world, 7);
}, 60_000);
afterAll(() => world.close());
afterEach(() => jest.restoreAllMocks());

const counting = () => world.test.app.get(CountChanges);
const waiting = async () => {
  const { reader } = world.test.app.get(UnitOfWork);
  const [row]: { n: number | string }[] = await reader.query(
    'SELECT COUNT(*) AS n FROM ticket_change',
  );
  return Number(row?.n);
};

async function someLives(count: number): Promise<void> {
  const start = world.test.clock.now();
  for (let n = 0; n < count; n += 1) {
    let now = start + n * DAY;
    const id = await random.report(now);
    for (let step = 0; step < 8; step += 1) now = await random.step(id, now);
  }
}

describe('counting', () => {
  it('looks at a new ticket and at each change that bears on a number, and at nothing else', async () => {
    await counting().drain();
    const { owner, wang, manager, neighbour } = world.people;
    const ticket = await world.report();
    expect(await waiting()).toBe(1);
    await world.act(neighbour, ticket, 'join');
    await world.act(owner, ticket, 'nudge');
    await world.act(manager, ticket, 'note', { text: '在路上', visibility: 'public' });
    expect(await waiting()).toBe(1);
    await world.act(wang, ticket, 'claim');
    expect(await waiting()).toBe(2);
    expect(await counting().drain()).toBe(2);
    expect(await waiting()).toBe(0);
    await expectCounted(world.test);
  });

  it('done by several workers while tickets change counts each change once', async () => {
    const { owner, wang } = world.people;
    const reports = Array.from({ length: 12 }, async () => {
      const ticket = await world.report();
      await world.act(wang, ticket, 'claim');
      return world.act(owner, await world.get(owner, ticket), 'withdraw');
    });
    const workers = Array.from({ length: 6 }, async () => {
      for (let n = 0; n < 8; n += 1) await counting().drain();
    });
    await Promise.all([...reports, ...workers]);
    await counting().drain();
    expect(await waiting()).toBe(0);
    await expectCounted(world.test);
  });

  it('that dies in the middle leaves nothing half-counted, and goes on', async () => {
    await someLives(4);
    const before = await waiting();
    const dies = () => Promise.reject(new Error('the process is killed'));
    jest.spyOn(StatisticsRepository.prototype, 'writeCells').mockImplementationOnce(dies);
    await expect(counting().drain()).rejects.toThrow('killed');
    expect(await waiting()).toBe(before);
    await counting().drain();
    await expectCounted(world.test);
  });

  it('twice does no harm', async () => {
    const changes = world.test.app.get(TicketChanges);
    await world.test.app.get(UnitOfWork).run((tx) => changes.noteAll(tx));
    await counting().drain();
    await expectCounted(world.test);
  });

  it('of very many tells that numbers are behind, and of few does not', async () => {
    const { reader } = world.test.app.get(UnitOfWork);
    const { statistics } = world.people.bureau.api;
    const query = { from: '2026-03-01', to: '2026-03-31' };
    const told = async () => [
      (await statistics.overview({ query })).isBehind,
      (await statistics.breakdown({ query: { ...query, by: 'category' } })).isBehind,
    ];
    const note = (from: number, to: number) =>
      reader.query(
        'INSERT INTO ticket_change (id, ticketId) VALUES ' +
          Array.from({ length: to - from }, (_, n) => `('gone-${from + n}', 'gone')`).join(', '),
      );
    await counting().drain();
    expect(await told()).toEqual([false, false]);
    await note(0, 500);
    expect(await told()).toEqual([false, false]);
    await note(500, 501);
    expect(await told()).toEqual([true, true]);
    await counting().drain();
    expect(await told()).toEqual([false, false]);
    await expectCounted(world.test);
  });

  it('all over again can be stopped at any time and goes on where it was', async () => {
    await someLives(14);
    // A wrong sum, as no crash of ours can leave one.
    await world.test.app
      .get(UnitOfWork)
      .reader.query('UPDATE statistic_cell SET filed = filed + 7');
    await counting().startAgain();
    const stop = new AbortController();
    stop.abort();
    expect(await counting().drain(stop.signal)).toBe(0);
    expect(await waiting()).toBeGreaterThan(0);
    await counting().drain();
    await expectCounted(world.test);
  });
});
