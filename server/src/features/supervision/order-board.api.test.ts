import type { OrderCounts, OrderFilter } from '@wide-angle/shared';
import { DAY, localDate } from '@wide-angle/shared';
import type { Persona } from '../../testing/personas.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { OrderDesk } from './testing/order-desk.js';
import { TellLateOrders } from './use-cases/tell-late-orders.js';

let world: TicketWorld;
let desk: OrderDesk;
let people: TicketWorld['people'];

/** Two drafts (the late ticket has climbed the ladder too), one that waits, one replied, one closed, and a late one of the community. */
beforeAll(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  people = world.people;
  await desk.supervised(people.community);
  await world.later(8 * DAY);
  await world.test.app.get(TellLateOrders).run();
  await desk.drafted();
  await desk.supervised(people.bureau);
  const second = await desk.supervised(people.bureau);
  await desk.act(people.manager, second, 'reply', { text: '好了' });
  const third = await desk.supervised(people.bureau);
  const replied = await desk.act(people.manager, third, 'reply', { text: '好了' });
  await desk.act(people.bureau, replied, 'accept', { outcome: 'fulfilled', opinion: '好' });
}, 120_000);
afterAll(() => world.close());

const board = (by: Persona, query: OrderFilter = {}) => by.api.order.counts({ query });
const NONE: OrderCounts = {
  drafts: 0,
  issued: 0,
  open: 0,
  awaitingReply: 0,
  replied: 0,
  closed: 0,
  late: 0,
  escalated: 0,
};

it('counts by issuer and by addressee what the viewer may see', async () => {
  const { total, byIssuer, byAddressee } = await board(people.bureau);
  const bureaus = { drafts: 2, issued: 3, open: 2, awaitingReply: 1, replied: 1, closed: 1 };
  const communitys = { issued: 1, open: 1, awaitingReply: 1, late: 1, escalated: 1 };
  const all = { issued: 4, open: 3, awaitingReply: 2, replied: 1, closed: 1, late: 1 };
  expect(total).toEqual({ ...NONE, ...all, drafts: 2, escalated: 1 });
  expect(byIssuer).toEqual([
    { organizationId: world.county.bureau.id, name: expect.any(String), ...NONE, ...bureaus },
    {
      organizationId: world.county.communities[0].id,
      name: expect.any(String),
      ...NONE,
      ...communitys,
    },
  ]);
  expect(byAddressee).toEqual([
    {
      organizationId: world.county.companies[0].id,
      name: world.county.companies[0].name,
      ...total,
    },
  ]);
});

it('shows the addressee no draft, and others nothing', async () => {
  expect((await board(people.manager)).total).toMatchObject({ drafts: 0, issued: 4 });
  expect(await board(people.otherCommunity)).toEqual({
    total: NONE,
    byIssuer: [],
    byAddressee: [],
  });
  expect(await board(people.department)).toEqual({ total: NONE, byIssuer: [], byAddressee: [] });
});

it('counts what the list shows, under each filter', async () => {
  const today = localDate(desk.now());
  const before = localDate(desk.now() - DAY);
  const filters: OrderFilter[] = [
    {},
    { state: 'issued' },
    { state: 'draft' },
    { late: '1' },
    { issuerId: world.county.communities[0].id },
    { addresseeId: world.county.companies[1].id },
    { issuedFrom: today },
    { issuedTo: before },
    { issuedFrom: before, issuedTo: today, state: 'closed' },
    { issuerId: world.county.bureau.id, late: '1' },
  ];
  const sizes: number[] = [];
  for (const filter of filters) {
    for (const one of [people.bureau, people.community, people.subdistrict, people.manager]) {
      const { total } = await board(one, filter);
      const { items } = await one.api.order.list({ query: { ...filter, limit: 50 } });
      expect([filter, items.length]).toEqual([filter, total.issued + total.drafts]);
      if (one === people.bureau) sizes.push(items.length);
    }
  }
  expect(sizes).toEqual([6, 2, 2, 1, 1, 0, 3, 1, 1, 0]);
});
