import { wall, wallText } from '../deadline/testing/wall.ts';
import { aTicket, PEOPLE } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { dutiesOf } from './duties.ts';
import { followUpReason, isInSample } from './follow-up.ts';
import { standingOf } from '../escalation/standing.ts';
import { reckoning } from '../testing/fixtures.ts';
import { eventTitle } from './wording.ts';

const { owner, wang, community } = PEOPLE;
const CONTENT = { solved: true, speed: 5, quality: 4, attitude: 3 };

/** Resolved on Friday 17:29. */
const resolved = () =>
  new Story(aTicket({}, wall('2026-11-20 16:00')))
    .does(wang, 'claim')
    .at('2026-11-20 17:29')
    .does(wang, 'resolve', { text: '换了灯' });
const unhappy = () => resolved().does(owner, 'confirm', { ...CONTENT, attitude: 2 });
const call = (story: Story, body: { reached: boolean; solved?: boolean }) =>
  story.does(community, 'followUp', { ...body, text: '记录' });

describe('who is called after the close', () => {
  const place = { id: 'ticket', communityId: 'community', round: 1 };
  const none = { procedure: { ...DEFAULT_POLICY.procedure, followUpEvery: 0 } };
  const all = { procedure: { ...DEFAULT_POLICY.procedure, followUpEvery: 1 } };
  it.each([
    ['content', CONTENT, null],
    ['a low score for speed', { ...CONTENT, speed: 2 }, 'lowScore'],
    ['a low score for quality', { ...CONTENT, quality: 1 }, 'lowScore'],
    ['a low score for attitude', { ...CONTENT, attitude: 2 }, 'lowScore'],
    ['not solved, however kind', { solved: false, speed: 5, quality: 5, attitude: 5 }, 'unsolved'],
    ['no word at all', null, 'autoClosed'],
  ] as const)('%s', (_, word, reason) => {
    expect(followUpReason(none, place, word)).toBe(reason);
    expect(followUpReason(all, place, word)).toBe(reason ?? 'sample');
  });

  it('of the others one in so many of each community, the same ones each time', () => {
    for (const communityId of ['north', 'south', 'east']) {
      const ids = Array.from({ length: 4_000 }, (_, i) => `0199-${i}`);
      const drawn = ids.filter((id) => isInSample({ communityId, id, round: 1 }, 20));
      expect(drawn.length).toBeGreaterThan(140);
      expect(drawn.length).toBeLessThan(260);
      expect(ids.filter((id) => isInSample({ communityId, id, round: 1 }, 20))).toEqual(drawn);
    }
  });
});

describe('the call is a duty of the community, three working days long', () => {
  it.each([
    ['Friday 17:29', () => unhappy(), '2026-11-25 17:29'],
    [
      'over the Spring Festival',
      () =>
        new Story(aTicket({}, wall('2026-02-13 16:00')))
          .does(wang, 'claim')
          .does(wang, 'resolve', { text: '好了' })
          .at('2026-02-14 09:00')
          .does(owner, 'confirm', { ...CONTENT, speed: 1 }),
      '2026-02-26 09:00',
    ],
    // Closed by the clock seven days later, on Friday 27th 17:29.
    ['closed by the clock', () => resolved().at('2026-11-27 18:00'), '2026-12-02 17:29'],
  ])('%s', (_, closed, dueAt) => {
    const story = closed();
    expect(wallText(story.ticket.followUp?.dueAt ?? 0)).toBe(dueAt);
    expect(standingOf(reckoning, story.ticket)).toMatchObject({
      awaitedDecision: 'followUp',
      nextTimerAt: wall(dueAt),
      pressing: null,
    });
    expect(standingOf(reckoning, story.ticket).urgentRank).not.toBeNull();
    const inTime = call(new Story(story.ticket, wall(dueAt) - 60_000), {
      reached: true,
      solved: true,
    });
    expect(dutiesOf(inTime.ticket)).toEqual([]);
    story.at(dueAt);
    expect(story.ticket.lateness.at(-1)).toMatchObject({
      id: '1-followUp-1',
      organizationId: 'community',
      doneAt: null,
    });
  });

  it('called late is called, and late stays late', () => {
    const story = call(unhappy().at('2026-11-26 10:00'), { reached: true, solved: true });
    expect(dutiesOf(story.ticket)).toMatchObject([
      { kind: 'followUp', state: 'lateDone', doneAt: wall('2026-11-26 10:00') },
    ]);
    expect(standingOf(reckoning, story.ticket)).toMatchObject({
      awaitedDecision: null,
      nextTimerAt: null,
      urgentRank: null,
      isLate: false,
    });
  });
});

describe('what comes of it', () => {
  it('solved: the ticket stays closed, and the company is told nothing that the owner said', () => {
    const story = call(unhappy(), { reached: true, solved: true });
    expect(story.ticket).toMatchObject({ state: 'closed', followUp: null });
    expect(story.events.at(-1)).toMatchObject({
      visibility: 'internal',
      data: { reached: true, solved: true, why: 'lowScore' },
    });
  });

  it('not solved: it is done again, in everybody’s history', () => {
    const story = call(unhappy(), { reached: true, solved: false });
    expect(story.ticket).toMatchObject({ state: 'processing', round: 2, followUp: null });
    expect(story.events.at(-1)?.visibility).toBe('public');
    expect(dutiesOf(story.ticket)).toEqual([]);
  });

  it('reached needs an outcome', () => {
    expect(unhappy().refusal(community, 'followUp', { reached: true, text: '-' })).toBe(
      'followUp.needsOutcome',
    );
  });

  it('nobody answers three times: closed as not reached', () => {
    const story = unhappy();
    for (const tries of [1, 2]) {
      call(story, { reached: false });
      expect(story.ticket).toMatchObject({ followUp: { tries, reason: 'lowScore' } });
    }
    call(story, { reached: false });
    expect(story.ticket).toMatchObject({ followUp: null, state: 'closed' });
    const titles = story.events
      .filter(({ type }) => type === 'followUp')
      .map(({ type, data }) => eventTitle(type, data));
    expect(titles).toEqual(['回访：未接通', '回访：未接通', '回访：多次未接通，回访结束']);
    expect(story.events.at(-1)?.data).toEqual({
      ...{ reached: false, why: 'lowScore', tries: 3, isLast: true },
    });
  });

  it('a reopening by the owner ends the duty; the next close begins another', () => {
    const story = unhappy().at('2026-11-25 18:00').does(owner, 'reopen', { reason: '又坏了' });
    expect(story.ticket).toMatchObject({ followUp: null });
    expect(dutiesOf(story.ticket)).toMatchObject([{ key: '1-followUp-1', state: 'lateDone' }]);
    story.does(wang, 'resolve', { text: '好了' }).does(owner, 'confirm', { ...CONTENT, speed: 1 });
    expect(dutiesOf(story.ticket).map(({ state }) => state)).toEqual(['open', 'lateDone']);
  });
});
