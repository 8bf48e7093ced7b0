import { HOUR, type OrderView, type TicketEvent } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { persona } from '../../testing/personas.js';
import { TicketReader } from '../tickets/index.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { OrderSequence } from './entities/order-sequence.entity.js';
import { nextNumber } from './order-numbers.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderDesk } from './testing/order-desk.js';
import { SupervisionOfTickets } from './ticket-events.consumer.js';

let world: TicketWorld;
let desk: OrderDesk;
let people: TicketWorld['people'];

beforeAll(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  people = world.people;
}, 120_000);
afterAll(() => world.close());

const reader = () => world.test.app.get(UnitOfWork).reader;
const redeliver = (ticketId: string, seq: number) =>
  world.test.app.get(SupervisionOfTickets).handle({ ticketId, seq });

async function eventsOf(ticketId: string): Promise<TicketEvent[]> {
  const tickets = world.test.app.get(TicketReader);
  const record = await tickets.record(ticketId);
  const seqs = Array.from({ length: record!.facts.version }, (_, i) => i + 1);
  return (await Promise.all(seqs.map((seq) => tickets.event(ticketId, seq)))).map((e) => e!);
}

describe('an officer who supervises a ticket', () => {
  it('has the order in the answer', async () => {
    const body = { demand: '今天内修好', dueAt: desk.inDays(2) };
    const ticket = await world.report();
    const after = await world.act(people.community, ticket, 'supervise', body);
    expect(after.orders).toEqual([
      expect.objectContaining({ state: 'issued', demand: '今天内修好', ticketId: ticket.id }),
    ]);
  });

  it('issues a numbered order to whoever has the work, at once', async () => {
    const dueAt = desk.inDays(2);
    const order = await desk.supervised(people.community, undefined, '今天内修好并回复');
    expect(order).toMatchObject({
      state: 'issued',
      number: expect.stringMatching(/^督〔2026〕\d+号$/),
      issuerName: world.county.communities[0].name,
      addresseeName: world.county.companies[0].name,
      demand: '今天内修好并回复',
      dueAt,
      isLate: false,
      actions: [],
    });
    expect(order.entries).toEqual([
      expect.objectContaining({ action: 'issue', by: '张主任', text: '今天内修好并回复' }),
    ]);
  });

  it('shows it on the page of the ticket, not to owners', async () => {
    const { ticketId, id } = await desk.supervised(people.bureau);
    for (const one of [people.wang, people.manager, people.community, people.bureau]) {
      const { orders } = await world.get(one, { id: ticketId });
      expect(orders.map((card) => card.id)).toEqual([id]);
    }
    expect((await world.get(people.owner, { id: ticketId })).orders).toEqual([]);
  });

  it('hides it from whoever gets the ticket later: what was demanded of others is not his', async () => {
    const { ticketId, id } = await desk.supervised(people.bureau);
    const seen = await world.get(people.community, { id: ticketId });
    const organizationId = world.county.department.id;
    await world.act(people.community, seen, 'dispatch', { organizationId, reason: '归供水公司' });
    expect((await world.get(people.department, { id: ticketId })).orders).toEqual([]);
    expect(await refused(desk.get(people.department, { id }))).toMatchObject({
      code: 'order.notFound',
    });
    expect((await world.get(people.bureau, { id: ticketId })).orders).toHaveLength(1);
  });

  it('makes one order however often the event is delivered', async () => {
    const { ticketId } = await desk.supervised(people.bureau);
    const event = (await eventsOf(ticketId)).find(({ type }) => type === 'supervise')!;
    await Promise.all([redeliver(ticketId, event.seq), redeliver(ticketId, event.seq)]);
    await redeliver(ticketId, event.seq);
    expect(await desk.cards(people.bureau, { id: ticketId })).toHaveLength(1);
  });

  it('addresses who had the work then, though the message comes after a dispatch', async () => {
    const ticket = await world.report();
    const demand = '请尽快';
    const after = await world.act(people.bureau, ticket, 'supervise', {
      demand,
      dueAt: desk.inDays(2),
    });
    await world.act(people.bureau, after, 'dispatch', {
      organizationId: world.county.department.id,
      reason: '是供电的',
    });
    await desk.deliver();
    const [card] = await desk.cards(people.bureau, ticket);
    expect(card!.addresseeName).toBe(world.county.companies[0].name);
  });
});

