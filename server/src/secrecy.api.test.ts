import { randomUUID } from 'node:crypto';
import type { TicketAction, TicketView } from '@wide-angle/shared';
import {
  CONTRACT,
  DAY,
  IDEMPOTENCY_HEADER,
  TICKET_ACTIONS,
  TILES,
  toIso,
} from '@wide-angle/shared';
import { GOOD } from './features/tickets/testing/stages.js';
import { TicketWorld, type People } from './features/tickets/testing/ticket-world.js';
import { Outbox } from './platform/outbox/outbox.js';
import { refused } from './testing/api-client.js';
import { persona, type Persona } from './testing/personas.js';

/*
 * Everything that each kind of person can read, searched for what he may not know (DESIGN §4.5). Not one field after the
 * other, but all answers as one text: a leak is a leak wherever it stands.
 */

let world: TicketWorld;
let complaint: TicketView;
let onBehalf: TicketView;
let reporter: Persona;

const SOMEBODY = { name: '司马匿名', phone: '13811112222' };

beforeAll(async () => {
  world = await TicketWorld.start();
  reporter = await persona(world.test).resident(world.county.estates[0], { name: '诸葛隐' });
  complaint = await longComplaint();
  onBehalf = await world.report(
    { categoryCode: 'attitude', text: '保安骂人', onBehalfOf: SOMEBODY },
    world.people.manager,
  );
  onBehalf = await world.act(world.people.wang, onBehalf, 'claim');
  await world.test.app.get(Outbox).drain();
}, 120_000);
afterAll(() => world.close());
afterEach(() => world.expectConsistency());

/** A complaint that went through everything that names somebody: questions, orders, reopening, scores. */
async function longComplaint(): Promise<TicketView> {
  const { wang, manager, community } = world.people;
  const mediaIds = [await world.upload(reporter)];
  const body = { categoryCode: 'attitude', text: '保安态度差', mediaIds };
  let ticket = await world.act(wang, await world.report(body, reporter), 'claim');
  ticket = await world.act(wang, ticket, 'ask', { text: '哪位?' });
  ticket = await world.act(reporter, ticket, 'supply', { text: '夜班' });
  ticket = await world.act(reporter, ticket, 'nudge', {});
  const dueAt = toIso(world.test.clock.now() + DAY);
  ticket = await world.act(community, ticket, 'supervise', { demand: '快办', dueAt });
  ticket = await world.act(manager, ticket, 'note', { text: '在查', visibility: 'internal' });
  ticket = await world.act(wang, ticket, 'resolve', { text: '已道歉' });
  ticket = await world.act(community, ticket, 'approve', {});
  ticket = await world.act(reporter, ticket, 'reopen', { reason: '又骂人' });
  ticket = await world.act(wang, ticket, 'resolve', { text: '已调岗' });
  ticket = await world.act(community, ticket, 'approve', {});
  return world.act(reporter, ticket, 'confirm', GOOD);
}

/** All that somebody can read: lists, messages, orders, and both complaints with history and limits. */
async function allThatIsRead({ api, session }: Persona): Promise<string> {
  const { role } = session().me.current;
  const lists = TILES[role].map(({ key }) => api.ticket.list({ query: { tile: key, limit: 50 } }));
  const orders = await api.order.list({ query: {} }).catch(() => ({ items: [] }));
  const ofTickets = [complaint, onBehalf].flatMap(({ id }) => [
    api.ticket.get({ params: { id } }),
    api.ticket.timeline({ params: { id }, query: { limit: 50 } }),
    api.ticket.deadline({ params: { id } }),
    api.ticket.contact({ params: { id }, body: { reason: '看看' } }),
  ]);
  const answers = await Promise.allSettled([
    ...lists,
    ...ofTickets,
    ...orders.items.map(({ id }) => api.order.get({ params: { id } })),
    api.inbox.list({ query: { limit: 50 } }),
    api.ticket.counts(),
  ]);
  return JSON.stringify([orders, answers.map((one) => ('value' in one ? one.value : one.reason))]);
}

const secrets = () => [
  '诸葛',
  '隐',
  '司马',
  '匿名',
  reporter.phone,
  SOMEBODY.phone,
  reporter.personId,
];

