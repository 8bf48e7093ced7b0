import type { ActionBodies, TicketAction, TicketState, TicketView } from '@wide-angle/shared';
import { DAY, TICKET_ACTIONS, toIso } from '@wide-angle/shared';
import { refused } from '../../testing/api-client.js';
import type { Persona } from '../../testing/personas.js';
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

type Stage = keyof ReturnType<typeof stagesOf>;
type Who = keyof People;

/** One action from one stage: who may and what comes out, who may not and why. */
interface Case<A extends TicketAction> {
  from: Stage;
  by: Who;
  body: (
    ticket: TicketView,
    by: Persona,
  ) => Promise<Partial<ActionBodies[A]>> | Partial<ActionBodies[A]>;
  to: TicketState;
  refusedTo: Who;
  code: string;
}

const reason = '有理由';
const inDays = (days: number) => toIso(world.test.clock.now() + days * DAY);
const zhao = () => world.people.zhao.personId;

const CASES: { readonly [A in TicketAction]: Case<A> } = {
  claim: {
    ...{ from: 'pending', by: 'wang', to: 'processing', refusedTo: 'community' },
    ...{ body: () => ({}), code: 'permission.denied' },
  },
  dispatch: {
    ...{ from: 'pending', by: 'manager', to: 'processing', refusedTo: 'rival' },
    ...{ body: () => ({ handlerId: zhao() }), code: 'permission.denied' },
  },
  transfer: {
    ...{ from: 'processing', by: 'wang', to: 'processing', refusedTo: 'zhao' },
    ...{ body: () => ({ handlerId: zhao() }), code: 'ticket.notYours' },
  },
  release: {
    ...{ from: 'processing', by: 'wang', to: 'pending', refusedTo: 'zhao' },
    ...{ body: () => ({ reason }), code: 'ticket.notYours' },
  },
  resolve: {
    ...{ from: 'processing', by: 'wang', to: 'confirming', refusedTo: 'rival' },
    body: async () => ({ text: '修好了', mediaIds: [await world.upload(world.people.wang)] }),
    code: 'ticket.notFound',
  },
  note: {
    ...{ from: 'processing', by: 'community', to: 'processing', refusedTo: 'otherCommunity' },
    ...{ body: () => ({ text: '已到现场', visibility: 'public' }), code: 'ticket.notFound' },
  },
  ask: {
    ...{ from: 'processing', by: 'wang', to: 'awaiting', refusedTo: 'manager' },
    ...{ body: () => ({ text: '哪一层?' }), code: 'ticket.notYours' },
  },
  supply: {
    ...{ from: 'awaiting', by: 'owner', to: 'processing', refusedTo: 'neighbour' },
    ...{ body: () => ({ text: '三层' }), code: 'ticket.notYours' },
  },
  handBack: {
    ...{ from: 'pending', by: 'manager', to: 'disputed', refusedTo: 'wang' },
    ...{ body: () => ({ reason }), code: 'permission.denied' },
  },
  adjudicate: {
    ...{ from: 'disputed', by: 'community', to: 'pending', refusedTo: 'bureau' },
    body: () => ({
      reason,
      decision: 'reassign',
      organizationId: world.county.companies[1].id,
    }),
    code: 'adjudicate.communityFirst',
  },
  decline: {
    ...{ from: 'pending', by: 'bureau', to: 'declined', refusedTo: 'otherCommunity' },
    ...{ body: () => ({ reason }), code: 'ticket.notFound' },
  },
  object: {
    ...{ from: 'declined', by: 'owner', to: 'disputed', refusedTo: 'neighbour' },
    ...{ body: () => ({ reason }), code: 'ticket.notYours' },
  },
  recategorise: {
    ...{ from: 'processing', by: 'community', to: 'processing', refusedTo: 'subdistrict' },
    ...{ body: () => ({ reason, categoryCode: 'outage' }), code: 'permission.denied' },
  },
  requestRecategorise: {
    ...{ from: 'processing', by: 'manager', to: 'processing', refusedTo: 'wang' },
    ...{ body: () => ({ reason, categoryCode: 'outage' }), code: 'permission.denied' },
  },
  decideRecategorise: {
    ...{ from: 'categoryAsked', by: 'community', to: 'processing', refusedTo: 'bureau' },
    ...{ body: () => ({ reason, approve: true }), code: 'ticket.wrongState' },
  },
  requestExtension: {
    ...{ from: 'processing', by: 'wang', to: 'processing', refusedTo: 'zhao' },
    body: async (_, by) => ({ reason, amount: 2, mediaIds: [await world.upload(by)] }),
    code: 'ticket.notYours',
  },
  decideExtension: {
    ...{ from: 'extensionAsked', by: 'community', to: 'processing', refusedTo: 'bureau' },
    ...{ body: () => ({ reason, approve: true }), code: 'extension.communityDecides' },
  },
  requestShelving: {
    ...{ from: 'processing', by: 'manager', to: 'processing', refusedTo: 'wang' },
    ...{ body: () => ({ reason, until: inDays(20) }), code: 'permission.denied' },
  },
  decideShelving: {
    ...{ from: 'shelvingAsked', by: 'bureau', to: 'shelved', refusedTo: 'community' },
    ...{ body: () => ({ reason, approve: true }), code: 'permission.denied' },
  },
  approve: {
    ...{ from: 'reviewing', by: 'community', to: 'confirming', refusedTo: 'bureau' },
    ...{ body: () => ({}), code: 'ticket.wrongState' },
  },
  sendBack: {
    ...{ from: 'reviewing', by: 'community', to: 'processing', refusedTo: 'otherCommunity' },
    ...{ body: () => ({ reason }), code: 'ticket.notFound' },
  },
  confirm: {
    ...{ from: 'confirming', by: 'owner', to: 'closed', refusedTo: 'neighbour' },
    ...{ body: () => GOOD, code: 'ticket.notYours' },
  },
  reopen: {
    ...{ from: 'closed', by: 'owner', to: 'processing', refusedTo: 'stranger' },
    ...{ body: () => ({ reason }), code: 'ticket.notFound' },
  },
  nudge: {
    ...{ from: 'pending', by: 'owner', to: 'pending', refusedTo: 'neighbour' },
    ...{ body: () => ({ text: '快点' }), code: 'ticket.notYours' },
  },
  escalate: {
    ...{ from: 'processing', by: 'manager', to: 'processing', refusedTo: 'bureau' },
    ...{ body: () => ({ reason }), code: 'permission.denied' },
  },
  supervise: {
    ...{ from: 'processing', by: 'community', to: 'processing', refusedTo: 'manager' },
    ...{ body: () => ({ demand: '三日内修好', dueAt: inDays(3) }), code: 'permission.denied' },
  },
  join: {
    ...{ from: 'pending', by: 'neighbour', to: 'pending', refusedTo: 'owner' },
    ...{ body: () => ({ text: '我家也是' }), code: 'ticket.notYours' },
  },
  merge: {
    ...{ from: 'pending', by: 'community', to: 'merged', refusedTo: 'wang' },
    body: async () => ({ mainId: (await stages.pending()).id }),
    code: 'permission.denied',
  },
  withdraw: {
    ...{ from: 'pending', by: 'owner', to: 'withdrawn', refusedTo: 'neighbour' },
    ...{ body: () => ({}), code: 'ticket.notYours' },
  },
  followUp: {
    ...{ from: 'closed', by: 'community', to: 'closed', refusedTo: 'bureau' },
    ...{ body: () => ({ reached: true, solved: true, text: '满意' }), code: 'permission.denied' },
  },
  appeal: {
    ...{ from: 'late', by: 'manager', to: 'pending', refusedTo: 'wang' },
    body: async (_, by) => ({
      ...{ reason, latenessId: '1-claim-1' },
      mediaIds: [await world.upload(by)],
    }),
    code: 'permission.denied',
  },
  decideAppeal: {
    ...{ from: 'appealed', by: 'bureau', to: 'pending', refusedTo: 'community' },
    body: () => ({ reason, latenessId: '1-claim-1', approve: true }),
    code: 'permission.denied',
  },
};

async function run(action: TicketAction, ticket: TicketView, by: Persona): Promise<TicketView> {
  const body: object = await Promise.resolve(CASES[action].body(ticket, by));
  return world.act(by, ticket, action, body);
}

describe.each(TICKET_ACTIONS)('%s', (action) => {
  const { from, by, to, refusedTo, code } = CASES[action];

  it(`${by} may: ${from} → ${to}`, async () => {
    const ticket = await stages[from]();
    const after = await run(action, ticket, world.people[by]);
    expect(after).toMatchObject({ id: ticket.id, state: to });
    expect(after.version).toBeGreaterThan(ticket.version);
    const { items } = await world.people.bureau.api.ticket.timeline({ params: { id: ticket.id } });
    expect(items.map(({ type }) => type)).toContain(action);
  });

  it(`${refusedTo} may not: ${code}, and nothing is changed`, async () => {
    const ticket = await stages[from]();
    const before = await world.row(ticket);
    const problem = await refused(run(action, ticket, world.people[refusedTo]));
    expect(problem.code).toBe(code);
    expect(await world.row(ticket)).toEqual(before);
  });
});