describe('the ladder', () => {
  it('drafts an order for the bureau, which nobody else can issue', async () => {
    const draft = await desk.drafted();
    expect(draft).toMatchObject({
      state: 'draft',
      number: null,
      issuerName: world.county.bureau.name,
      addresseeName: world.county.companies[0].name,
      dueAt: null,
      issuedAt: null,
      actions: ['issue', 'drop'],
    });
    expect(draft.demand).toContain('超过领取时限仍无人领取，已逐级升级到住建局。');
    expect(draft.entries).toEqual([expect.objectContaining({ action: 'draft', by: '系统' })]);
    const body = { demand: '一', dueAt: desk.inDays(1) };
    const byCommunity = await refused(desk.act(people.community, draft, 'issue', body));
    expect(byCommunity.code).toBe('permission.denied');
    expect((await refused(desk.get(people.manager, draft))).code).toBe('order.notFound');
    expect(await desk.cards(people.manager, { id: draft.ticketId })).toEqual([]);
  });

  it('drafts once, and once more only when the first is not open any more', async () => {
    const draft = await desk.drafted();
    const events = await eventsOf(draft.ticketId);
    const rung = events.find(({ data }) => data.draftsOrder === true)!;
    await redeliver(draft.ticketId, rung.seq);
    expect(await desk.cards(people.bureau, { id: draft.ticketId })).toHaveLength(1);
    // The overall limit of a day passes too: another rung that drafts, in the same round.
    await desk.later(23 * HOUR);
    expect(await desk.cards(people.bureau, { id: draft.ticketId })).toHaveLength(1);
    const later = (await eventsOf(draft.ticketId)).filter(({ data }) => data.draftsOrder === true);
    expect(later).toHaveLength(2);
    await desk.act(people.bureau, draft, 'drop', { reason: '已电话督促' });
    await redeliver(draft.ticketId, later[1]!.seq);
    const states = (await desk.cards(people.bureau, { id: draft.ticketId })).map((c) => c.state);
    expect(states).toEqual(['draft', 'dropped']);
  });
});

describe('numbers', () => {
  it('of 20 orders issued at once have no gap and no double, also after a refusal', async () => {
    const drafts: OrderView[] = [];
    for (let i = 0; i < 20; i += 1) {
      const text = `第 ${i} 处停水`;
      await world.report({ categoryCode: 'outage', text });
    }
    await desk.later(4 * HOUR + 1000);
    const { items } = await people.bureau.api.order.list({ query: { state: 'draft', limit: 20 } });
    for (const card of items) drafts.push(await desk.get(people.bureau, card));
    expect(drafts).toHaveLength(20);

    const issuerId = world.county.bureau.id;
    const before = await reader().findOneBy(OrderSequence, { issuerId, year: 2026 });
    const demand = '立即恢复';
    const results = await Promise.allSettled(
      drafts.flatMap((draft) => [
        desk.act(people.bureau, draft, 'issue', { demand, dueAt: desk.inDays(1) }),
        desk.act(people.bureau, draft, 'issue', { demand, dueAt: desk.inDays(1) }),
      ]),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const rows = await reader().findBy(SupervisionOrder, { issuerId, year: 2026 });
    const sequences = rows.map(({ sequence }) => sequence!).sort((a, b) => a - b);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
    expect(sequences.length).toBe((before?.last ?? 0) + 20);
    expect(rows.every(({ number, sequence }) => number === `督〔2026〕${sequence}号`)).toBe(true);
  }, 60_000);

  it('begin with 1 for a new issuer, also when its first 20 come at once', async () => {
    const other = world.county.communities[1];
    const officer = await persona(world.test).community(other);
    const estate = world.county.estates[2];
    const owner = await persona(world.test).resident(estate);
    const tickets = [];
    for (let i = 0; i < 20; i += 1)
      tickets.push(await world.report({ estateId: estate.id }, owner));
    const body = { demand: '请办', dueAt: desk.inDays(1) };
    await Promise.all(tickets.map((ticket) => world.act(officer, ticket, 'supervise', body)));
    // Deliveries of several workers at once.
    await Promise.all(tickets.map(({ id }) => redeliver(id, 2)));
    await desk.deliver();
    const rows = await reader().findBy(SupervisionOrder, { issuerId: other.id });
    const sequences = rows.map(({ sequence }) => sequence!).sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  }, 60_000);

  it('go back when the work around them is undone, also among others who issue at once', async () => {
    const issuerId = world.county.communities[2].id;
    const unitOfWork = world.test.app.get(UnitOfWork);
    const give = (isUndone: boolean) =>
      unitOfWork.run(async (tx) => {
        const { sequence } = await nextNumber(tx, { issuerId, mark: '文督' }, desk.now());
        if (isUndone) throw new Error('undone');
        return sequence;
      });
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => give(index % 3 === 1)),
    );
    const given = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const { last } = await reader().findOneByOrFail(OrderSequence, { issuerId, year: 2026 });
    expect(last).toBe(20);
  }, 60_000);

  it('start anew with the local year', async () => {
    const newYear = Date.UTC(2026, 11, 31, 16, 30);
    await world.later(newYear - desk.now());
    const order = await desk.supervised(people.community);
    expect(order.number).toBe('督〔2027〕1号');
  });
});