describe('who complains', () => {
  it.each<keyof People>(['wang', 'zhao', 'manager', 'rival', 'department'])(
    'is nowhere to be read for %s',
    async (who) => {
      const read = await allThatIsRead(world.people[who]);
      for (const secret of secrets()) expect(read).not.toContain(secret);
    },
  );

  it.each<keyof People>(['neighbour', 'stranger', 'otherCommunity', 'subdistrict'])(
    'is nowhere to be read for %s, who is no part of it',
    async (who) => {
      const read = await allThatIsRead(world.people[who]);
      for (const secret of secrets()) expect(read).not.toContain(secret);
    },
  );

  it('is told to community and bureau by surname, and by contact data for a reason', async () => {
    for (const who of ['community', 'bureau'] as const) {
      const read = await allThatIsRead(world.people[who]);
      expect(read).toContain('诸葛');
      expect(read).toContain(reporter.phone);
      expect(read).not.toContain(reporter.personId);
    }
  });

  it('is found by no search of the company', async () => {
    for (const q of ['诸葛隐', '司马匿名', reporter.phone, SOMEBODY.phone])
      for (const { key } of TILES.manager) {
        const { api } = world.people.manager;
        expect((await api.ticket.list({ query: { tile: key, q } })).items).toEqual([]);
      }
  });
});

describe('an administrator', () => {
  it('reads no ticket, no list, no order and no message of anybody', async () => {
    const { api } = await persona(world.test).administrator(world.county.bureau);
    const params = { id: complaint.id };
    const calls = [
      api.ticket.get({ params }),
      api.ticket.timeline({ params }),
      api.ticket.list({ query: { tile: 'all' } }),
      api.ticket.counts(),
      api.ticket.contact({ params, body: { reason: '看看' } }),
      api.order.list({ query: {} }),
    ];
    const codes = await Promise.all(calls.map(async (call) => (await refused(call)).code));
    expect(new Set(codes)).toEqual(new Set(['permission.denied']));
    expect((await api.inbox.list({ query: {} })).items).toEqual([]);
  });
});

describe('somebody else’s ticket', () => {
  const bodyOf = (version: number): Partial<Record<TicketAction, object>> => {
    const reason = { version, reason: '想看看' };
    const decision = { ...reason, approve: true };
    const text = { version, text: '想看看' };
    return {
      ...{ claim: {}, nudge: {}, join: {}, note: { text: '想看看', visibility: 'public' } },
      ...{ dispatch: reason, release: reason, handBack: reason, decline: reason, object: reason },
      ...{ sendBack: reason, reopen: reason, escalate: reason, withdraw: reason },
      ...{ ask: text, supply: text, resolve: text, approve: text },
      ...{ decideExtension: decision, decideShelving: decision, decideRecategorise: decision },
      transfer: { version, handlerId: randomUUID() },
      merge: { version, mainId: randomUUID() },
      adjudicate: { ...reason, decision: 'decline' },
      recategorise: { ...reason, categoryCode: 'lighting' },
      requestRecategorise: { ...reason, categoryCode: 'lighting' },
      requestExtension: { ...reason, amount: 1 },
      requestShelving: { ...reason, until: toIso(world.test.clock.now() + DAY) },
      confirm: { version, ...GOOD },
      supervise: { version, demand: '快办', dueAt: toIso(world.test.clock.now() + DAY) },
      followUp: { ...text, reached: true, solved: true },
      appeal: { ...reason, latenessId: '1-claim-1' },
      decideAppeal: { ...decision, latenessId: '1-claim-1' },
    };
  };

  it.each(TICKET_ACTIONS)('%s: nobody outside does it, and none learns of it', async (action) => {
    const before = await world.row(complaint);
    const outsiders = ['neighbour', 'stranger', 'rival', 'otherCommunity', 'department'] as const;
    for (const who of outsiders) {
      const session = world.people[who].session();
      for (const version of [before.version, 1]) {
        const response = await world.test.inject({
          method: 'POST',
          url: `/api/v1${CONTRACT.ticketAction[action].path.replace(':id', complaint.id)}`,
          headers: {
            authorization: `Bearer ${session.accessToken}`,
            [IDEMPOTENCY_HEADER]: randomUUID(),
          },
          payload: bodyOf(version)[action] as object,
        });
        const { code, ticket } = response.json();
        expect([who, ['ticket.notFound', 'permission.denied'].includes(code), ticket]).toEqual([
          who,
          true,
          undefined,
        ]);
      }
    }
    expect(await world.row(complaint)).toEqual(before);
  });
});
