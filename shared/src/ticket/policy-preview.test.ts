import { wall } from '../deadline/testing/wall.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { aTicket, PEOPLE, reckoning } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import type { Reckoning } from './clocks.ts';
import type { TicketEvent } from './event.ts';
import {
  changeOf,
  compare,
  countAll,
  countCompared,
  handlingOf,
  outcomeUnder,
} from './policy-preview.ts';

const { owner, wang, manager, community } = PEOPLE;
const NOW = wall('2026-12-15 09:00');

/** The default policy with other limits for repairs, in working days. */
function repairsIn(claim: number, finish: number): Reckoning {
  const days = (amount: number) => ({ unit: 'workingDays', amount }) as const;
  const { repair } = DEFAULT_POLICY.classes;
  const classes = {
    ...DEFAULT_POLICY.classes,
    repair: { ...repair, claim: days(claim), finish: days(finish) },
  };
  return { ...reckoning, policy: { ...DEFAULT_POLICY, version: 2, classes } };
}

/** Friday 16:00, a lamp; its history with the submission. */
function historyOf(live: (story: Story) => Story): readonly TicketEvent[] {
  const { id, version: _, basisVersion: __, ...changes } = aTicket();
  const submission = { type: 'submit', ticketId: id, seq: 1, changes } as unknown as TicketEvent;
  return [{ ...submission, at: changes.submittedAt, dueAt: null }, ...live(new Story()).events];
}

const done = { text: '好了', mediaIds: ['m'] };

describe('a ticket that was claimed on Monday morning and done on Wednesday morning', () => {
  const handling = handlingOf(
    historyOf((story) =>
      story
        .at('2026-11-23 09:00')
        .does(wang, 'claim')
        .at('2026-11-25 10:00')
        .does(wang, 'resolve', done),
    ),
  );

  it.each([
    [1, 3, false, false],
    [0.5, 2, false, true],
    [0.5, 3, false, false],
  ])('under %p and %p working days', (claim, finish, claimLate, finishLate) => {
    const outcome = outcomeUnder(repairsIn(claim, finish), handling, NOW);
    expect(outcome).toEqual({ claim: claimLate, finish: finishLate });
  });

  it('was late to be claimed under a limit of an hour', () => {
    const { policy } = repairsIn(1, 3);
    const claim = { unit: 'minutes', amount: 60 } as const;
    const repair = { ...policy.classes.repair, claim };
    const strict = { ...policy, classes: { ...policy.classes, repair } };
    expect(outcomeUnder({ ...reckoning, policy: strict }, handling, NOW)?.claim).toBe(true);
  });

  it('cannot be told of under a policy without its category', () => {
    const { lighting: _, ...categories } = DEFAULT_POLICY.categories;
    const policy = { ...DEFAULT_POLICY, categories };
    expect(outcomeUnder({ ...reckoning, policy }, handling, NOW)).toBeNull();
  });
});

it('what was sent back counts as if it had never been done', () => {
  const events = historyOf((story) =>
    story
      .does(wang, 'claim')
      .does(wang, 'resolve', done)
      .at('2026-11-23 09:00')
      .does(owner, 'reopen', { reason: '还是不亮' }),
  );
  // Reopened: the second round is another matter.
  expect(handlingOf(events)).toMatchObject({ finishedAt: wall('2026-11-20 16:00'), moves: [] });
});

it('pauses and extensions stay as they were', () => {
  const paused = handlingOf(
    historyOf((story) =>
      story
        .does(wang, 'claim')
        .does(wang, 'ask', { text: '?' })
        .at('2026-11-23 15:59')
        .does(owner, 'supply', { text: '!' })
        .does(manager, 'requestExtension', { amount: 1, reason: '缺件' })
        .does(community, 'decideExtension', { approve: true, reason: '同意' })
        .at('2026-11-26 16:00')
        .does(wang, 'resolve', done),
    ),
  );
  expect(paused.moves.map(({ reason }) => reason)).toEqual(['awaiting', 'extension']);
  // 3 working days from Friday 16:00, one day of waiting, one of extension: Friday 15:59.
  expect(outcomeUnder(reckoning, paused, NOW)?.finish).toBe(false);
  expect(outcomeUnder(repairsIn(1, 2), paused, NOW)?.finish).toBe(true);
});

it('work that still goes on is late where its limit has passed, and waiting that lasts moves it', () => {
  const open = handlingOf(historyOf((story) => story.does(wang, 'claim')));
  expect(outcomeUnder(reckoning, open, wall('2026-11-25 15:59'))?.finish).toBe(false);
  expect(outcomeUnder(reckoning, open, wall('2026-11-25 16:00'))?.finish).toBe(true);
  const waiting = handlingOf(
    historyOf((story) => story.does(wang, 'claim').does(wang, 'ask', { text: '?' })),
  );
  expect(outcomeUnder(reckoning, waiting, wall('2026-11-25 16:00'))?.finish).toBe(false);
});

it('counts by any key, and says how much changes', () => {
  const handling = handlingOf(
    historyOf((story) => story.at('2026-11-30 09:00').does(wang, 'claim')),
  );
  const one = compare(reckoning, repairsIn(30, 60), handling, { companyId: 'company', now: NOW });
  if (!one) throw new Error('not compared');
  const rows = countCompared([one, one], ({ companyId }) => ({ key: companyId, name: '安居' }));
  const count = {
    tickets: 2,
    claimLate: 2,
    claimLateUnderDraft: 0,
    finishLate: 2,
    finishLateUnderDraft: 0,
  };
  expect(rows).toEqual([{ key: 'company', name: '安居', ...count }]);
  expect(countAll([one, one])).toEqual(count);
  expect(changeOf(count)).toBe(4);
  expect(one).toMatchObject({ classCode: 'repair', categoryName: '照明' });
});
