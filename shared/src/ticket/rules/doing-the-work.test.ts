import { toIso } from '../../api/time.ts';
import { wall, wallText } from '../../deadline/testing/wall.ts';
import { PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';

const { owner, wang, manager, community, bureau } = PEOPLE;

const claimed = () => new Story().does(wang, 'claim');

describe('asking and waiting', () => {
  it('waiting moves the overall limit by exactly the working time that it lasted', () => {
    const story = claimed().at('2026-11-20 17:00').does(wang, 'ask', { text: '哪一层？' });
    story.at('2026-11-23 09:30').does(owner, 'supply', { text: '三层' });
    // 30 minutes on Friday, 60 on Monday.
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-25 17:30');
  });

  it('goes on by itself after three days, and no more than twice', () => {
    const story = claimed().does(wang, 'ask', { text: '?' }).at('2026-11-23 16:30');
    expect(story.ticket.state).toBe('processing');
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-26 16:00');
    story.does(wang, 'ask', { text: '?' }).does(owner, 'supply', { text: '!' });
    expect(story.refusal(wang, 'ask', { text: '?' })).toBe('ask.tooOften');
  });

  it('supply and note need words or a picture', () => {
    expect(claimed().does(wang, 'ask', { text: '?' }).refusal(owner, 'supply', {})).toBe(
      'input.textOrMedia',
    );
    expect(claimed().refusal(wang, 'note', { visibility: 'public' })).toBe('input.textOrMedia');
  });
});

describe('extension and shelving', () => {
  const asked = () => claimed().does(wang, 'requestExtension', { amount: 2, reason: '等配件' });

  it('moves the limit by what was approved: first by the community, then by the bureau, no third time', () => {
    const story = asked();
    expect(story.refusal(bureau, 'decideExtension', { approve: true, reason: '-' })).toBe(
      'extension.communityDecides',
    );
    story.does(community, 'decideExtension', { approve: true, reason: '属实' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-27 16:00');
    story.does(wang, 'requestExtension', { amount: 1, reason: '还等' });
    expect(story.refusal(community, 'decideExtension', { approve: true, reason: '-' })).toBe(
      'extension.bureauDecides',
    );
    story.does(bureau, 'decideExtension', { approve: true, reason: '同意' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-30 16:00');
    expect(story.refusal(wang, 'requestExtension', { amount: 1, reason: '-' })).toBe(
      'extension.tooMany',
    );
  });

  it('is refused after the deadline, over the cap, and twice at once', () => {
    expect(claimed().refusal(wang, 'requestExtension', { amount: 6, reason: '-' })).toBe(
      'extension.overCap',
    );
    expect(asked().refusal(wang, 'requestExtension', { amount: 1, reason: '-' })).toBe(
      'request.pending',
    );
    expect(
      claimed()
        .at('2026-11-25 16:00')
        .refusal(wang, 'requestExtension', { amount: 1, reason: '-' }),
    ).toBe('extension.afterDeadline');
  });

  it('a refused request leaves the limit alone', () => {
    const story = asked();
    const due = story.ticket.overallDueAt;
    story.does(community, 'decideExtension', { approve: false, reason: '可先换' });
    expect(story.ticket).toMatchObject({ overallDueAt: due, request: null, extensionCount: 0 });
  });

  it('approved after the limit passed: the limit moves, the lateness stays', () => {
    const story = asked()
      .at('2026-11-26 10:00')
      .does(community, 'decideExtension', { approve: true, reason: '-' });
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-27 16:00');
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-overall-1');
  });

  it('shelves until the review date, moves the limit by the time shelved, and goes on', () => {
    const until = toIso(wall('2026-12-01 09:00'));
    const story = claimed().does(manager, 'requestShelving', { until, reason: '等维修资金' });
    story.at('2026-11-23 16:00').does(bureau, 'decideShelving', { approve: true, reason: '同意' });
    expect(story.ticket).toMatchObject({
      state: 'shelved',
      shelvedUntil: wall('2026-12-01 09:00'),
    });
    story.at('2026-12-01 09:30');
    expect(story.ticket).toMatchObject({ state: 'processing', shelvedUntil: null, pausedAt: null });
    // Monday 23rd 16:00 to Tuesday 1st 09:00 are 90 + 5 × 450 + 30 working minutes, on top of Wednesday 25th 16:00.
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-12-03 09:00');
  });

  it('refuses a review date beyond 90 days or in the past', () => {
    const bad = (at: string) =>
      claimed().refusal(manager, 'requestShelving', { until: toIso(wall(at)), reason: '-' });
    expect([bad('2027-02-19 16:00'), bad('2026-11-20 15:00'), bad('2027-02-18 15:00')]).toEqual([
      'shelving.badDate',
      'shelving.badDate',
      null,
    ]);
  });
});
