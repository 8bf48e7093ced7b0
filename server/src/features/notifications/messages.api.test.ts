import { DAY, HOUR } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Persona } from '../../testing/personas.js';
import { OrderDesk } from '../supervision/testing/order-desk.js';
import { stagesOf } from '../tickets/testing/stages.js';
import { TicketWorld } from '../tickets/testing/ticket-world.js';
import { TicketRepository } from '../tickets/index.js';
import { Message } from './entities/message.entity.js';
import { toldTo } from './testing/told.js';
import { TicketNews } from './ticket-events.consumer.js';

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

const redeliver = (ticketId: string, seq: number) =>
  world.test.app.get(TicketNews).handle({ ticketId, seq });

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
