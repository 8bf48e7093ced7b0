import { isDeepStrictEqual } from 'node:util';
import type { TicketEvent } from '@wide-angle/shared';
import { eventOf, factsOf, standingColumns } from '../../src/features/tickets/ticket-row.js';
import {
  TicketEventRow,
  Ticket,
  ticketEventMessage,
  TicketTally,
} from '../../src/features/tickets/index.js';
import type { TicketWorld } from '../../src/features/tickets/testing/ticket-world.js';
import { Policies } from '../../src/features/organizations/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { OutboxConsumers } from '../../src/platform/outbox/outbox-consumer.js';
import type { Loaded } from './ladder-load.js';

const readerOf = (world: TicketWorld) => world.test.app.get(UnitOfWork).reader;

/** Has the database itself write down every message that is committed, also those that are delivered and deleted since. */
export async function watchOutbox(world: TicketWorld): Promise<void> {
  const reader = readerOf(world);
  await reader.query(
    'CREATE TABLE proof_outbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, topic VARCHAR(60), told VARCHAR(250))',
  );
  await reader.query(
    `CREATE TRIGGER proof_outbox_insert AFTER INSERT ON outbox_message FOR EACH ROW
     INSERT INTO proof_outbox (topic, told) VALUES (NEW.topic, CONCAT(NEW.consumer, ' ', NEW.messageKey))`,
  );
}

/** How many events of the clock are stored. */
export async function firedSoFar(world: TicketWorld): Promise<number> {
  const sql = 'SELECT COUNT(*) AS n FROM ticket_event WHERE actorPersonId IS NULL';
  const [row]: { n: unknown }[] = await readerOf(world).query(sql);
  return Number(row?.n);
}

/** Every ticket's row and history is what the pure function says: each rung once, in order, with its true due time. */
export async function expectLadder(world: TicketWorld, loaded: readonly Loaded[]): Promise<void> {
  const reader = readerOf(world);
  const rows = new Map((await reader.find(Ticket)).map((row) => [row.id, row]));
  const order = { ticketId: 'ASC', seq: 'ASC' } as const;
  const histories = new Map<string, TicketEvent[]>();
  for (const event of (await reader.find(TicketEventRow, { order })).map(eventOf)) {
    histories.set(event.ticketId, [...(histories.get(event.ticketId) ?? []), event]);
  }
  expect(rows.size).toBe(loaded.length);
  const { calendar, policy } = await world.test.app.get(Policies).current(world.county.bureau.id);
  for (const { id, life, expected } of loaded) {
    const row = rows.get(id)!;
    const history = histories.get(id)!;
    const standing = standingColumns({ calendar, policy }, expected.ticket);
    const is = { ...row, facts: factsOf(row), history: history.map(timeless) };
    const events = [...life.events, ...expected.events].map(timeless);
    const shouldBe = { ...row, ...standing, ...AT_REST, facts: expected.ticket, history: events };
    // Jest compares more slowly than all workers together fire.
    if (!isDeepStrictEqual(is, shouldBe)) expect(is).toEqual(shouldBe);
    expect(history.filter(({ at, dueAt }) => at < (dueAt ?? at))).toEqual([]);
  }
}

/** No worker has it any more, and none failed at it. */
const AT_REST = {
  timerWorker: null,
  timerLeaseUntil: null,
  timerFailures: 0,
  timerFailedAt: null,
  timerError: null,
};

/** All of an event but when it was written down, which is the worker's. */
function timeless({ at: _, ...event }: TicketEvent): Omit<TicketEvent, 'at'> {
  return event;
}

/** One message for each event that fired and each consumer that wants it: none missing, none twice. */
export async function expectMessages(world: TicketWorld, loaded: readonly Loaded[]): Promise<void> {
  const consumers = world.test.app.get(OutboxConsumers);
  const expected = loaded
    .flatMap(({ expected: { events } }) => events.map(ticketEventMessage))
    .flatMap(({ topic, key, payload }) =>
      consumers.of(topic, payload).map(({ name }) => `${name} ${key}`),
    );
  const sql = `SELECT told FROM proof_outbox WHERE topic = 'ticket.event'`;
  const told: { told: string }[] = await readerOf(world).query(sql);
  expect(told.map((row) => row.told).sort()).toEqual(expected.sort());
}

/** The ledger of counts says what counting the tickets says. */
export async function expectTally(world: TicketWorld): Promise<void> {
  const { bureau } = world.county;
  const office = { organizationId: bureau.id, bureauId: bureau.id };
  const actor = { personId: 'nobody', role: 'bureau', postId: null, ...office } as const;
  const buckets = await world.test.app.get(TicketTally).buckets(actor, 'area');
  const counted: { n: unknown; [key: string]: unknown }[] = await readerOf(world).query(
    'SELECT state, isLate, tier, awaitedDecision, COUNT(*) AS n FROM ticket GROUP BY state, isLate, tier, awaitedDecision',
  );
  const told = (of: { [key: string]: unknown }, n: unknown) =>
    [of.state, Number(of.isLate), of.tier, of.awaitedDecision, Number(n)].join(' ');
  const full = buckets.filter(({ count }) => count !== 0);
  expect(full.map((one) => told({ ...one }, one.count)).sort()).toEqual(
    counted.map((one) => told(one, one.n)).sort(),
  );
}
