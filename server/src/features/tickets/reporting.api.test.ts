import type { SubmitBody } from '@wide-angle/shared';
import { PLACE_MAX, TEXT_MAX } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { TicketWorld } from './testing/ticket-world.js';

let world: TicketWorld;

beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

describe('a report', () => {
  it('of a scanned lift fills in the place', async () => {
    const building = world.county.estates[0].buildings[0];
    const lift = building?.entrances[0]?.facilities[0];
    const ticket = await world.report({ facilityId: lift?.id, categoryCode: 'lift_stopped' });
    expect(ticket.place).toBe('1号楼 1单元 电梯');
    expect(ticket.classCode).toBe('urgent');
  });

  it('carries photos, the first as its thumbnail', async () => {
    const { owner } = world.people;
    const mediaIds = [await world.upload(owner), await world.upload(owner, 'video')];
    const ticket = await world.report({ mediaIds, text: undefined });
    expect(ticket.media.map(({ id }) => id)).toEqual(mediaIds);
    const { items } = await owner.api.ticket.list({ query: { tile: 'all' } });
    expect(items[0]).toMatchObject({ id: ticket.id, excerpt: '' });
    expect(items[0]?.thumbnailUrl).toContain(mediaIds[0]);
  });

  it.each<[string, Partial<SubmitBody>, string]>([
    ['without words and photos', { text: undefined }, 'input.textOrMedia'],
    ['with nothing but spaces', { text: ' \n ' }, 'input.textOrMedia'],
    ['of no category', { categoryCode: 'ufo' }, 'category.unknown'],
    ['of no place', { estateId: '00000000-0000-4000-8000-000000000000' }, 'place.unknown'],
    ['with too many words', { text: '长'.repeat(TEXT_MAX + 1) }, 'input.invalid'],
    ['with too long a place', { place: '长'.repeat(PLACE_MAX + 1) }, 'input.invalid'],
    ['with an unknown field', { hack: 1 } as Partial<SubmitBody>, 'input.invalid'],
    ['with a number for text', { text: 5 as unknown as string }, 'input.invalid'],
    ['with null for text', { text: null as unknown as string }, 'input.invalid'],
    ['with a bad id', { buildingId: 'x' }, 'input.invalid'],
  ])('%s is refused', async (_, body, code) => {
    expect((await refused(world.report(body))).code).toBe(code);
  });

  it('with somebody else’s photo is refused, and nothing is filed', async () => {
    const { owner, neighbour } = world.people;
    const before = await owner.api.ticket.counts();
    const mediaIds = [await world.upload(neighbour)];
    expect((await refused(world.report({ mediaIds }))).code).toBe('media.unknown');
    expect(await owner.api.ticket.counts()).toEqual(before);
  });

  it('may not use a photo twice', async () => {
    const mediaIds = [await world.upload(world.people.owner)];
    await world.report({ mediaIds });
    expect((await refused(world.report({ mediaIds }))).code).toBe('media.unknown');
  });

  it.each<[string, string]>([
    ['emoji', '灯坏了 😡👨‍👩‍👧 1️⃣'],
    ['text from right to left', 'مرحبا \u202Eabc\u202C עברית'],
    ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['SQL', `'; DROP TABLE ticket; -- " \\' %_`],
    ['rare characters', '𠮷野家前 㐀 ﷽'],
  ])('with %s comes back as it was written, and is found by it', async (_, text) => {
    const { owner } = world.people;
    const ticket = await world.report({ text, place: firstOf(text) });
    expect(await world.get(owner, ticket)).toMatchObject({ text });
    const { items } = await owner.api.ticket.list({ query: { tile: 'all', q: firstOf(text) } });
    expect(items.map(({ id }) => id)).toContain(ticket.id);
  });

  it('loses control characters only', async () => {
    const ticket = await world.report({ text: '第一行\r\n第二行\u0000\u0007\t完' });
    expect(ticket.text).toBe('第一行\n第二行完');
  });
});

