import { toIso } from '../api/time.ts';
import { wall, wallText } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import { aTicket, PEOPLE } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import type { TicketAction } from './actions.ts';
import { dutiesOf } from './duties.ts';

const { owner, wang, manager, community, bureau } = PEOPLE;
const CONFIRM = { solved: true, speed: 2, quality: 5, attitude: 5 };

/** `act community late 2026-11-24 16:00`, with the moment of its end. */
function duties({ ticket }: Story): string[] {
  return dutiesOf(ticket).map(({ kind, organizationId, state, dueAt, doneAt }) =>
    [kind, organizationId, state, wallText(dueAt), ...(doneAt ? [wallText(doneAt)] : [])].join(' '),
  );
}

/** Nobody claims: red on Monday 23rd 16:00, so that the community has to act by Tuesday 16:00. */
const red = () => new Story().at('2026-11-23 16:30');
const OWED = 'act community open 2026-11-24 16:00';

describe('to act on a red card within one working day', () => {
  const order = { demand: '今天必须有人去', dueAt: toIso(wall('2026-11-27 09:00')) };
  const acts: readonly [string, Actor, TicketAction, object][] = [
    ['an order', community, 'supervise', order],
    ['a dispatch inside the company', community, 'dispatch', { handlerId: 'zhao' }],
    [
      'a dispatch to another',
      community,
      'dispatch',
      { organizationId: 'otherCompany', reason: '-' },
    ],
  ];
  it.each(acts)('%s is an act: nothing is owed, and nobody is late', (_, actor, action, body) => {
    const story = red();
    expect(duties(story)).toEqual([OWED]);
    story.does(actor, action, body);
    expect(duties(story)).toEqual([]);
    const { lateness } = story.at('2026-11-24 16:30').ticket;
    expect(lateness.filter(({ clock }) => clock === 'act')).toEqual([]);
  });

  it('an adjudication is an act', () => {
    const story = red().does(manager, 'handBack', { reason: '是市政路灯' });
    expect(duties(story)).toContain(OWED);
    story.does(community, 'adjudicate', { decision: 'return', reason: '归你们' });
    expect(duties(story)).toEqual([]);
  });

  const others: readonly [string, Actor, TicketAction, object][] = [
    ['a note', community, 'note', { text: '看到了', visibility: 'internal' }],
    ['handing it up', community, 'escalate', { reason: '催不动' }],
    ['another category', community, 'recategorise', { categoryCode: 'road', reason: '-' }],
    ['the company claims', wang, 'claim', {}],
    ['the bureau orders', bureau, 'supervise', order],
    ['the owner presses', owner, 'nudge', {}],
  ];
  it.each(others)('%s is none: it is still owed, and missed', (_, actor, action, body) => {
    const story = red().does(actor, action, body);
    expect(duties(story)).toEqual([OWED]);
    expect(duties(story.at('2026-11-24 15:59'))).toEqual([OWED]);
    expect(duties(story.at('2026-11-24 16:00'))).toContain('act community late 2026-11-24 16:00');
  });

  it('goes on while the owner is asked: an order can still be written', () => {
    const story = red().does(wang, 'claim').does(wang, 'ask', { text: '?' }).at('2026-11-24 16:00');
    expect(story.ticket.state).toBe('awaiting');
    expect(duties(story)).toEqual(['act community late 2026-11-24 16:00']);
  });

  it('ends without an act where the work is reported done in time', () => {
    const story = red().does(wang, 'claim').does(wang, 'resolve', { text: '好了' });
    expect(duties(story)).toEqual([]);
  });

  it('done late is done, and late stays late', () => {
    const story = red().at('2026-11-24 18:00').does(community, 'supervise', order);
    expect(duties(story)).toEqual(['act community lateDone 2026-11-24 16:00 2026-11-24 18:00']);
    story.does(wang, 'claim').does(wang, 'resolve', { text: '好了' });
    story.does(owner, 'confirm', { ...CONFIRM, speed: 5 });
    expect(duties(story)[0]).toBe('act community lateDone 2026-11-24 16:00 2026-11-24 18:00');
  });
});

describe('to review within one working day', () => {
  const reviewing = (at: string) =>
    new Story(aTicket({ categoryCode: 'attitude' }, wall(at)))
      .does(wang, 'claim')
      .does(wang, 'resolve', { text: '已道歉' });

  it.each([
    ['Friday 17:29', '2026-11-20 17:29', '2026-11-23 17:29'],
    ['before the Spring Festival', '2026-02-14 09:00', '2026-02-24 09:00'],
    ['on a Saturday', '2026-11-21 11:00', '2026-11-23 17:30'],
  ])('%s', (_, at, dueAt) => {
    const story = reviewing(at);
    expect(duties(story)).toEqual([`review community open ${dueAt}`]);
    const inTime = new Story(story.ticket, wall(dueAt) - 60_000).does(community, 'approve');
    expect(duties(inTime)).toEqual([]);
    story.at(dueAt);
    expect(story.ticket.state).toBe('confirming');
    expect(duties(story)).toEqual([`review community lateDone ${dueAt} ${dueAt}`]);
    expect(story.refusal(community, 'approve')).toBe('ticket.wrongState');
  });
});

describe('to adjudicate within one working day, first the community and then the bureau', () => {
  it('each is late for itself, and stays so when the other decides', () => {
    const story = new Story().does(manager, 'handBack', { reason: '供水公司的管道' });
    expect(duties(story)).toEqual(['adjudicate community open 2026-11-23 16:00']);
    expect(duties(story.at('2026-11-23 16:00'))).toEqual([
      'adjudicate bureau open 2026-11-24 16:00',
      'adjudicate community late 2026-11-23 16:00',
    ]);
    story.at('2026-11-24 17:00').does(bureau, 'adjudicate', { decision: 'return', reason: '-' });
    expect(duties(story)).toEqual([
      'adjudicate community lateDone 2026-11-23 16:00 2026-11-24 17:00',
      'adjudicate bureau lateDone 2026-11-24 16:00 2026-11-24 17:00',
    ]);
  });
});

it('histories of earlier releases know no end of a duty: theirs are past', () => {
  const { ticket } = red().at('2026-11-24 17:00');
  const lateness = ticket.lateness.map(({ doneAt: _, ...l }) => l);
  expect(dutiesOf({ ...ticket, lateness }).map(({ state }) => state)).toEqual(['lateDone']);
});
