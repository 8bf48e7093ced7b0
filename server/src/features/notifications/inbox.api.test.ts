import type { MessageView, SessionView } from '@wide-angle/shared';
import { DAY } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { EndPost, GivePost } from '../identity/index.js';
import { OrderDesk } from '../supervision/testing/order-desk.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { Message } from './entities/message.entity.js';
import { toldTo } from './testing/told.js';
import { ForgetMessages } from './use-cases/forget-messages.js';

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

describe('the inbox', () => {
  it('is that of the capacity in which one acts', async () => {
    const two = await persona(world.test).resident(world.county.estates[0], { name: '林洋' });
    const organizationId = world.county.companies[0].id;
    const post = { personId: two.personId, organizationId, role: 'staff' } as const;
    const postId = await world.test.app.get(GivePost).run(post);
    const reported = await world.report({}, two);
    await world.act(people.wang, reported, 'claim');
    const offered = await world.report();
    await desk.deliver();

    expect((await toldTo(two, reported)).map(({ title }) => title)).toEqual(['已有人接单']);
    expect(await toldTo(two, offered)).toEqual([]);
    const asOwner = await two.api.inbox.unread();
    await use(two, postId);
    expect(await toldTo(two, reported)).toEqual([]);
    expect((await toldTo(two, offered)).map(({ title }) => title)).toEqual(['有工单待领取']);
    await two.api.inbox.read({ body: {} });
    expect(await two.api.inbox.unread()).toEqual({ unread: 0 });
    await use(two, null);
    expect(await two.api.inbox.unread()).toEqual(asOwner);
    await world.test.app.get(EndPost).run(postId);
  });

  it('counts, marks one or all, and touches nobody else’s', async () => {
    const { wang, zhao } = people;
    await wang.api.inbox.read({ body: {} });
    const ticket = await world.report();
    await world.report();
    await desk.deliver();
    expect(await wang.api.inbox.unread()).toEqual({ unread: 2 });
    const [message] = await toldTo(wang, ticket);
    const others = await zhao.api.inbox.unread();
    expect(await zhao.api.inbox.read({ body: { id: message!.id } })).toEqual(others);
    expect((await toldTo(wang, ticket))[0]!.isRead).toBe(false);

    expect(await wang.api.inbox.read({ body: { id: message!.id } })).toEqual({ unread: 1 });
    expect((await toldTo(wang, ticket))[0]!.isRead).toBe(true);
    expect(await wang.api.inbox.read({ body: {} })).toEqual({ unread: 0 });
    expect(await zhao.api.inbox.unread()).toEqual(others);
  });

  it('is read page by page, newest first, without gap or double', async () => {
    const { manager } = people;
    // Some come at the same moment.
    for (let i = 0; i < 22; i += 1) {
      await world.report();
      world.test.clock.forward(i % 3);
    }
    await desk.deliver();
    const all = (await manager.api.inbox.list({ query: { limit: 50 } })).items;
    expect(all.length).toBeGreaterThan(20);
    const walked: MessageView[] = [];
    let cursor: string | undefined;
    do {
      const page = await manager.api.inbox.list({ query: { limit: 7, ...(cursor && { cursor }) } });
      walked.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor && walked.length < all.length);
    expect(walked.slice(0, all.length)).toEqual(all.slice(0, walked.length));
    const times = all.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    const broken = manager.api.inbox.list({ query: { cursor: 'xyz' } });
    expect((await refused(broken)).code).toBe('input.cursor');
  });

  it('forgets what is half a year old', async () => {
    const old = await world.report();
    await desk.deliver();
    await world.later(181 * DAY);
    const fresh = await world.report();
    await desk.deliver();
    await world.test.app.get(ForgetMessages).run();
    expect(await reader().countBy(Message, { ticketId: old.id })).toBe(0);
    expect(await reader().countBy(Message, { ticketId: fresh.id })).toBe(3);
  });
});

async function use(one: Persona, postId: string | null): Promise<void> {
  const session: SessionView = await one.api.identity.switch({ body: { postId } });
  one.use(session);
}
