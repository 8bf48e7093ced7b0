import { randomUUID } from 'node:crypto';
import { DAY, type OrderView } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { persona } from '../../testing/personas.js';
import { MediaRow } from '../media/media.entity.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderDesk } from './testing/order-desk.js';
import { TellLateOrders } from './use-cases/tell-late-orders.js';
import { rowsOf } from '../../testing/pages.js';

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

describe('an order walks', () => {
  it('from draft to close, and a late reply stays late', async () => {
    const { bureau, manager } = people;
    let order = await desk.drafted();
    const dueAt = desk.inDays(1);
    order = await desk.act(bureau, order, 'issue', { demand: '一日内恢复供水', dueAt });
    expect(order).toMatchObject({ state: 'issued', version: 2, demand: '一日内恢复供水', dueAt });
    expect(order.number).toMatch(/^督〔2026〕\d+号$/);

    await desk.later(2 * DAY);
    expect(await desk.get(manager, order)).toMatchObject({ isLate: true, actions: ['reply'] });
    const photo = await world.upload(manager);
    order = await desk.act(manager, order, 'reply', { text: '水泵已换', mediaIds: [photo] });
    expect(order).toMatchObject({ state: 'replied', isLate: true, actions: [] });
    expect(order.entries.at(-1)).toMatchObject({ action: 'reply', by: '李经理', text: '水泵已换' });
    expect(order.entries.at(-1)!.media.map(({ id }) => id)).toEqual([photo]);
    const attached = await reader().findOneByOrFail(MediaRow, { id: photo });
    expect(attached.attachedTicketId).toBe(order.ticketId);

    const newLimit = desk.inDays(3);
    order = await desk.act(bureau, order, 'sendBack', { reason: '请附水压', dueAt: newLimit });
    expect(order).toMatchObject({ state: 'issued', dueAt: newLimit, isLate: true });
    order = await desk.act(manager, order, 'reply', { text: '水压正常' });
    order = await desk.act(bureau, order, 'accept', { outcome: 'fulfilled', opinion: '已恢复' });
    expect(order).toMatchObject({ state: 'closed', isLate: true, actions: [] });
    expect(order.entries.map(({ action }) => action)).toEqual([
      'draft',
      'issue',
      'reply',
      'sendBack',
      'reply',
      'accept',
    ]);
    const row = await reader().findOneByOrFail(SupervisionOrder, { id: order.id });
    expect(row.lateAt).toBe(Date.parse(dueAt));
  });

  it('and refuses what is not its turn, with the fresh order', async () => {
    const order = await desk.supervised(people.bureau);
    const problem = await refused(
      desk.act(people.bureau, order, 'accept', { outcome: 'fulfilled', opinion: '好' }),
    );
    expect(problem).toMatchObject({ code: 'order.wrongState', status: 409 });
    expect((problem.order as OrderView).version).toBe(order.version);
    const late = { demand: '一', dueAt: desk.inDays(91) };
    const draft = await desk.drafted();
    expect((await refused(desk.act(people.bureau, draft, 'issue', late))).code).toBe(
      'supervise.badLimit',
    );
    expect((await desk.get(people.bureau, draft)).state).toBe('draft');
  });

  it('refuses whoever saw an older version, and writes nothing of it', async () => {
    const { manager } = people;
    const order = await desk.supervised(people.bureau);
    await desk.act(manager, order, 'reply', { text: '第一次' });
    const photo = await world.upload(manager);
    const problem = await refused(
      desk.act(manager, order, 'reply', { text: '第二次', mediaIds: [photo] }),
    );
    expect(problem).toMatchObject({ code: 'order.changed', status: 409 });
    expect(problem.order).toMatchObject({ state: 'replied', version: 2 });
    expect((await desk.get(manager, order)).entries).toHaveLength(2);
    const { attachedTicketId } = await reader().findOneByOrFail(MediaRow, { id: photo });
    expect(attachedTicketId).toBeNull();
  });

  it('has one winner of two who decide at once', async () => {
    const order = await desk.supervised(people.bureau);
    const replied = await desk.act(people.manager, order, 'reply', { text: '好了' });
    const results = await Promise.allSettled([
      desk.act(people.bureau, replied, 'accept', { outcome: 'fulfilled', opinion: '好' }),
      desk.act(people.bureau, replied, 'sendBack', { reason: '不行' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.get(people.bureau, order)).entries).toHaveLength(3);
  });

  it('does a repeated request once', async () => {
    const order = await desk.supervised(people.bureau);
    const key = randomUUID();
    const body = { text: '好了' };
    const first = await desk.act(people.manager, order, 'reply', body, key);
    const again = await desk.act(people.manager, order, 'reply', body, key);
    expect(again).toEqual(first);
    expect(again.entries).toHaveLength(2);
    const other = await refused(desk.act(people.manager, order, 'reply', { text: '别的' }, key));
    expect(other.code).toBe('request.repeatedDifferently');
  });

  it('takes no picture of somebody else', async () => {
    const order = await desk.supervised(people.bureau);
    const mediaIds = [await world.upload(people.wang)];
    const problem = await refused(
      desk.act(people.manager, order, 'reply', { text: '好', mediaIds }),
    );
    expect(problem.code).toBe('media.unknown');
    expect((await desk.get(people.manager, order)).state).toBe('issued');
  });
});

describe('an order is known', () => {
  it('to its sides and to the offices above, and is not there for others', async () => {
    const { community, otherCommunity, subdistrict, bureau, manager } = people;
    const order = await desk.supervised(community);
    for (const one of [community, subdistrict, bureau, manager]) {
      expect((await desk.get(one, order)).id).toBe(order.id);
      expect(await desk.cards(one, { id: order.ticketId })).toHaveLength(1);
    }
    for (const one of [otherCommunity, people.department]) {
      expect(await refused(desk.get(one, order))).toMatchObject({
        code: 'order.notFound',
        status: 404,
      });
      expect(await desk.cards(one, { id: order.ticketId })).toEqual([]);
    }
    for (const one of [people.owner, people.wang, people.rival]) {
      expect((await refused(desk.get(one, order))).code).toBe('permission.denied');
    }
    const foreign = await refused(
      desk.act(otherCommunity, order, 'accept', { outcome: 'fulfilled', opinion: '好' }),
    );
    expect(foreign.code).toBe('order.notFound');
    const unknown = { id: randomUUID(), version: 1 };
    expect((await refused(desk.act(manager, unknown, 'reply', { text: '好' }))).code).toBe(
      'order.notFound',
    );
  });

  it('in lists, newest first, by state, page by page', async () => {
    for (let i = 0; i < 3; i += 1) {
      await desk.supervised(people.bureau);
      world.test.clock.forward(1);
    }
    const all = (await people.manager.api.order.list({ query: { limit: 50 } })).items;
    const walked = await rowsOf((cursor) =>
      people.manager.api.order.list({ query: { limit: 2, cursor } }),
    );
    expect(walked.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const times = all.map(({ issuedAt }) => issuedAt!);
    expect(times.slice(0, 3)).toEqual([...times.slice(0, 3)].sort().reverse());

    const issued = await people.manager.api.order.list({ query: { state: 'issued', limit: 50 } });
    expect(issued.items.map(({ id }) => id)).toEqual(
      all.filter(({ state }) => state === 'issued').map(({ id }) => id),
    );
    const drafts = await people.manager.api.order.list({ query: { state: 'draft' } });
    expect(drafts).toEqual({ items: [], next: null });
    const broken = people.manager.api.order.list({ query: { cursor: 'xyz' } });
    expect((await refused(broken)).code).toBe('input.cursor');
  });
});

describe('a community that has the work itself', () => {
  it('answers the bureau’s order, and supervises nobody but others', async () => {
    const { api } = people.bureau;
    const lead = await persona(world.test).community(world.county.communities[2]);
    const owner = await persona(world.test).resident(world.county.estates[3]);
    const ticket = await world.report({ estateId: world.county.estates[3].id }, owner);
    const own = world.act(lead, ticket, 'supervise', { demand: '一', dueAt: desk.inDays(1) });
    expect((await refused(own)).code).toBe('ticket.wrongState');
    const order = await desk.supervised(people.bureau, ticket);
    const replied = await desk.act(lead, order, 'reply', { text: '已派人' });
    expect(replied.entries.at(-1)!.by).toMatch(/主任$/);
    await api.order.accept({
      params: { id: order.id },
      body: { version: replied.version, outcome: 'fulfilled', opinion: '好' },
    });
  });
});

describe('a reply that is overdue', () => {
  it('is brought up at the limit and each working morning, once', async () => {
    const order = await desk.supervised(people.bureau);
    const row = () => reader().findOneByOrFail(SupervisionOrder, { id: order.id });
    const tell = () => world.test.app.get(TellLateOrders).run();
    await tell();
    expect((await row()).lateAt).toBeNull();
    await desk.later(2 * DAY);
    await Promise.all([tell(), tell()]);
    const told = await row();
    expect(told).toMatchObject({ lateAt: Date.parse(order.dueAt!), version: order.version });
    expect(told.alarmAt).toBeGreaterThan(desk.now());
    await tell();
    expect((await row()).alarmAt).toBe(told.alarmAt);
    await desk.act(people.manager, order, 'reply', { text: '好了' });
    expect((await row()).alarmAt).toBeNull();
  });
});
