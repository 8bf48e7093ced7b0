import type { TicketView } from '@wide-angle/shared';
import { DAY } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { persona, type Persona } from '../../testing/personas.js';
import { EndPost, GivePost } from '../identity/index.js';
import { OrderDesk } from '../supervision/testing/order-desk.js';
import { TellLateOrders } from '../supervision/index.js';
import { stagesOf } from '../tickets/testing/stages.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { Message } from './entities/message.entity.js';
import { toldTo } from './testing/told.js';

let world: TicketWorld;
let desk: OrderDesk;
let stages: ReturnType<typeof stagesOf>;
let people: TicketWorld['people'];

beforeAll(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  stages = stagesOf(world);
  people = world.people;
}, 120_000);
afterAll(() => world.close());

const reader = () => world.test.app.get(UnitOfWork).reader;

/** Names of the people who were told of the newest event of the ticket. */
async function whoHeard(ticket: Pick<TicketView, 'id'>): Promise<string[]> {
  await desk.deliver();
  const { version } = await world.row(ticket);
  const heard: string[] = [];
  for (const [name, one] of Object.entries(people) as [string, Persona][]) {
    const sourceKey = `ticket:${ticket.id}#${version}`;
    if (await reader().existsBy(Message, { personId: one.personId, sourceKey })) heard.push(name);
  }
  return heard.sort();
}

describe('who hears of', () => {
  const hears = (name: string, made: () => Promise<TicketView>, expected: string[]) =>
    it(name, async () => {
      expect(await whoHeard(await made())).toEqual([...expected].sort());
    });
  const WORKFORCE = ['wang', 'zhao', 'manager'];

  hears('a report: all who may claim it', () => stages.pending(), WORKFORCE);
  hears('a claim: the reporter', () => stages.processing(), ['owner']);
  hears('a question: the reporter', () => stages.awaiting(), ['owner']);
  hears('a hand-back: the community', () => stages.disputed(), ['community']);
  hears('a result to be reviewed: owner and community', () => stages.reviewing(), [
    'owner',
    'community',
  ]);
  hears('a result to be confirmed: the owner alone', () => stages.confirming(), ['owner']);
  hears('a confirmation: handler and manager', () => stages.closed(), ['wang', 'manager']);
  hears('a refusal: owner and manager', () => stages.declined(), ['owner', 'manager']);
  hears('a request for another category: owner and community', () => stages.categoryAsked(), [
    'owner',
    'community',
  ]);
  hears('a first extension: owner and community', () => stages.extensionAsked(), [
    'owner',
    'community',
  ]);
  hears('a shelving: owner and bureau', () => stages.shelvingAsked(), ['owner', 'bureau']);
  hears('a granted shelving: owner, handler, manager', () => stages.shelved(), [
    'owner',
    'wang',
    'manager',
  ]);
  hears(
    'an internal note of the community: the handler',
    async () =>
      world.act(people.community, await stages.processing(), 'note', {
        text: '请注意安全',
        visibility: 'internal',
      }),
    ['wang'],
  );
  hears(
    'a public note of the community: handler and owner',
    async () =>
      world.act(people.community, await stages.processing(), 'note', {
        text: '已约好时间',
        visibility: 'public',
      }),
    ['wang', 'owner'],
  );
  hears(
    'a dispatch to a person: he and the owner, nobody who could claim',
    async () =>
      world.act(people.manager, await world.report(), 'dispatch', {
        handlerId: people.zhao.personId,
      }),
    ['zhao', 'owner'],
  );
  hears(
    'a dispatch to a department: its people and the owner',
    async () =>
      world.act(people.bureau, await world.report(), 'dispatch', {
        organizationId: world.county.department.id,
        reason: '是供电的',
      }),
    ['department', 'owner'],
  );
  hears(
    'work given back: those who may claim it, but not who gave it back',
    async () => world.act(people.wang, await stages.processing(), 'release', { reason: '下班' }),
    ['zhao', 'manager'],
  );
  hears(
    'an objection: the bureau',
    async () => world.act(people.owner, await stages.declined(), 'object', { reason: '不服' }),
    ['bureau'],
  );
  hears(
    'an escalation to the community: the community, not the bureau',
    async () => world.act(people.manager, await world.report(), 'escalate', { reason: '难办' }),
    ['community'],
  );
  hears(
    'a neighbour who joins: the handler',
    async () => world.act(people.neighbour, await stages.processing(), 'join', { text: '也是' }),
    ['wang'],
  );
  hears(
    'progress after joining: the joiner too',
    async () => {
      const ticket = await world.report();
      await world.act(people.neighbour, ticket, 'join', { text: '也是' });
      return world.act(people.wang, ticket, 'claim');
    },
    ['owner', 'neighbour'],
  );
});

