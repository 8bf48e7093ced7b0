import { wallText } from '../deadline/testing/wall.ts';
import { aTicket, PEOPLE } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { TicketEvent } from '../ticket/event.ts';

const { wang, community, bureau, manager } = PEOPLE;

/** `rung overall red 2 @ 2026-11-25 16:00` */
function told(event: TicketEvent): string {
  const { clock, card, tier } = event.data;
  const words = event.type === 'rung' ? [event.type, clock, card ?? 'top', tier] : [event.type];
  return `${words.join(' ')} @ ${wallText(event.dueAt ?? event.at)}`;
}

function timersOf(story: Story): string[] {
  return story.events.filter((event) => event.actor === null).map(told);
}

describe('a repair that nobody claims (claim 1, finish 3 working days, from Friday 16:00)', () => {
  const WHOLE = [
    'rung claim yellow 1 @ 2026-11-23 10:45',
    'rung claim red 2 @ 2026-11-23 16:00',
    'rung overall yellow 3 @ 2026-11-24 16:00',
    'rung claim top 3 @ 2026-11-24 16:00',
    'actionLate @ 2026-11-24 16:00',
    'remind @ 2026-11-25 09:00',
    'rung overall red 3 @ 2026-11-25 16:00',
    'remind @ 2026-11-26 09:00',
    'rung overall top 3 @ 2026-11-26 16:00',
    'actionLate @ 2026-11-26 16:00',
    'remind @ 2026-11-27 09:00',
    'remind @ 2026-11-30 09:00',
  ];

  it('climbs claim and overall ladder, and is brought up each working morning', () => {
    expect(timersOf(new Story().at('2026-11-30 10:00')).sort()).toEqual([...WHOLE].sort());
  });

  it('writes the same history when the worker slept for ten days', () => {
    const watched = new Story();
    for (const day of [23, 24, 25, 26, 27, 28, 29, 30])
      watched.at(`2026-11-${day} 10:00`).at(`2026-11-${day} 18:00`);
    const slept = new Story().at('2026-11-30 18:00');
    expect(timersOf(slept)).toEqual(timersOf(watched));
    expect(slept.ticket).toEqual(watched.ticket);
  });

  it('fires in the order of true due times', () => {
    const dueTimes = new Story().at('2026-12-31 10:00').events.map((event) => event.dueAt ?? 0);
    expect(dueTimes).toEqual([...dueTimes].sort((a, b) => a - b));
  });

  it('keeps both latenesses with the limits that were missed', () => {
    const { lateness } = new Story().at('2026-11-25 17:00').ticket;
    expect(lateness.map((l) => [l.id, l.organizationId, wallText(l.at)])).toEqual([
      ['1-claim-1', 'company', '2026-11-23 16:00'],
      ['1-act-1', 'community', '2026-11-24 16:00'],
      ['1-overall-1', 'company', '2026-11-25 16:00'],
    ]);
  });

  it('does not climb the claim ladder once claimed, and late stays late', () => {
    const story = new Story().at('2026-11-23 16:30').does(wang, 'claim');
    expect(story.ticket).toMatchObject({ state: 'processing', tier: 2, claimDueAt: null });
    story.at('2026-11-24 17:00').does(wang, 'resolve', { text: '换了灯泡' });
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-claim-1');
    expect(timersOf(story)).not.toContain('rung claim top 3 @ 2026-11-24 16:00');
  });

  it('cannot be saved from lateness by claiming after the limit while no worker ran', () => {
    const story = new Story();
    story.now = wall('2026-11-23 16:30');
    story.does(wang, 'claim');
    expect(story.types).toEqual(['rung', 'rung', 'claim']);
    expect(story.ticket.lateness.map((l) => l.id)).toEqual(['1-claim-1']);
  });

  it('leaves the community blameless when it acts on the red card in time', () => {
    const story = new Story().at('2026-11-24 09:00').does(community, 'supervise', {
      demand: '今天必须有人去',
      dueAt: new Date(wall('2026-11-25 09:00')).toISOString(),
    });
    expect(timersOf(story.at('2026-11-25 10:00'))).not.toContain('actionLate @ 2026-11-24 16:00');
  });
});

describe('a critical class in natural time, Saturday night', () => {
  it('shows yellow at half, red at the limit, tier 3 two hours later, and each morning at nine', () => {
    const trapped = aTicket({ categoryCode: 'lift_trapped' }, wall('2026-11-21 23:00'));
    const story = new Story(trapped)
      .at('2026-11-21 23:10')
      .does(wang, 'claim')
      .at('2026-11-23 10:00');
    expect(timersOf(story).filter((line) => !line.startsWith('actionLate'))).toEqual([
      'rung overall yellow 1 @ 2026-11-22 00:00',
      'rung overall red 2 @ 2026-11-22 01:00',
      'rung overall top 3 @ 2026-11-22 03:00',
      'remind @ 2026-11-22 09:00',
      'remind @ 2026-11-23 09:00',
    ]);
  });
});

describe('the clocks of the offices', () => {
  it('passes a review that the community sleeps through, and records it', () => {
    const complaint = aTicket({ categoryCode: 'attitude' });
    const story = new Story(complaint)
      .does(wang, 'claim')
      .at('2026-11-23 09:00')
      .does(wang, 'resolve', { text: '已道歉' });
    expect(story.ticket.state).toBe('reviewing');
    story.at('2026-11-24 10:00');
    expect(story.ticket).toMatchObject({ state: 'confirming', reviewDueAt: null });
    expect(story.ticket.lateness.map((l) => [l.id, l.organizationId])).toEqual([
      ['1-review-1', 'community'],
    ]);
  });

  it('closes by itself after seven days, apart from confirmed closes', () => {
    const story = new Story()
      .does(wang, 'claim')
      .does(wang, 'resolve', { text: '好了' })
      .at('2026-11-27 16:01');
    expect(story.ticket).toMatchObject({ state: 'closed', closedBy: 'clock', isSolved: null });
    expect(story.ticket.endedAt).toBe(wall('2026-11-27 16:00'));
  });

  it('opens adjudication to the bureau when the community is late, and then counts the bureau', () => {
    const story = new Story().does(manager, 'handBack', { reason: '供水公司的管道' });
    expect(story.refusal(bureau, 'adjudicate', { decision: 'return', reason: '-' })).toBe(
      'adjudicate.communityFirst',
    );
    story.at('2026-11-23 16:30');
    expect(story.ticket.adjudicator).toBe('bureau');
    expect(story.refusal(bureau, 'adjudicate', { decision: 'return', reason: '-' })).toBeNull();
    expect(story.refusal(community, 'adjudicate', { decision: 'return', reason: '-' })).toBeNull();
    story.at('2026-11-24 16:30');
    const offices = story.ticket.lateness
      .filter((l) => l.clock === 'adjudicate')
      .map((l) => l.organizationId);
    expect(offices).toEqual(['community', 'bureau']);
  });
});

describe('nothing presses', () => {
  it.each([
    [
      'while the owner is asked',
      (s: Story) => s.does(wang, 'claim').does(wang, 'ask', { text: '哪一层？' }),
      '2026-11-23 15:59',
    ],
    ['after it was withdrawn', (s: Story) => s.does(PEOPLE.owner, 'withdraw'), '2027-01-01 00:00'],
    [
      'after it was declined',
      (s: Story) => s.does(community, 'decline', { reason: '不在范围' }),
      '2027-01-01 00:00',
    ],
  ])('%s', (_, act, until) => {
    expect(timersOf(act(new Story()).at(until))).toEqual([]);
  });
});
