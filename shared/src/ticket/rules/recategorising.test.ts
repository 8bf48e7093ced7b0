import { wall, wallText } from '../../deadline/testing/wall.ts';
import type { Actor } from '../../identity/actor.ts';
import { PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';
import type { ActionBodies } from '../action-bodies.ts';
import type { TicketAction } from '../actions.ts';
import type { TicketFacts } from '../facts.ts';

const { owner, neighbour, wang, manager, rival, community, subdistrict, bureau } = PEOPLE;
const { department, administrator } = PEOPLE;

const FACADE = { categoryCode: 'facade', reason: '是外墙脱落' };

const claimed = () => new Story().does(wang, 'claim');
const disputed = () => new Story().does(manager, 'handBack', { reason: '不归我们' });
const OPEN_TO_IT = { pending: () => new Story(), processing: claimed, disputed };

const asked = (story = claimed()) => story.does(manager, 'requestRecategorise', FACADE);
const offered = (
  story: Story,
  actor: Actor,
  action: 'requestRecategorise' | 'decideRecategorise',
) => story.refusal(actor, action, { ...FACADE, approve: true });

/** What a change of class touches. */
const limitsOf = ({ ticket }: Story) => ({
  categoryCode: ticket.categoryCode,
  overallDueAt: ticket.overallDueAt,
  claimDueAt: ticket.claimDueAt,
  isProvisional: ticket.isProvisional,
  lateness: ticket.lateness,
  moves: ticket.moves,
  pausedAt: ticket.pausedAt,
});

describe('recategorise', () => {
  it('counts from submission, both ways, and keeps a lateness', () => {
    const story = claimed()
      .at('2026-11-23 10:00')
      .does(community, 'recategorise', { categoryCode: 'facade', reason: '外墙' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-12-11 16:00');
    story.does(community, 'recategorise', { categoryCode: 'outage', reason: '其实是停电' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-21 16:00');
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-overall-1');
    story.does(community, 'recategorise', { categoryCode: 'facade', reason: '又改' });
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-overall-1');
    expect(story.refusal(community, 'recategorise', { categoryCode: 'nope', reason: '-' })).toBe(
      'category.unknown',
    );
  });

  it('answers an open request, whatever class it chooses', () => {
    const story = asked().does(community, 'recategorise', { categoryCode: 'road', reason: '道路' });
    expect(story.ticket).toMatchObject({ categoryCode: 'road', categoryRequest: null });
    expect(story.events.at(-1)?.data).toMatchObject({ answersRequest: true });
    expect(offered(story, community, 'decideRecategorise')).toBe('ticket.wrongState');
    const unasked = claimed().does(community, 'recategorise', FACADE);
    expect(unasked.events.at(-1)?.data).toMatchObject({ answersRequest: false });
  });
});

describe('requestRecategorise', () => {
  it.each(Object.entries(OPEN_TO_IT))('is the manager’s in %s, and moves nothing', (state, at) => {
    const story = at();
    const before = limitsOf(story);
    asked(story);
    expect(story.ticket).toMatchObject({
      state,
      categoryRequest: { at: wall('2026-11-20 16:00'), categoryCode: 'facade' },
    });
    expect(limitsOf(story)).toEqual(before);
    expect(story.events.at(-1)).toMatchObject({
      type: 'requestRecategorise',
      visibility: 'public',
      text: '是外墙脱落',
      data: { fromCategory: 'lighting', toCategory: 'facade', toCategoryName: '外墙' },
    });
  });

  it('goes on being late while it waits', () => {
    const story = asked().at('2026-11-26 10:00');
    expect(story.ticket.lateness.map((l) => l.id)).toEqual(['1-overall-1']);
    story.does(community, 'decideRecategorise', { approve: true, reason: '属实' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-12-11 16:00');
    expect(story.ticket.lateness.map((l) => l.id)).toEqual(['1-overall-1']);
  });

  it('is an officer’s of the department that has the work', () => {
    const story = new Story().does(community, 'dispatch', {
      organizationId: 'otherCompany',
      reason: '换',
    });
    const otherManager = { ...manager, organizationId: 'otherCompany' };
    expect(offered(story, otherManager, 'requestRecategorise')).toBeNull();
    expect(offered(story, manager, 'requestRecategorise')).toBe('ticket.notYours');
    const officer = { ...department, organizationId: 'otherCompany' };
    expect(offered(story, officer, 'requestRecategorise')).toBeNull();
  });

  it.each(
    Object.entries({
      ...{ owner, neighbour, wang, rival, community, subdistrict, bureau, administrator },
      department,
    }),
  )('is not for %s', (_, actor) => {
    expect(offered(claimed(), actor, 'requestRecategorise')).toBe('ticket.notYours');
  });

  it('wants another class, one that the ticket’s own rules know', () => {
    const refusal = (categoryCode: string) =>
      claimed().refusal(manager, 'requestRecategorise', { categoryCode, reason: '-' });
    expect(['lighting', 'nope', 'toString', 'road'].map(refusal)).toEqual([
      'recategorise.same',
      'category.unknown',
      'category.unknown',
      null,
    ]);
  });

  it('is one at a time, beside a request for time', () => {
    expect(offered(asked(), manager, 'requestRecategorise')).toBe('recategorise.asked');
    const both = asked().does(wang, 'requestExtension', { amount: 2, reason: '等配件' });
    expect(both.ticket).toMatchObject({
      request: { kind: 'extension' },
      categoryRequest: { categoryCode: 'facade' },
    });
    both.does(community, 'decideExtension', { approve: false, reason: '-' });
    expect(both.ticket).toMatchObject({ request: null, categoryRequest: FACADE_REQUEST });
  });

  it('may be asked again after it was refused', () => {
    const story = asked().does(community, 'decideRecategorise', { approve: false, reason: '-' });
    expect(offered(story, manager, 'requestRecategorise')).toBeNull();
  });

  it('comes too late, or makes no sense, in every other state', () => {
    const awaiting = claimed().does(wang, 'ask', { text: '?' });
    const confirming = claimed().does(wang, 'resolve', { text: '好了' });
    const declined = new Story().does(community, 'decline', { reason: '-' });
    for (const story of [awaiting, confirming, declined])
      expect(offered(story, manager, 'requestRecategorise')).toBe('ticket.wrongState');
  });
});

const FACADE_REQUEST = { categoryCode: 'facade' };

describe('decideRecategorise', () => {
  it.each(Object.entries(OPEN_TO_IT))('in %s does exactly what recategorise does', (_, at) => {
    const late = () => asked(at()).at('2026-11-23 10:00');
    const decided = late().does(community, 'decideRecategorise', { approve: true, reason: '属实' });
    const direct = late().does(community, 'recategorise', FACADE);
    const { version, basisVersion, ...facts }: TicketFacts = decided.ticket;
    expect(direct.ticket).toMatchObject(facts);
    expect(facts).toMatchObject({ categoryCode: 'facade', categoryRequest: null });
    expect([version, basisVersion]).toEqual([direct.ticket.version, direct.ticket.basisVersion]);
    expect(decided.events.at(-1)).toMatchObject({
      visibility: 'public',
      text: '属实',
      data: { approve: true, fromCategory: 'lighting', toCategory: 'facade' },
    });
  });

  it('makes what is late under the new class late at once', () => {
    const story = claimed()
      .does(manager, 'requestRecategorise', { categoryCode: 'outage', reason: '是停电' })
      .at('2026-11-23 10:00')
      .does(community, 'decideRecategorise', { approve: true, reason: '属实' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-21 16:00');
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-overall-1');
  });

  it('refused leaves class and limits alone', () => {
    const story = asked();
    const before = limitsOf(story);
    story.does(community, 'decideRecategorise', { approve: false, reason: '就是照明' });
    expect(limitsOf(story)).toEqual(before);
    expect(story.ticket.categoryRequest).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      text: '就是照明',
      data: { approve: false, fromCategory: 'lighting', toCategory: 'facade' },
    });
  });

  it('is the community’s, and the bureau’s too at tier 3', () => {
    const story = asked();
    expect(offered(story, bureau, 'decideRecategorise')).toBe('ticket.wrongState');
    expect(offered(story, community, 'decideRecategorise')).toBeNull();
    story.does(community, 'escalate', { reason: '-' });
    expect(offered(story, bureau, 'decideRecategorise')).toBeNull();
    expect(offered(story, community, 'decideRecategorise')).toBeNull();
    for (const actor of [owner, wang, manager, subdistrict, administrator, department])
      expect(offered(story, actor, 'decideRecategorise')).toBe('ticket.notYours');
  });

  it('is offered only where something was asked', () => {
    expect(offered(claimed(), community, 'decideRecategorise')).toBe('ticket.wrongState');
  });
});

type Deed = <A extends TicketAction>(
  actor: Actor,
  action: A,
  body?: Partial<ActionBodies[A]>,
) => Story;
const reassign = { decision: 'reassign', organizationId: 'otherCompany', reason: '-' } as const;

describe('an open request', () => {
  it.each<[string, () => Story, (does: Deed) => void]>([
    ['claim', () => new Story(), (does) => does(wang, 'claim')],
    ['transfer', claimed, (does) => does(wang, 'transfer', { handlerId: 'zhao' })],
    ['release', claimed, (does) => does(wang, 'release', { reason: '-' })],
    ['dispatch inside', claimed, (does) => does(manager, 'dispatch', { handlerId: 'zhao' })],
    ['handBack', claimed, (does) => does(manager, 'handBack', { reason: '-' })],
    [
      'adjudicate back',
      disputed,
      (does) => does(community, 'adjudicate', { decision: 'return', reason: '-' }),
    ],
    ['ask, which an extension outlives too', claimed, (does) => does(wang, 'ask', { text: '?' })],
  ])('outlives %s: it stays this organisation’s', (_, at, act) => {
    const story = asked(at());
    act((actor, action, body) => story.does(actor, action, body));
    expect(story.ticket.categoryRequest).toMatchObject(FACADE_REQUEST);
  });

  it('waits while the owner is asked, and can be decided when he has answered', () => {
    const story = asked().does(wang, 'ask', { text: '?' });
    expect(offered(story, community, 'decideRecategorise')).toBe('ticket.wrongState');
    story.does(owner, 'supply', { text: '!' });
    expect(offered(story, community, 'decideRecategorise')).toBeNull();
  });

  it.each<[string, () => Story, (does: Deed) => void]>([
    ['withdraw', claimed, (does) => does(owner, 'withdraw')],
    ['merge', claimed, (does) => does(community, 'merge', { mainId: 'main' })],
    ['resolve', claimed, (does) => does(wang, 'resolve', { text: '好了' })],
    ['decline', () => new Story(), (does) => does(community, 'decline', { reason: '-' })],
    [
      'dispatch to another organisation',
      claimed,
      (does) => does(community, 'dispatch', { organizationId: 'otherCompany', reason: '-' }),
    ],
    ['adjudicate to another', disputed, (does) => does(community, 'adjudicate', reassign)],
    [
      'adjudicate: not taken',
      disputed,
      (does) => does(community, 'adjudicate', { decision: 'decline', reason: '-' }),
    ],
    [
      'shelving',
      claimed,
      (does) => {
        does(manager, 'requestShelving', { until: '2026-12-20T02:00:00.000Z', reason: '-' });
        does(bureau, 'decideShelving', { approve: true, reason: '-' });
      },
    ],
  ])('is dropped by %s', (_, at, act) => {
    const story = asked(at());
    act((actor, action, body) => story.does(actor, action, body));
    expect(story.ticket.categoryRequest).toBeNull();
  });

  it('outlives a shelving that was refused', () => {
    const story = asked()
      .does(manager, 'requestShelving', { until: '2026-12-20T02:00:00.000Z', reason: '-' })
      .does(bureau, 'decideShelving', { approve: false, reason: '-' });
    expect(story.ticket.categoryRequest).toMatchObject(FACADE_REQUEST);
  });
});
