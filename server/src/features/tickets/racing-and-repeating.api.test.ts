import { randomUUID } from 'node:crypto';
import type { TicketView } from '@wide-angle/shared';
import { sentenceOf } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { type ApiError, refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { TicketEventRow } from './entities/ticket-event.entity.js';
import { Ticket } from './entities/ticket.entity.js';
import { stagesOf } from './testing/stages.js';
import { TicketWorld } from './testing/ticket-world.js';
import { TICKET_EVENT_TOPIC } from './ticket-messages.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

beforeAll(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

const reader = () => world.test.app.get(UnitOfWork).reader;

describe('a race for a ticket', () => {
  const RACERS = 32;
  let racers: Persona[];

  beforeAll(async () => {
    racers = [];
    for (let i = 0; i < RACERS; i += 1)
      racers.push(await persona(world.test).staff(world.county.companies[0]));
  }, 120_000);

  it('has exactly one winner of 32, and the others are told who', async () => {
    const ticket = await world.report();
    const results = await Promise.allSettled(
      racers.map((racer) => world.act(racer, ticket, 'claim')),
    );
    const won = results.filter((result) => result.status === 'fulfilled');
    const lost = results.filter((result) => result.status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, RACERS - 1]);
    const winner = won[0]!.value;
    expect(winner.relations).toContain('handler');
    const told = new Set(lost.map(({ reason }) => sentenceToldTo(reason)));
    const { handlerName } = winner;
    expect([...told]).toEqual([sentenceOf('ticket.claimedByOther', { handlerName: handlerName! })]);
    for (const { reason } of lost) {
      expect((reason as ApiError).status).toBe(409);
      expect((reason as ApiError).problem.ticket).toMatchObject({
        state: 'processing',
        handlerId: winner.handlerId,
      });
    }
    const claims = await reader().countBy(TicketEventRow, { ticketId: ticket.id, type: 'claim' });
    expect(claims).toBe(1);
  }, 60_000);

  it('lets actions that do not exclude each other all succeed', async () => {
    const ticket = await world.act(world.people.wang, await world.report(), 'claim');
    const notes = [1, 2, 3, 4].map((n) =>
      world.act(world.people.wang, ticket, 'note', {
        text: `第 ${n} 次到场`,
        visibility: 'public',
      }),
    );
    await Promise.all(notes);
    const stored = await reader().countBy(TicketEventRow, { ticketId: ticket.id, type: 'note' });
    expect(stored).toBe(4);
  });
});

function sentenceToldTo(reason: unknown): string {
  const { problem } = reason as ApiError;
  expect(problem.code).toBe('ticket.claimedByOther');
  return problem.detail;
}

describe('a repeated request', () => {
  const submit = (key: string, text = '楼道灯不亮'): Promise<TicketView> =>
    world.people.owner.api.ticket.submit({
      body: { estateId: world.county.estates[0].id, categoryCode: 'lighting', text },
      idempotencyKey: key,
    });

  it('files one ticket, and answers with it again', async () => {
    const key = randomUUID();
    const before = await reader().count(Ticket);
    const first = await submit(key);
    const again = await submit(key);
    expect(again.id).toBe(first.id);
    expect(await reader().count(Ticket)).toBe(before + 1);
  });

  it('files one ticket when it comes twice at once', async () => {
    const key = randomUUID();
    const [a, b] = await Promise.all([submit(key), submit(key)]);
    expect(a.id).toBe(b.id);
  });

  it('is refused with another body', async () => {
    const key = randomUUID();
    await submit(key);
    const problem = await refused(submit(key, '别的内容'));
    expect(problem).toMatchObject({ code: 'request.repeatedDifferently', status: 409 });
  });

  it('acts once, though the ticket has changed since', async () => {
    const { wang } = world.people;
    const ticket = await world.report();
    const input = { params: { id: ticket.id }, body: {}, idempotencyKey: randomUUID() };
    await wang.api.ticketAction.claim(input);
    const again = await wang.api.ticketAction.claim(input);
    expect(again).toMatchObject({ state: 'processing', version: 2 });
  });

  it('needs a key', async () => {
    const { owner } = world.people;
    const answer = await world.test.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      headers: { authorization: `Bearer ${owner.session().accessToken}` },
      payload: { estateId: world.county.estates[0].id, categoryCode: 'lighting', text: '灯' },
    });
    expect(answer.json()).toMatchObject({ code: 'input.idempotencyKey', status: 400 });
  });
});

describe('a screen that is behind', () => {
  it('is refused with the fresh ticket', async () => {
    const { wang, zhao, manager } = world.people;
    const seen = await stages.processing();
    await world.act(manager, seen, 'transfer', { handlerId: zhao.personId });
    const problem = await refused(world.act(wang, seen, 'release', { reason: '忙' }));
    expect(problem).toMatchObject({ status: 409, code: 'ticket.changed' });
    expect(problem.ticket).toMatchObject({ id: seen.id, handlerId: zhao.personId });
  });

  it('is not behind for a note, a joiner or a nudge', async () => {
    const { wang, owner, neighbour } = world.people;
    const seen = await stages.processing();
    await world.act(owner, seen, 'nudge');
    await world.act(neighbour, seen, 'join');
    const after = await world.act(wang, seen, 'release', { reason: '忙' });
    expect(after.state).toBe('pending');
  });

  it('learns nothing of a ticket that is not his, stale or not', async () => {
    const { stranger, rival } = world.people;
    const ticket = await stages.processing();
    const unknown = { id: randomUUID(), version: 1 };
    const problems = await Promise.all([
      refused(world.get(stranger, ticket)),
      refused(world.get(stranger, unknown)),
      refused(world.act(rival, { ...ticket, version: 1 }, 'release', { reason: '?' })),
      refused(world.act(rival, unknown, 'release', { reason: '?' })),
    ]);
    for (const { requestId: _, ...problem } of problems) {
      expect(problem).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: 404,
        code: 'ticket.notFound',
        detail: sentenceOf('ticket.notFound'),
      });
    }
  });
});

describe('a body', () => {
  it('without fields takes none', async () => {
    const ticket = await world.report();
    const call = world.act(world.people.wang, ticket, 'claim', { force: true });
    expect(await refused(call)).toMatchObject({ code: 'input.invalid' });
    expect((await world.row(ticket)).state).toBe('pending');
  });

  it('must say which version was seen', async () => {
    const { wang } = world.people;
    const ticket = await stages.processing();
    const params = { id: ticket.id };
    const body = { reason: '忙' } as { reason: string; version: number };
    const problem = await refused(wang.api.ticketAction.release({ params, body }));
    expect(problem.fields).toHaveProperty('version');
  });
});

describe('event and message', () => {
  it('are written together or not at all', async () => {
    const { app } = world.test;
    const consumer = { name: 'test', topic: TICKET_EVENT_TOPIC, handle: async () => {} };
    app.get(OutboxConsumers).register(consumer);
    const outbox = app.get(Outbox);
    const ticket = await world.report();
    const before = await world.row(ticket);
    const broken = jest
      .spyOn(outbox, 'publishAll')
      .mockRejectedValue(new Error('power cut between event and message'));
    await expect(world.act(world.people.wang, ticket, 'claim')).rejects.toThrow();
    broken.mockRestore();
    expect(await world.row(ticket)).toEqual(before);
    expect(await reader().countBy(TicketEventRow, { ticketId: ticket.id })).toBe(1);
    await world.act(world.people.wang, ticket, 'claim');
    expect((await world.row(ticket)).state).toBe('processing');
    expect(await outbox.drain()).toBeGreaterThanOrEqual(2);
  });
});
