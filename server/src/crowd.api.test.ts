import { randomUUID } from 'node:crypto';
import type { TicketView } from '@wide-angle/shared';
import { DAY, toIso } from '@wide-angle/shared';
import { TicketEventRow } from './features/tickets/entities/ticket-event.entity.js';
import { Ticket } from './features/tickets/entities/ticket.entity.js';
import { GOOD, stagesOf } from './features/tickets/testing/stages.js';
import { TicketWorld } from './features/tickets/testing/ticket-world.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';
import { apiOf, type ApiError } from './testing/api-client.js';
import { aCounty } from './testing/builders/county.js';
import { persona } from './testing/personas.js';
import { startTestApp } from './testing/start-test-app.js';

/*
 * Many at once around one ticket. Whatever the order in which they come through: each is told the truth, the history has no
 * gap, and replayed it is the row.
 */

const TIMES = 20;

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

beforeAll(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

const reader = () => world.test.app.get(UnitOfWork).reader;

async function expectGaplessHistory(ticket: Pick<TicketView, 'id'>): Promise<string[]> {
  const events = await reader().find(TicketEventRow, {
    where: { ticketId: ticket.id },
    order: { seq: 'ASC' },
  });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
  expect((await world.row(ticket)).version).toBe(events.length);
  return events.map(({ type }) => type);
}

/** How calls at once came out: answers, and the codes of refusals. */
async function outcomes(calls: Promise<TicketView>[]) {
  const results = await Promise.allSettled(calls);
  return {
    won: results.filter((result) => result.status === 'fulfilled').map(({ value }) => value),
    codes: results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => (reason as ApiError).problem.code),
  };
}

const times = <T>(call: (at: number) => T): T[] =>
  Array.from({ length: TIMES }, (_, at) => call(at));

it('twenty that confirm or reopen at once: one is heard, the others see a changed ticket', async () => {
  const { owner } = world.people;
  const ticket = await stages.confirming();
  const { won, codes } = await outcomes(
    times((at) =>
      at % 2 === 0
        ? world.act(owner, ticket, 'confirm', GOOD)
        : world.act(owner, ticket, 'reopen', { reason: '还是不亮' }),
    ),
  );
  expect(won).toHaveLength(1);
  expect(codes).toHaveLength(TIMES - 1);
  expect(new Set(codes)).toEqual(new Set(['ticket.changed']));
  const types = await expectGaplessHistory(ticket);
  expect(types.filter((type) => type === 'confirm' || type === 'reopen')).toHaveLength(1);
  const { state } = await world.row(ticket);
  expect(state).toBe(types.at(-1) === 'confirm' ? 'closed' : 'processing');
}, 60_000);

it('the same report twenty times at once is one ticket', async () => {
  const body = {
    estateId: world.county.estates[0].id,
    categoryCode: 'lighting',
    text: '一件事',
  };
  const before = await reader().count(Ticket);
  const idempotencyKey = randomUUID();
  const { api } = world.people.owner;
  const views = await Promise.all(times(() => api.ticket.submit({ body, idempotencyKey })));
  expect(new Set(views.map(({ id }) => id)).size).toBe(1);
  expect(await reader().count(Ticket)).toBe(before + 1);
  await expectGaplessHistory(views[0]!);
}, 60_000);

it('the same claim twenty times at once is one claim, and nobody is told that he lost to himself', async () => {
  const { id } = await world.report();
  const input = { params: { id }, body: {}, idempotencyKey: randomUUID() };
  const { api } = world.people.wang;
  const views = await Promise.all(times(() => api.ticketAction.claim(input)));
  expect(new Set(views.map(({ version }) => version))).toEqual(new Set([2]));
  expect(await expectGaplessHistory({ id })).toEqual(['submit', 'claim']);
}, 60_000);

it('two officers who decide the same extension: one decides, the other sees what was decided', async () => {
  const second = await persona(world.test).community(world.county.communities[0]);
  const ticket = await stages.extensionAsked();
  const { won, codes } = await outcomes(
    [world.people.community, second].map((by, at) =>
      world.act(by, ticket, 'decideExtension', { approve: at === 0, reason: '看过了' }),
    ),
  );
  expect([won.length, codes]).toEqual([1, ['ticket.changed']]);
  const types = await expectGaplessHistory(ticket);
  expect(types.filter((type) => type === 'decideExtension')).toHaveLength(1);
  const approved = (await world.row(ticket)).extensionCount;
  expect(approved).toBe(won[0]!.overallDueAt === ticket.overallDueAt ? 0 : 1);
}, 60_000);

it('an order while the owner closes is given before, or refused for what has changed', async () => {
  const { owner, community } = world.people;
  for (let round = 0; round < 5; round += 1) {
    const ticket = await stages.confirming();
    const dueAt = toIso(world.test.clock.now() + DAY);
    const { won, codes } = await outcomes([
      world.act(community, ticket, 'supervise', { demand: '请核实', dueAt }),
      world.act(owner, ticket, 'confirm', GOOD),
    ]);
    const types = await expectGaplessHistory(ticket);
    const ends = types.slice(types.indexOf('resolve') + 1);
    const whole = won.length === 2 ? ['supervise', 'confirm'] : ['confirm'];
    expect([ends, codes]).toEqual([whole, won.length === 2 ? [] : ['ticket.changed']]);
    expect((await world.row(ticket)).state).toBe('closed');
  }
}, 60_000);

it('300 reports of one person at once: a few dozen, then he is asked to wait', async () => {
  const test = await startTestApp({ config: { requestsPerMinute: 400 } });
  try {
    const { estates } = await aCounty(test);
    const owner = await persona(test).resident(estates[0]);
    const neighbour = await persona(test).resident(estates[0]);
    const body = { estateId: estates[0].id, categoryCode: 'lighting', text: '灯' };
    const calls = Array.from({ length: 300 }, () => owner.api.ticket.submit({ body }));
    const { won, codes } = await outcomes(calls);
    expect([won.length, codes.length]).toEqual([40, 260]);
    expect(new Set(codes)).toEqual(new Set(['request.tooMany']));
    expect(await test.app.get(UnitOfWork).reader.count(Ticket)).toBe(40);
    expect((await neighbour.api.ticket.submit({ body })).state).toBe('pending');
    const anybody = apiOf(test, () => owner.session().accessToken);
    expect((await anybody.ticket.list({ query: { tile: 'all' } })).items).not.toHaveLength(0);
  } finally {
    await test.close();
  }
}, 60_000);
