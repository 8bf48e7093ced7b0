import { wallText, wall } from '../deadline/testing/wall.ts';
import { aTicket, PEOPLE, reckoning } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { decisionsWanted, standingOf } from './standing.ts';

const { wang, manager, community, owner, bureau } = PEOPLE;

/** `claim 2026-11-23 16:00, no card` */
function told(ticket: TicketFacts): string {
  const { pressing, card, isLate } = standingOf(reckoning, ticket);
  const limit = pressing ? `${pressing.kind} ${wallText(pressing.dueAt)}` : 'ended';
  return `${limit}, ${card ?? 'no card'}${isLate ? ', late' : ''}`;
}

/** A lamp reported on Friday 16:00: claim by Monday 16:00, done by Wednesday 16:00. */
describe('the standing of a ticket', () => {
  const begun = () => new Story().at('2026-11-20 16:30').does(wang, 'claim');

  it.each<[string, () => Story, string]>([
    ['just reported', () => new Story(), 'claim 2026-11-23 16:00, no card'],
    ['claimed', begun, 'overall 2026-11-25 16:00, no card'],
    [
      'the owner is asked',
      () => begun().does(wang, 'ask', { text: '哪一层？' }),
      'awaiting 2026-11-23 16:30, no card',
    ],
    [
      'handed back',
      () => begun().does(manager, 'handBack', { reason: '市政路灯' }),
      'adjudicate 2026-11-23 16:30, no card',
    ],
    [
      'resolved',
      () => begun().does(wang, 'resolve', { text: '换了灯' }),
      'confirm 2026-11-27 16:30, no card',
    ],
    ['withdrawn', () => begun().does(owner, 'withdraw'), 'ended, no card'],
    [
      'warned for the claim',
      () => new Story().at('2026-11-23 10:45'),
      'claim 2026-11-23 16:00, yellow',
    ],
    [
      'not claimed in time',
      () => new Story().at('2026-11-23 16:00'),
      'claim 2026-11-23 16:00, red, late',
    ],
    [
      'not done in time',
      () => begun().at('2026-11-25 16:00'),
      'overall 2026-11-25 16:00, red, late',
    ],
  ])('%s', (_, story, expected) => {
    expect(told(story().ticket)).toBe(expected);
  });

  it('keeps the red card though a release starts another claim clock', () => {
    const story = new Story().at('2026-11-23 16:00').does(wang, 'claim');
    story.does(wang, 'release', { reason: '生病' });
    expect(story.ticket.claimRung).toBe(0);
    expect(told(story.ticket)).toContain('red, late');
  });

  it('loses the card in a new round, but not its lateness', () => {
    const story = begun().at('2026-11-25 17:00').does(wang, 'resolve', { text: '好了' });
    story.does(owner, 'reopen', { reason: '又灭了' });
    expect(told(story.ticket)).toMatch(/^overall .*, no card, late$/);
  });

  it('strikes lateness and card after an upheld appeal', () => {
    const story = begun().at('2026-11-25 17:00');
    const latenessId = '1-overall-1';
    story.does(manager, 'appeal', { latenessId, reason: '停电' });
    story.does(bureau, 'decideAppeal', { latenessId, approve: true, reason: '属实' });
    expect(told(story.ticket)).toBe('overall 2026-11-25 16:00, yellow');
  });

  it('names the decision that is waited for', () => {
    const asked = begun().does(manager, 'requestExtension', { reason: '等配件', amount: 1 });
    expect(standingOf(reckoning, asked.ticket).awaitedDecision).toBe('extension');
    asked.does(manager, 'handBack', { reason: '市政' });
    expect(standingOf(reckoning, asked.ticket).awaitedDecision).toBe('community');
    asked.does(community, 'escalate', { reason: '请裁定' });
    expect(standingOf(reckoning, asked.ticket).awaitedDecision).toBe('bureau');
  });

  it('names a request for another category beside whatever else is waited for', () => {
    const awaited = (story: Story) => standingOf(reckoning, story.ticket).awaitedDecision;
    const category = { categoryCode: 'facade', reason: '外墙' };
    const story = new Story().does(manager, 'requestRecategorise', category);
    expect(awaited(story)).toBe('category');
    story.does(wang, 'claim');
    expect(awaited(story)).toBe('category');
    story.does(manager, 'requestExtension', { reason: '等配件', amount: 1 });
    expect(awaited(story)).toBe('+extension');
    story.does(wang, 'ask', { text: '?' });
    expect(awaited(story)).toBeNull();
    story.does(owner, 'supply', { text: '!' }).does(manager, 'handBack', { reason: '市政' });
    expect(awaited(story)).toBe('+community');
    story.does(community, 'escalate', { reason: '请裁定' });
    expect(awaited(story)).toBe('+bureau');
    story.does(community, 'decideRecategorise', { approve: false, reason: '-' });
    expect(awaited(story)).toBe('bureau');
  });

  it('gives each list of work all values that it wants', () => {
    expect(decisionsWanted({})).toBeNull();
    expect(decisionsWanted({ request: 'extension' })).toEqual(['extension', '+extension']);
    expect(decisionsWanted({ adjudicator: 'bureau' })).toEqual(['bureau', '+bureau']);
    const all = decisionsWanted({ request: 'category' });
    expect(all).toContain('category');
    for (const filter of [{ request: 'extension' }, { request: 'shelving' }] as const)
      expect(all).toContain(decisionsWanted(filter)?.[1]);
    for (const adjudicator of ['community', 'bureau'] as const)
      expect(all).toContain(decisionsWanted({ adjudicator })?.[1]);
  });

  it('ranks by class, then by limit, and not at all once it has ended', () => {
    const rank = (categoryCode: string, time = '2026-11-20 16:00') =>
      standingOf(reckoning, aTicket({ categoryCode }, wall(time))).urgentRank ?? NaN;
    const ranks = [
      rank('lift_trapped', '2030-01-01 09:00'),
      rank('outage'),
      rank('lighting'),
      rank('cleaning', '2026-11-20 16:01'),
      rank('parking', '2020-01-02 09:00'),
    ];
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(Math.max(...ranks)).toBeLessThan(2 ** 31);
    const { ticket } = new Story().does(owner, 'withdraw');
    expect(standingOf(reckoning, ticket).urgentRank).toBeNull();
  });
});