it('tells nobody of his own act, in none of his capacities', async () => {
  // A manager who lives in the estate, reports there, and then claims as manager.
  const lead = await persona(world.test).resident(world.county.estates[0], { name: '郭强' });
  const organizationId = world.county.companies[0].id;
  const post = { personId: lead.personId, organizationId, role: 'manager' } as const;
  const postId = await world.test.app.get(GivePost).run(post);
  const ticket = await world.report({}, lead);
  await desk.deliver();
  expect(await toldTo(lead, ticket)).toEqual([]);
  const about = { personId: lead.personId, ticketId: ticket.id };
  expect(await reader().countBy(Message, about)).toBe(0);
  // A colleague claims: he hears of it as the owner that he is.
  await world.act(people.wang, ticket, 'claim');
  await desk.deliver();
  expect(await reader().findBy(Message, about)).toEqual([
    expect.objectContaining({ capacity: 'resident', title: '已有人接单' }),
  ]);
  await world.test.app.get(EndPost).run(postId);
});

it('tells an owner that his contact data was looked at', async () => {
  const ticket = await stages.processing();
  const params = { id: ticket.id };
  await people.community.api.ticket.contact({ params, body: { reason: '回访' } });
  await desk.deliver();
  expect((await toldTo(people.owner, ticket)).map(({ title }) => title)).toContain(
    '有人查看了您的联系方式',
  );
});

describe('orders', () => {
  it('tell the other side of each step', async () => {
    const { bureau, manager, wang } = people;
    const ticket = await stages.processing();
    let order = await desk.supervised(bureau, ticket, '今天内修好');
    await desk.deliver();
    expect((await toldTo(manager, ticket))[0]).toMatchObject({
      kind: 'order',
      orderId: order.id,
      title: `收到督办单${order.number}`,
      text: expect.stringContaining(`${world.county.bureau.name}要求：“今天内修好”。请在`),
    });
    // Staff hear of it too, and are led to the ticket.
    expect((await toldTo(wang, ticket))[0]).toMatchObject({ kind: 'order', orderId: null });
    expect((await toldTo(bureau, ticket)).map(({ kind }) => kind)).not.toContain('order');

    order = await desk.act(manager, order, 'reply', { text: '已修好' });
    await desk.deliver();
    expect((await toldTo(bureau, ticket))[0]).toMatchObject({
      title: `督办单${order.number}已回复`,
      text: expect.stringContaining('按时回复：“已修好”。请审核。'),
    });
    world.test.clock.forward(1);
    order = await desk.act(bureau, order, 'sendBack', { reason: '没有照片' });
    await desk.deliver();
    expect((await toldTo(manager, ticket))[0]!.title).toBe(`督办单${order.number}被退回`);

    await desk.later(3 * DAY);
    await world.test.app.get(TellLateOrders).run();
    await desk.deliver();
    for (const one of [manager, wang, bureau]) {
      const late = (await toldTo(one, ticket)).filter(({ title }) => title.endsWith('逾期未回复'));
      expect(late).toHaveLength(1);
    }
  });
});
