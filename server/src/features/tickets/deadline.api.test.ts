import { TicketWorld } from './testing/ticket-world.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

it('says which post of which organisation moved the limit, and names nobody', async () => {
  const { owner, wang, manager, community, bureau } = world.people;
  const lamp = await world.report();
  const claimed = await world.act(wang, lamp, 'claim');
  const asked = await world.act(wang, claimed, 'ask', { text: '哪一层？' });
  await world.later(90 * 60_000);
  const supplied = await world.act(owner, asked, 'supply', { text: '三层' });
  const request = { reason: '等配件', amount: 1, mediaIds: [await world.upload(manager)] };
  const requested = await world.act(manager, supplied, 'requestExtension', request);
  await world.act(community, requested, 'decideExtension', { approve: true, reason: '同意' });
  for (const { api } of [owner, manager, community, bureau]) {
    const view = await api.ticket.deadline({ params: { id: lamp.id } });
    expect(view.moves).toEqual([
      {
        text: expect.stringMatching(/^等业主补充（.*），顺延 1 小时 30 分钟$/),
        by: expect.stringMatching(/^.+ · 物业员工$/),
        at: expect.any(String),
      },
      {
        text: '批准延期 1 个工作日',
        by: expect.stringMatching(/^.+ · 社区工作人员$/),
        at: expect.any(String),
      },
    ]);
    for (const one of Object.values(world.people))
      expect(JSON.stringify(view)).not.toContain(one.name);
  }
});
