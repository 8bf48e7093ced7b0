import type { MessageView, SessionView, TicketView } from '@wide-angle/shared';
import { DAY, HOUR } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { EndPost, GivePost } from '../identity/index.js';
import { OrderDesk } from '../supervision/testing/order-desk.js';
import { TellLateOrders } from '../supervision/index.js';
import { stagesOf } from '../tickets/testing/stages.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { TicketRepository } from '../tickets/index.js';
import { Message } from './entities/message.entity.js';
import { TicketNews } from './ticket-events.consumer.js';
import { ForgetMessages } from './use-cases/forget-messages.js';

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

/** What somebody was told of a ticket, newest first. */
async function toldTo(who: Persona, ticket: Pick<TicketView, 'id'>): Promise<MessageView[]> {
  const { items } = await who.api.inbox.list({ query: { limit: 50 } });
  return items.filter(({ ticketId }) => ticketId === ticket.id);
}

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

const redeliver = (ticketId: string, seq: number) =>
  world.test.app.get(TicketNews).handle({ ticketId, seq });

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

describe('texts', () => {
  it('name number, place, what happened and by when, and no owner', async () => {
    const [home] = world.county.estates;
    const ticket = await world.report({ buildingId: home.buildings[0]!.id, text: '我家门口灯坏' });
    await desk.deliver();
    const number = `${ticket.number.slice(0, 6)} ${ticket.number.slice(6)}`;
    const [told] = await toldTo(people.wang, ticket);
    expect(told).toMatchObject({
      kind: 'task',
      title: '有工单待领取',
      isRead: false,
      orderId: null,
    });
    expect(told!.text).toBe(
      `${home.name} 1号楼，${ticket.categoryName}（${number}）：请在3月12日 09:00 前领取。`,
    );
    await world.act(people.wang, ticket, 'claim');
    await desk.deliver();
    const [owned] = await toldTo(people.owner, ticket);
    expect(owned).toMatchObject({ kind: 'progress', title: '已有人接单' });
    expect(owned!.text).toContain(
      `：${world.county.companies[0].name}王师傅已领取，办结时限 3月16日`,
    );
  });

  it('tell staff of an anonymous complaint nothing that its owner wrote', async () => {
    const ticket = await stages.reviewing();
    await world.act(people.community, ticket, 'sendBack', { reason: '请当面道歉' });
    await desk.deliver();
    const all = await reader().findBy(Message, { ticketId: ticket.id });
    for (const { title, text } of all) {
      expect(title + text).not.toMatch(/保安态度差|陈静|陈业主/);
      expect((title + text).replace(/\d\d:\d\d/g, '')).not.toMatch(/[,:;!?()]/);
    }
    expect((await toldTo(people.wang, ticket))[0]!.text).toContain('理由：“请当面道歉”。');
  });

  it('tell of the ticket as it was, though it went on before they were delivered', async () => {
    const ticket = await stages.closed();
    const claimed = (await toldTo(people.owner, ticket)).length;
    expect(claimed).toBe(0);
    await desk.deliver();
    const titles = (await toldTo(people.owner, ticket)).map(({ title }) => title);
    expect(titles.sort()).toEqual(['已有人接单', '请确认是否解决'].sort());
    // By then nobody could claim it any more.
    expect(await toldTo(people.zhao, ticket)).toEqual([]);
  });
});

describe('the ladder', () => {
  it('warns the workers, then the community and the owner, then the bureau', async () => {
    const ticket = await world.report({ categoryCode: 'outage', text: '整栋停水' });
    await desk.later(HOUR + 1000);
    const kinds = async (who: Persona) => (await toldTo(who, ticket)).map(({ kind }) => kind);
    expect(await kinds(people.manager)).toEqual(['yellow', 'task']);
    expect(await kinds(people.community)).toEqual([]);
    await desk.later(HOUR);
    expect((await toldTo(people.community, ticket))[0]).toMatchObject({
      kind: 'red',
      title: '红牌：超过领取时限，升至社区督促',
    });
    expect((await toldTo(people.owner, ticket))[0]).toMatchObject({
      kind: 'red',
      title: '已超时，社区在督促',
    });
    expect(await kinds(people.bureau)).toEqual([]);
    await desk.later(2 * HOUR);
    // The rung, and the order that it drafted.
    expect((await kinds(people.bureau)).sort()).toEqual(['order', 'red']);
    const draft = (await toldTo(people.bureau, ticket)).find(({ kind }) => kind === 'order')!;
    expect(draft.title).toBe('有督办单待签发');
    expect(await desk.get(people.bureau, { id: draft.orderId! })).toMatchObject({ state: 'draft' });
  });

  it('does not bring up each morning that the worker missed', async () => {
    const ticket = await world.report({ categoryCode: 'outage', text: '整栋停水' });
    await desk.later(10 * DAY);
    const reminders = (await toldTo(people.manager, ticket)).filter(
      ({ title }) => title === '仍然超时',
    );
    expect(reminders).toHaveLength(1);
  });
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

it('tells an owner that his contact data was looked at', async () => {
  const ticket = await stages.processing();
  const params = { id: ticket.id };
  await people.community.api.ticket.contact({ params, body: { reason: '回访' } });
  await desk.deliver();
  expect((await toldTo(people.owner, ticket)).map(({ title }) => title)).toContain(
    '有人查看了您的联系方式',
  );
});

describe('a delivery that comes again', () => {
  it('tells nobody twice, also when two workers deliver at once', async () => {
    const ticket = await world.report();
    await Promise.all([redeliver(ticket.id, 1), redeliver(ticket.id, 1)]);
    await desk.deliver();
    await redeliver(ticket.id, 1);
    expect(await toldTo(people.wang, ticket)).toHaveLength(1);
    expect(await reader().countBy(Message, { sourceKey: `ticket:${ticket.id}#1` })).toBe(3);
  });

  it('tells sixty joiners with one statement', async () => {
    const ticket = await world.report();
    const repository = world.test.app.get(TicketRepository);
    const joiners = Array.from({ length: 60 }, (_, i) => `joiner-${i}`);
    const facts = await world.row(ticket);
    await world.test.app
      .get(UnitOfWork)
      .run((tx) => repository.addJoiners(tx, facts, joiners, desk.now()));
    await world.act(people.wang, ticket, 'claim');
    const statements = await insertsDuring(() => desk.deliver());
    expect(statements.filter((sql) => /^INSERT INTO .message./.test(sql))).toHaveLength(2);
    const { version } = await world.row(ticket);
    const told = await reader().countBy(Message, { sourceKey: `ticket:${ticket.id}#${version}` });
    expect(told).toBe(61);
  });
});

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

/** Statements that were sent while something was done. */
async function insertsDuring(work: () => Promise<void>): Promise<string[]> {
  const { connection } = reader();
  const seen: string[] = [];
  const before = connection.logger;
  connection.logger = { ...NO_LOG, logQuery: (sql: string) => void seen.push(sql) };
  try {
    await work();
  } finally {
    connection.logger = before;
  }
  return seen;
}

const NO_LOG = {
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
