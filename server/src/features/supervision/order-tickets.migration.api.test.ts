import { DAY } from '@wide-angle/shared';
import { DataSource } from 'typeorm';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { OrderPlace } from './entities/order-place.entity.js';
import { OrderTicket } from './entities/order-ticket.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';
import { OrderCounts1700000006002 } from './order-counts.migration.js';
import { OrderTickets1700000006001 } from './order-tickets.migration.js';
import { OrderDesk } from './testing/order-desk.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

it('orders of a database from before keep their ticket, their areas and what they went through', async () => {
  const desk = new OrderDesk(world);
  const { bureau, community, manager } = world.people;
  await desk.drafted();
  const late = await desk.supervised(community);
  await desk.later(8 * DAY);
  const once = await desk.act(manager, late, 'reply', { text: '好了' });
  const back = await desk.act(community, once, 'sendBack', { reason: '没有照片' });
  const twice = await desk.act(manager, back, 'reply', { text: '附上' });
  await desk.act(community, twice, 'accept', { outcome: 'fulfilled', opinion: '好' });
  const source = world.test.app.get(DataSource);
  const rows = async () => ({
    orders: await source.manager.find(SupervisionOrder, { order: { id: 'ASC' } }),
    tickets: await source.manager.find(OrderTicket, { order: { orderId: 'ASC' } }),
    places: await source.manager.find(OrderPlace, {
      order: { orderId: 'ASC', organizationId: 'ASC' },
    }),
  });
  const before = await rows();
  const runner = source.createQueryRunner();
  const [migration, later] = [new OrderTickets1700000006001(), new OrderCounts1700000006002()];
  await later.down(runner);
  await migration.down(runner);
  expect(await runner.hasTable('order_ticket')).toBe(false);
  const old = await runner.query('SELECT communityId FROM supervision_order');
  expect(new Set(old.map(({ communityId }: { communityId: string }) => communityId))).toEqual(
    new Set([world.county.communities[0].id]),
  );
  await migration.up(runner);
  await later.up(runner);
  await runner.release();
  const after = await rows();
  expect(after.tickets).toEqual(before.tickets);
  expect(after.places).toEqual(before.places);
  expect(after.places).toHaveLength(2 * after.orders.length);
  // When an order came up to the bureau was not kept before; all else is read from the steps.
  const known = before.orders.map((order) => ({ ...order, escalatedAt: null }));
  expect(after.orders).toEqual(known);
  expect(after.orders.find(({ id }) => id === late.id)).toMatchObject({
    sentBackCount: 1,
    outcome: 'fulfilled',
    ticketCount: 1,
  });
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  expect((await bureau.api.order.list({ query: {} })).items).toHaveLength(before.orders.length);
});
