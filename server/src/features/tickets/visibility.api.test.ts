import type { EventView, TicketView } from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { OutboxConsumers } from '../../platform/outbox/outbox-consumer.js';
import { refused } from '../../testing/api-client.js';
import { persona, type Persona } from '../../testing/personas.js';
import { ContactViewRow } from './entities/contact-view.entity.js';
import { CONTACT_SEEN_TOPIC } from './ticket-messages.js';
import { GOOD, stagesOf } from './testing/stages.js';
import { TicketWorld, type People } from './testing/ticket-world.js';

let world: TicketWorld;
let stages: ReturnType<typeof stagesOf>;

beforeAll(async () => {
  world = await TicketWorld.start();
  stages = stagesOf(world);
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

async function timeline(by: Persona, ticket: Pick<TicketView, 'id'>): Promise<EventView[]> {
  return (await by.api.ticket.timeline({ params: { id: ticket.id } })).items;
}

/** Everything that somebody is told of a ticket, as one text to look for names in. */
async function allThatIsTold(by: Persona, ticket: TicketView): Promise<string> {
  return JSON.stringify([await world.get(by, ticket), await timeline(by, ticket)]);
}

/** A lamp, joined by a neighbour, with an internal note, done and rated. */
async function publicRepair(): Promise<TicketView> {
  const { owner, neighbour, wang, manager } = world.people;
  let ticket = await stages.processing();
  await world.act(neighbour, ticket, 'join', { text: '我家门口也是，电话 13800000000' });
  await world.act(manager, ticket, 'note', { text: '业主脾气大', visibility: 'internal' });
  const mediaIds = [await world.upload(wang)];
  ticket = await world.act(wang, ticket, 'resolve', { text: '换了灯', mediaIds });
  return world.act(owner, ticket, 'confirm', { ...GOOD, text: '谢谢王师傅，我住 101' });
}

/** A complaint about conduct: the company may not know who complains. */
async function complaint(): Promise<TicketView> {
  const { owner, wang } = world.people;
  const ticket = await world.report({ categoryCode: 'attitude', text: '保安态度差' });
  const claimed = await world.act(wang, ticket, 'claim');
  const asked = await world.act(wang, claimed, 'ask', { text: '哪位保安？' });
  return world.act(owner, asked, 'supply', { text: '夜班的那位' });
}

describe('a public repair', () => {
  let ticket: TicketView;
  let passerBy: Persona;

  beforeAll(async () => {
    ticket = await publicRepair();
    passerBy = await persona(world.test).resident(world.county.estates[0], { name: '何静' });
  }, 60_000);

  it('tells a neighbour what was done and nobody’s name, words, or scores', async () => {
    const seen = await world.get(passerBy, ticket);
    expect(seen).toMatchObject({
      relations: ['neighbour'],
      text: '楼道灯不亮',
      reporterName: null,
      handlerName: null,
      handlerId: null,
      rating: null,
      mayAskContact: false,
    });
    const told = await allThatIsTold(passerBy, ticket);
    for (const secret of ['陈', '王', '欧阳', '李', '脾气', '13800000000', '我住', 'speed', '谢谢'])
      expect(told).not.toContain(secret);
    expect(told).toContain('换了灯');
  });

  it('tells a joiner who handles it, but neither the reporter nor internal notes', async () => {
    const seen = await world.get(world.people.neighbour, ticket);
    expect(seen).toMatchObject({
      relations: ['joiner'],
      reporterName: null,
      handlerName: '王师傅',
      rating: { speed: 5 },
      joinerCount: 1,
    });
    const told = await allThatIsTold(world.people.neighbour, ticket);
    for (const secret of ['陈', '脾气']) expect(told).not.toContain(secret);
  });

  it('tells the reporter all but internal notes and the joiner’s name', async () => {
    const seen = await world.get(world.people.owner, ticket);
    expect(seen).toMatchObject({ reporterName: '陈静', handlerName: '王师傅' });
    const told = await allThatIsTold(world.people.owner, ticket);
    for (const secret of ['脾气', '欧阳']) expect(told).not.toContain(secret);
    expect(told).toContain('我家门口也是');
  });

  it('tells the company who reported, by surname, and its own notes', async () => {
    const seen = await world.get(world.people.zhao, ticket);
    expect(seen).toMatchObject({ reporterName: '陈业主', relations: ['colleague'] });
    const told = await allThatIsTold(world.people.zhao, ticket);
    expect(told).toContain('业主脾气大');
    expect(told).not.toContain('陈静');
    expect(told).not.toContain('欧阳');
  });

  it('tells the community the joiner too', async () => {
    const join = (await timeline(world.people.community, ticket)).find((e) => e.type === 'join');
    expect(join?.by).toBe('欧阳业主');
  });

  it('tells the subdistrict no owner', async () => {
    const seen = await world.get(world.people.subdistrict, ticket);
    expect(seen.reporterName).toBeNull();
    expect(await allThatIsTold(world.people.subdistrict, ticket)).not.toContain('陈');
  });

  it.each<keyof People>(['stranger', 'rival', 'otherCommunity', 'department'])(
    'is unknown to %s, however he asks',
    async (who) => {
      const { api } = world.people[who];
      const params = { id: ticket.id };
      const calls = [
        api.ticket.get({ params }),
        api.ticket.timeline({ params }),
        api.ticket.deadline({ params }),
      ];
      const problems = await Promise.all(calls.map(refused));
      expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('ticket.notFound'));
    },
  );

  it('is no business of an administrator', async () => {
    const admin = await persona(world.test).administrator(world.county.bureau);
    expect((await refused(world.get(admin, ticket))).code).toBe('permission.denied');
  });
});

describe('a complaint', () => {
  it('does not tell the company who complains, in no step of its history', async () => {
    const ticket = await complaint();
    expect(ticket.isAnonymous).toBe(true);
    for (const who of ['wang', 'zhao', 'manager'] as const) {
      const seen = await world.get(world.people[who], ticket);
      expect(seen).toMatchObject({ reporterName: null, mayAskContact: false });
      const steps = await timeline(world.people[who], ticket);
      const byOwners = steps.filter(({ role }) => role === 'resident').map(({ by }) => by);
      expect(byOwners).toEqual(['业主', '业主']);
      const told = await allThatIsTold(world.people[who], ticket);
      expect(told).not.toContain('陈');
      expect(told).not.toContain(world.people.owner.personId);
    }
    expect((await world.get(world.people.community, ticket)).reporterName).toBe('陈业主');
  });

  it('is not public: neighbours do not find it', async () => {
    const ticket = await complaint();
    expect((await refused(world.get(world.people.neighbour, ticket))).code).toBe('ticket.notFound');
    const { items } = await world.people.neighbour.api.ticket.list({
      query: { tile: 'neighbours' },
    });
    expect(items.map(({ id }) => id)).not.toContain(ticket.id);
  });
});

describe('contact data', () => {
  const ask = (by: Persona, { id }: TicketView) =>
    by.api.ticket.contact({ params: { id }, body: { reason: '约上门时间' } });
  const homeRepair = () => world.report({ categoryCode: 'home_repair', text: '厨房漏水' });

  it('goes to the handler of a repair inside the home, logged, and the owner is told', async () => {
    const { app } = world.test;
    const heard: unknown[] = [];
    const handle = async (payload: unknown) => void heard.push(payload);
    app.get(OutboxConsumers).register({ name: 'contact-test', topic: CONTACT_SEEN_TOPIC, handle });
    const { wang, owner } = world.people;
    const ticket = await world.act(wang, await homeRepair(), 'claim');
    expect(ticket.mayAskContact).toBe(true);
    const contact = await ask(wang, ticket);
    expect(contact).toMatchObject({ name: '陈静', phone: owner.phone });
    expect(contact.dwelling).toContain('1号楼');
    const { reader } = app.get(UnitOfWork);
    expect(await reader.findBy(ContactViewRow, { ticketId: ticket.id })).toMatchObject([
      { viewerId: wang.personId, viewerRole: 'staff', reason: '约上门时间' },
    ]);
    await app.get(Outbox).drain();
    expect(heard).toMatchObject([{ ticketId: ticket.id, viewerId: wang.personId }]);
  });

  it('goes to nobody of the company before the claim, nor to colleagues after it', async () => {
    const { wang, zhao, manager } = world.people;
    const ticket = await homeRepair();
    expect((await refused(ask(manager, ticket))).code).toBe('contact.notAllowed');
    await world.act(wang, ticket, 'claim');
    expect((await refused(ask(zhao, ticket))).code).toBe('contact.notAllowed');
  });

  it('goes to community and bureau, and to nobody in a repair outside', async () => {
    const { community, bureau, wang, subdistrict } = world.people;
    const ticket = await stages.processing();
    expect(await ask(community, ticket)).toMatchObject({ name: '陈静' });
    expect(await ask(bureau, ticket)).toMatchObject({ name: '陈静' });
    expect((await refused(ask(wang, ticket))).code).toBe('contact.notAllowed');
    expect((await refused(ask(subdistrict, ticket))).code).toBe('permission.denied');
  });

  it('needs a reason', async () => {
    const ticket = await stages.processing();
    const params = { id: ticket.id };
    const call = world.people.community.api.ticket.contact({ params, body: { reason: '  ' } });
    expect(await refused(call)).toMatchObject({ code: 'input.invalid' });
  });
});

describe('dispatched to a department', () => {
  it('the department sees it from then on, and the company no more', async () => {
    const { bureau, department, manager } = world.people;
    const ticket = await stages.pending();
    const organizationId = world.county.department.id;
    await world.act(bureau, ticket, 'dispatch', { organizationId, reason: '路灯归供电公司' });
    const seen = await world.get(department, ticket);
    expect(seen).toMatchObject({ relations: ['department'], companyName: '高塘安居物业' });
    expect(seen.responsibleName).toBe('高塘供电公司');
    expect((await refused(world.get(manager, ticket))).code).toBe('ticket.notFound');
  });
});
