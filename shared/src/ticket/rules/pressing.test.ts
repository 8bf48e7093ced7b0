import { toIso } from '../../api/time.ts';
import { wall } from '../../deadline/testing/wall.ts';
import { PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';

const { owner, wang, manager, community, bureau } = PEOPLE;

const claimed = () => new Story().does(wang, 'claim');

describe('pressing', () => {
  it('nudge once per 24 hours, the third goes to the community', () => {
    const story = new Story().does(owner, 'nudge');
    expect(story.refusal(owner, 'nudge')).toBe('nudge.tooSoon');
    story.at('2026-11-21 16:00').does(owner, 'nudge').at('2026-11-22 16:00').does(owner, 'nudge');
    const last = story.events.filter((e) => e.type === 'nudge').map((e) => e.data.toCommunity);
    expect(last).toEqual([false, false, true]);
  });

  it('escalate: manager to tier 2, community to tier 3, never twice, and the tier never goes down', () => {
    const story = claimed().does(manager, 'escalate', { reason: '缺资金' });
    expect(story.ticket.tier).toBe(2);
    expect(story.refusal(manager, 'escalate', { reason: '-' })).toBe('escalate.atTop');
    expect(story.does(community, 'escalate', { reason: '-' }).ticket.tier).toBe(3);
    expect(story.refusal(community, 'escalate', { reason: '-' })).toBe('escalate.atTop');
  });

  it('supervise wants a limit between an hour and ninety days ahead', () => {
    const by = (at: string) =>
      claimed().refusal(community, 'supervise', { demand: '-', dueAt: toIso(wall(at)) });
    expect([
      by('2026-11-20 16:59'),
      by('2026-11-20 17:00'),
      by('2027-02-18 16:00'),
      by('2027-02-18 16:01'),
    ]).toEqual(['supervise.badLimit', null, null, 'supervise.badLimit']);
    expect(claimed().refusal(community, 'supervise', { demand: '-', dueAt: 'not a time' })).toBe(
      'supervise.badLimit',
    );
  });

  it('an upheld appeal strikes the lateness from statistics, never from history', () => {
    const story = claimed().at('2026-11-26 10:00');
    story.does(manager, 'appeal', { latenessId: '1-overall-1', reason: '停电通知' });
    expect(story.refusal(manager, 'appeal', { latenessId: '1-overall-1', reason: '-' })).toBe(
      'ticket.wrongState',
    );
    story.does(bureau, 'decideAppeal', {
      latenessId: '1-overall-1',
      approve: true,
      reason: '属实',
    });
    expect(story.ticket.lateness).toMatchObject([
      { id: '1-overall-1', appeal: { state: 'upheld' } },
    ]);
  });

  it('an appeal comes too late after 15 days', () => {
    const story = claimed().at('2026-12-10 16:01');
    expect(story.refusal(manager, 'appeal', { latenessId: '1-overall-1', reason: '-' })).toBe(
      'appeal.tooLate',
    );
  });
});

describe('a screen that is behind', () => {
  it('is refused after a real change, but not after a note or a nudge', () => {
    const story = claimed();
    const seen = story.ticket.version;
    story.does(owner, 'nudge').does(manager, 'note', { text: '在路上', visibility: 'internal' });
    expect(story.refusal(wang, 'release', { version: seen, reason: '-' })).toBeNull();
    story.does(manager, 'dispatch', { handlerId: 'zhao' });
    expect(story.refusal(wang, 'release', { version: seen, reason: '-' })).toBe('ticket.changed');
  });
});