describe('who may report', () => {
  it('an owner of another estate may not', async () => {
    const problem = await refused(world.report({}, world.people.stranger));
    expect(problem.code).toBe('submit.notOwner');
  });

  it('nor one whom nobody has verified', async () => {
    const [home] = world.county.estates;
    const newcomer = await persona(world.test).resident(home, { isVerified: false });
    expect((await refused(world.report({}, newcomer))).code).toBe('submit.notOwner');
  });

  it.each<[string, () => Persona, Partial<SubmitBody>, string]>([
    ['community', () => world.people.community, {}, 'community'],
    ['company', () => world.people.wang, {}, 'company'],
    ['reception day', () => world.people.community, { channel: 'receptionDay' }, 'receptionDay'],
  ])('%s reports on behalf of an owner, who then follows it', async (_, by, more, channel) => {
    const { phone, api } = world.people.neighbour;
    const onBehalfOf = { name: '欧阳娜', phone };
    const ticket = await world.report({ onBehalfOf, ...more }, by());
    expect(ticket.channel).toBe(channel);
    expect(await api.ticket.get({ params: { id: ticket.id } })).toMatchObject({
      relations: ['reporter'],
      reporterName: '欧阳娜',
    });
  });

  it('on behalf of somebody new, he becomes known by his phone', async () => {
    const onBehalfOf = { name: '高大爷', phone: '13812345678' };
    const [first, second] = [
      await world.report({ onBehalfOf }, world.people.community),
      await world.report({ onBehalfOf }, world.people.community),
    ];
    const reporters = [await world.row(first), await world.row(second)].map((r) => r.reporterId);
    expect(new Set(reporters).size).toBe(1);
  });

  it.each<[string, () => Persona, Partial<SubmitBody>, string]>([
    ['without the owner', () => world.people.community, {}, 'submit.needsReporter'],
    [
      'outside one’s area',
      () => world.people.rival,
      { onBehalfOf: { name: '陈静', phone: '13812345678' } },
      'submit.notYourArea',
    ],
    [
      'with a bad phone',
      () => world.people.community,
      { onBehalfOf: { name: '陈静', phone: '123' } },
      'input.invalid',
    ],
  ])('not on behalf %s', async (_, by, body, code) => {
    expect((await refused(world.report(body, by()))).code).toBe(code);
  });
});

describe('before sending', () => {
  it('open public reports of the same kind are shown to those who may report there', async () => {
    const { neighbour, stranger, owner } = world.people;
    const ticket = await world.report({ categoryCode: 'greening', text: '树倒了' });
    const ended = await world.report({ categoryCode: 'greening', text: '草枯了' });
    await world.act(owner, ended, 'withdraw');
    const query = { estateId: world.county.estates[0].id, categoryCode: 'greening' };
    const found = await neighbour.api.ticket.similar({ query });
    expect(found.map(({ id }) => id)).toEqual([ticket.id]);
    expect(await stranger.api.ticket.similar({ query })).toEqual([]);
  });
});

describe('merging', () => {
  it('makes reporter and joiners of the merged ticket joiners of the main one', async () => {
    const { owner, neighbour, community } = world.people;
    const main = await world.report({}, owner);
    const onBehalfOf = { name: '周大妈', phone: '13987654321' };
    const second = await world.report({ onBehalfOf }, community);
    await world.act(neighbour, second, 'join');
    await world.act(community, second, 'merge', { mainId: main.id });
    expect(await world.get(owner, main)).toMatchObject({ joinerCount: 2 });
    expect(await world.get(neighbour, main)).toMatchObject({ relations: ['joiner'] });
    expect(await world.get(community, second)).toMatchObject({
      state: 'merged',
      mergedIntoId: main.id,
    });
  });

  it('of two into each other at once ends only one of them', async () => {
    const { community, manager } = world.people;
    for (let i = 0; i < 5; i += 1) {
      const [a, b] = [await world.report(), await world.report()];
      await Promise.allSettled([
        world.act(community, a, 'merge', { mainId: b.id }),
        world.act(manager, b, 'merge', { mainId: a.id }),
      ]);
      const states = [await world.row(a), await world.row(b)].map(({ state }) => state);
      expect(states.sort()).toEqual(['merged', 'pending']);
    }
  });

  it('never leads into a ticket that one may not see', async () => {
    const elsewhere = await world.report(
      { estateId: world.county.estates[1].id },
      world.people.stranger,
    );
    const ticket = await world.report();
    const call = world.act(world.people.manager, ticket, 'merge', { mainId: elsewhere.id });
    expect((await refused(call)).code).toBe('merge.mainUnknown');
  });
});

/** The first characters, none of them cut in half. */
function firstOf(text: string): string {
  return Array.from(text).slice(0, 8).join('');
}
