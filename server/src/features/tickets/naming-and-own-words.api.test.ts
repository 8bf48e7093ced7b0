import { GOOD, stagesOf } from './testing/stages.js';
import { TicketWorld } from './testing/ticket-world.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

beforeAll(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

describe('whoever handles a ticket is named by his post', () => {
  it('a manager who takes it himself is no 师傅, on the page, in lists and in the history', async () => {
    const { owner, wang, manager } = world.people;
    const claimed = await world.act(wang, await world.report(), 'claim');
    expect(claimed.handlerName).toBe('王师傅');
    await world.act(wang, claimed, 'transfer', { handlerId: manager.personId });
    expect(await world.get(owner, claimed)).toMatchObject({ handlerName: '李经理' });
    const { items } = await owner.api.ticket.list({ query: { tile: 'open' } });
    expect(items.find(({ id }) => id === claimed.id)).toMatchObject({ handlerName: '李经理' });
    const steps = await owner.api.ticket.timeline({ params: { id: claimed.id } });
    expect(steps.items[0]).toMatchObject({ type: 'transfer', by: '王师傅', toName: '李经理' });
  });

  it('an officer of a department is called as officers are', async () => {
    const { owner, community, department } = world.people;
    const ticket = await world.report();
    const organizationId = world.county.department.id;
    await world.act(community, ticket, 'dispatch', { organizationId, reason: '归你们' });
    await world.act(department, ticket, 'claim');
    expect(await world.get(owner, ticket)).toMatchObject({ handlerName: '马主任' });
  });
});

describe('a joiner’s own word', () => {
  it('is shown to him while the ticket waits for the reporter, and to nobody else', async () => {
    const { owner, neighbour, wang } = world.people;
    const ticket = await stages.processing();
    await world.act(neighbour, ticket, 'join');
    const mediaIds = [await world.upload(wang)];
    const done = await world.act(wang, await world.get(wang, ticket), 'resolve', {
      text: '换了灯',
      mediaIds,
    });
    expect((await world.get(neighbour, done)).ownRating).toBeNull();
    const said = { ...GOOD, solved: false, text: '我家门口还不亮' };
    await world.act(neighbour, done, 'confirm', said);
    const { at, ...own } = (await world.get(neighbour, done)).ownRating!;
    expect(own).toEqual(said);
    expect(Date.parse(at)).toBe(world.test.clock.now());
    const seen = await world.get(owner, done);
    expect(seen).toMatchObject({ state: 'confirming', ownRating: null, rating: null });
    await world.act(owner, seen, 'reopen', { reason: '邻居说还不亮' });
    expect((await world.get(neighbour, done)).ownRating).toBeNull();
  });
});
