import { randomUUID } from 'node:crypto';
import type { OrderView, TicketView } from '@wide-angle/shared';
import { DAY, HOUR } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import type { Persona } from '../../testing/personas.js';
import { persona } from '../../testing/personas.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { OrderSequence } from './entities/order-sequence.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderDesk } from './testing/order-desk.js';

let world: TicketWorld;
let desk: OrderDesk;
let people: TicketWorld['people'];

beforeAll(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  people = world.people;
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

const reader = () => world.test.app.get(UnitOfWork).reader;

function create(by: Persona, tickets: readonly { id: string }[], key: string = randomUUID()) {
  const body = {
    ticketIds: tickets.map(({ id }) => id),
    demand: '三日内办完',
    dueAt: desk.inDays(3),
  };
  return by.api.order.create({ body, idempotencyKey: key });
}

async function reports(count: number): Promise<TicketView[]> {
  const made: TicketView[] = [];
  for (let i = 0; i < count; i += 1) made.push(await world.report({ text: `第 ${i} 盏灯不亮` }));
  return made;
}

const timeline = async (by: Persona, ticket: { id: string }) =>
  (await by.api.ticket.timeline({ params: { id: ticket.id }, query: {} })).items;

describe('one order about several tickets', () => {
  it('is one number, stands on each ticket and in each history, and is answered once', async () => {
    const tickets = await reports(3);
    const key = randomUUID();
    const order = await create(people.bureau, tickets, key);
    expect(order).toMatchObject({ state: 'issued', ticketCount: 3, version: 1, actions: [] });
    expect(order.tickets.map(({ id, standing }) => [id, standing])).toEqual(
      tickets.map(({ id }) => [id, 'underway']),
    );
    expect((await create(people.bureau, tickets, key)).id).toBe(order.id);
    await desk.deliver();
    for (const ticket of tickets) {
      const { orders } = await world.get(people.manager, ticket);
      expect(orders.map(({ id }) => id)).toEqual([order.id]);
      const events = await timeline(people.bureau, ticket);
      expect(events.filter(({ type }) => type === 'supervise')).toHaveLength(1);
    }
    // Delivering the histories' events makes no order of its own for each ticket.
    expect(await desk.cards(people.bureau, tickets[0]!)).toHaveLength(1);
    expect(await desk.cards(people.bureau, tickets[1]!)).toEqual([]);
    const replied = await desk.act(people.manager, order, 'reply', { text: '都修好了' });
    const body = { outcome: 'partly', opinion: '有一盏还暗' } as const;
    const closed = await desk.act(people.bureau, replied, 'accept', body);
    expect(closed.record).toEqual({
      isRepliedOnTime: true,
      firstRepliedAt: expect.any(String),
      sentBackCount: 0,
      outcome: 'partly',
      closedAt: expect.any(String),
    });
  });

  it('is refused whole: no ticket is supervised and no number is taken', async () => {
    const [first, second] = await reports(2);
    const ended = await world.act(people.owner, second!, 'withdraw');
    const elsewhere = await world.report({ estateId: world.county.estates[1].id }, people.stranger);
    const where = { issuerId: world.county.bureau.id, year: 2026 };
    const before = await reader().findOneBy(OrderSequence, where);
    const cases = [
      [[first!, ended], 'order.ticketEnded'],
      [[first!, elsewhere], 'order.severalAddressees'],
      [[first!, { id: randomUUID() }], 'ticket.notFound'],
    ] as const;
    for (const [tickets, code] of cases) {
      expect((await refused(create(people.bureau, tickets))).code).toBe(code);
    }
    expect((await refused(create(people.otherCommunity, [first!]))).code).toBe('ticket.notFound');
    expect((await refused(create(people.manager, [first!]))).code).toBe('permission.denied');
    expect(await reader().findOneBy(OrderSequence, where)).toEqual(before);
    expect((await world.row(first!)).version).toBe(first!.version);
    expect((await world.get(people.bureau, first!)).orders).toEqual([]);
  });

  it('over two communities is known in both', async () => {
    const owner = await persona(world.test).resident(world.county.estates[2]);
    const far = await world.report({ estateId: world.county.estates[2].id }, owner);
    const [near] = await reports(1);
    const order = await create(people.bureau, [near!, far]);
    for (const one of [people.community, people.otherCommunity, people.subdistrict]) {
      const view = await desk.get(one, order);
      expect(view.ticketCount).toBe(2);
      const { items } = await one.api.order.list({ query: { limit: 50 } });
      expect(items.filter(({ id }) => id === order.id)).toHaveLength(1);
    }
    // Each community may open its own ticket only; of the other it learns what the order says.
    const seen = (await desk.get(people.community, order)).tickets;
    expect(seen.map(({ isOpenToViewer }) => isOpenToViewer)).toEqual([true, false]);
    expect(seen[1]!.state).toBeNull();
  });
});

describe('a draft', () => {
  let draft: OrderView;
  beforeEach(async () => {
    draft = await desk.drafted();
  });

  const add = (by: Persona, order: OrderView, tickets: readonly { id: string }[]) =>
    by.api.order.addTickets({
      params: { id: order.id },
      body: { version: order.version, ticketIds: tickets.map(({ id }) => id) },
    });
  const issue = (order: OrderView) =>
    desk.act(people.bureau, order, 'issue', { demand: '一并办完', dueAt: desk.inDays(1) });

  it('takes in further tickets and is issued to all of them', async () => {
    const [other] = await reports(1);
    const wider = await add(people.bureau, draft, [other!]);
    expect(wider).toMatchObject({ ticketCount: 2, version: 2, mayAddTickets: true });
    expect(wider.entries.at(-1)).toMatchObject({ action: 'addTickets' });
    expect((await refused(add(people.bureau, wider, [other!]))).code).toBe('order.ticketAlreadyIn');
    expect((await refused(add(people.bureau, draft, [other!]))).code).toBe('order.changed');
    expect((await refused(add(people.community, wider, [other!]))).code).toBe('permission.denied');
    const issued = await issue(wider);
    await desk.deliver();
    expect(issued).toMatchObject({ state: 'issued', ticketCount: 2, mayAddTickets: false });
    expect((await refused(add(people.bureau, issued, [other!]))).code).toBe('order.wrongState');
    const events = await timeline(people.bureau, other!);
    expect(events.filter(({ type }) => type === 'supervise')).toHaveLength(1);
    expect((await world.get(people.bureau, other!)).orders.map(({ id }) => id)).toEqual([draft.id]);
  });

  it('leaves out what has ended, gone elsewhere or been merged, and takes the main ticket', async () => {
    const [ended, moved, merged, main] = await reports(4);
    const wider = await add(people.bureau, draft, [ended!, moved!, merged!]);
    await world.act(people.owner, ended!, 'withdraw');
    await world.act(people.bureau, moved!, 'dispatch', {
      organizationId: world.county.department.id,
      reason: '供电线路',
    });
    await world.act(people.community, merged!, 'merge', { mainId: main!.id });
    const shown = (await desk.get(people.bureau, wider)).tickets;
    expect(shown.map(({ standing }) => standing)).toEqual(['underway', 'ended', 'moved', 'merged']);
    const issued = await issue(wider);
    expect(issued.ticketCount).toBe(2);
    expect(issued.tickets.map(({ id, leftOut }) => [id, leftOut])).toEqual([
      [draft.ticketId, null],
      [ended!.id, 'ended'],
      [moved!.id, 'moved'],
      [merged!.id, 'merged'],
      [main!.id, null],
    ]);
    expect((await world.get(people.bureau, main!)).orders).toHaveLength(1);
    expect((await world.get(people.bureau, ended!)).orders).toEqual([]);
  });

  it('with nothing left cannot be issued, takes no number, and can be dropped', async () => {
    const where = { issuerId: world.county.bureau.id, year: 2026 };
    const before = await reader().findOneBy(OrderSequence, where);
    const ticket = await world.get(people.owner, { id: draft.ticketId });
    await world.act(people.owner, ticket, 'withdraw');
    expect((await refused(issue(draft))).code).toBe('order.nothingToSupervise');
    const row = await reader().findOneByOrFail(SupervisionOrder, { id: draft.id });
    expect(row).toMatchObject({ state: 'draft', version: 1, number: null });
    expect(await reader().findOneBy(OrderSequence, where)).toEqual(before);
    const dropped = await desk.act(people.bureau, draft, 'drop', { reason: '业主已撤回' });
    expect(dropped.state).toBe('dropped');
    expect(await reader().findOneBy(OrderSequence, where)).toEqual(before);
  });
});

describe('a signed order whose ticket changes', () => {
  it('binds whoever got it, and is nothing to the company that gets the ticket', async () => {
    const ticket = await world.report();
    const order = await desk.supervised(people.bureau, ticket);
    const fresh = await world.get(people.bureau, ticket);
    const { id: organizationId } = world.county.companies[1];
    await world.act(people.bureau, fresh, 'dispatch', { organizationId, reason: '归新公司管' });
    const newManager = await persona(world.test).manager(world.county.companies[1]);
    // He has the ticket; the old order is no card there, and none that opens to nothing.
    expect((await world.get(newManager, ticket)).orders).toEqual([]);
    expect((await refused(desk.get(newManager, order))).code).toBe('order.notFound');
    const seen = await desk.get(people.manager, order);
    expect(seen).toMatchObject({ state: 'issued', actions: ['reply'] });
    expect(seen.tickets[0]).toMatchObject({
      standing: 'moved',
      state: null,
      isOpenToViewer: false,
      responsibleName: world.county.companies[1].name,
    });
    expect((await world.get(people.bureau, ticket)).orders).toHaveLength(1);
    const replied = await desk.act(people.manager, order, 'reply', { text: '已移交' });
    expect(replied.state).toBe('replied');
  });

  it('tells how the ticket stands now', async () => {
    const ticket = await world.report();
    const order = await desk.supervised(people.bureau, ticket);
    await world.act(people.owner, await world.get(people.owner, ticket), 'withdraw');
    const seen = await desk.get(people.manager, order);
    expect(seen.tickets[0]).toMatchObject({ standing: 'ended', state: 'withdrawn', leftOut: null });
    expect(seen.actions).toEqual(['reply']);
  });
});

describe('a late reply to the community', () => {
  it('comes up to the bureau after a working day: seen, told, and the bureau’s to decide', async () => {
    const order = await desk.supervised(people.community);
    expect((await desk.get(people.bureau, order)).escalatedAt).toBeNull();
    await desk.later(2 * DAY + HOUR);
    expect(await desk.get(people.bureau, order)).toMatchObject({ isLate: true, actions: [] });
    await desk.later(4 * DAY);
    const late = await desk.get(people.bureau, order);
    expect(late.escalatedAt).not.toBeNull();
    const replied = await desk.act(people.manager, order, 'reply', { text: '好了' });
    expect((await desk.get(people.bureau, replied)).actions).toEqual(['accept', 'sendBack']);
    const body = { outcome: 'fulfilled', opinion: '住建局核实' } as const;
    const closed = await desk.act(people.bureau, replied, 'accept', body);
    expect(closed).toMatchObject({ state: 'closed', isLate: true, escalatedAt: late.escalatedAt });
    expect(closed.record.isRepliedOnTime).toBe(false);
  });
});
