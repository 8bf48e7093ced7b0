import { toIso } from '../../api/time.ts';
import { wall, wallText } from '../../deadline/testing/wall.ts';
import { AUDIENCES, hearingOf } from '../../inbox/who-hears.ts';
import { DEFAULT_POLICY } from '../../policy/default-policy.ts';
import { classOf } from '../../policy/policy.ts';
import { aTicket, PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';
import { isLate } from '../facts.ts';
import { eventTitle } from '../wording.ts';

/*
 * Extension, waiting, shelving and appeal against the words of DESIGN §4.1–4.2, sentence by sentence and to the minute.
 */

const { owner, wang, manager, community, bureau } = PEOPLE;
const YES = { approve: true, reason: '同意' };
const NO = { approve: false, reason: '不同意' };
const NOTHING_ATTACHED = { media: { images: 0, videos: 0 } };

/** A ticket of a category that Wang has claimed at once. */
const claimed = (at = '2026-11-20 16:00', categoryCode = 'lighting') =>
  new Story(aTicket({ categoryCode }, wall(at))).does(wang, 'claim');
const due = ({ ticket }: Story) => wallText(ticket.overallDueAt);
const extend = (story: Story, amount: number) =>
  story.does(wang, 'requestExtension', { amount, reason: '等配件' });

describe('an extension is asked for before the deadline, to the minute', () => {
  // Friday 17:29: one minute of Friday, two whole days, and all of Wednesday but one minute.
  it.each([
    ['2026-11-20 17:29', 'lighting', '2026-11-25 17:29'],
    ['2026-02-13 17:40', 'lighting', '2026-02-25 17:30'],
    ['2026-11-21 23:00', 'lift_trapped', '2026-11-22 01:00'],
  ])('reported %s as %s: due %s', (reported, category, limit) => {
    const minuteBefore = wallText(wall(limit) - 60_000);
    expect(due(claimed(reported, category))).toBe(limit);
    const ask = { amount: 1, reason: '-' };
    const refusalAt = (time: string) =>
      claimed(reported, category).at(time).refusal(wang, 'requestExtension', ask);
    expect([refusalAt(minuteBefore), refusalAt(limit)]).toEqual([null, 'extension.afterDeadline']);
  });

  it('of each category it asks for no more than its cap, in the clock of its class', () => {
    for (const category of Object.values(DEFAULT_POLICY.categories)) {
      const isWorking = classOf(DEFAULT_POLICY, category.code).clock === 'working';
      const { unit, amount } = category.extensionCap;
      expect([category.code, unit]).toEqual([category.code, isWorking ? 'workingDays' : 'minutes']);
      const cap = isWorking ? amount : amount / 60;
      const refusal = (asked: number) =>
        claimed('2026-11-20 16:00', category.code).refusal(wang, 'requestExtension', {
          amount: asked,
          reason: '-',
        });
      expect([category.code, refusal(cap), refusal(cap + 1)]).toEqual([
        category.code,
        null,
        'extension.overCap',
      ]);
    }
  });

  it('comes with evidence: a picture or a film', () => {
    const ask = (media: { images: number; videos: number }) =>
      claimed().refusal(wang, 'requestExtension', { amount: 1, reason: '-' }, { media });
    expect(ask({ images: 0, videos: 0 })).toBe('request.needsEvidence');
    expect(claimed().refusal(wang, 'requestExtension', { amount: 1, reason: '-' }, {})).toBe(
      'request.needsEvidence',
    );
    expect([ask({ images: 1, videos: 0 }), ask({ images: 0, videos: 1 })]).toEqual([null, null]);
  });

  it('the community decides the first, the bureau the second, and there is no third', () => {
    const story = extend(claimed(), 1);
    expect(story.refusal(bureau, 'decideExtension', YES)).toBe('extension.communityDecides');
    extend(story.does(community, 'decideExtension', YES), 1);
    expect(story.refusal(community, 'decideExtension', YES)).toBe('extension.bureauDecides');
    story.does(bureau, 'decideExtension', YES);
    expect(due(story)).toBe('2026-11-27 16:00');
    expect(story.refusal(wang, 'requestExtension', { amount: 1, reason: '-' })).toBe(
      'extension.tooMany',
    );
  });

  it.each([
    ['Friday 17:29, two working days', '2026-11-20 17:29', 'lighting', 2, '2026-11-27 17:29'],
    ['over the Spring Festival', '2026-02-13 17:40', 'lighting', 1, '2026-02-26 17:30'],
    ['over a Saturday that is worked', '2026-02-25 17:40', 'lighting', 1, '2026-03-02 17:30'],
    ['a lift at night, one hour', '2026-11-21 23:00', 'lift_trapped', 1, '2026-11-22 02:00'],
  ])('%s: approved, it moves the overall limit by just that', (_, at, code, amount, limit) => {
    expect(due(extend(claimed(at, code), amount).does(community, 'decideExtension', YES))).toBe(
      limit,
    );
  });

  it('refused, it leaves both clocks alone and does not count', () => {
    const story = extend(claimed(), 2);
    const { overallDueAt, claimDueAt } = story.ticket;
    story.does(community, 'decideExtension', NO);
    expect(story.ticket).toMatchObject({ overallDueAt, claimDueAt, extensionCount: 0, moves: [] });
    expect(extend(story, 1).refusal(community, 'decideExtension', YES)).toBeNull();
  });

  it('an approved one gives a released ticket a claim limit within the new overall limit', () => {
    const story = extend(claimed(), 2).does(community, 'decideExtension', YES);
    expect(due(story)).toBe('2026-11-27 16:00');
    const inTime = new Story(story.ticket, story.now).at('2026-11-25 10:00');
    inTime.does(wang, 'release', { reason: '请假' });
    expect(wallText(inTime.ticket.claimDueAt ?? 0)).toBe('2026-11-26 10:00');
    story.at('2026-11-27 10:00').does(wang, 'release', { reason: '请假' });
    expect(wallText(story.ticket.claimDueAt ?? 0)).toBe('2026-11-27 16:00');
  });
});

describe('waiting for the owner moves the overall limit by the time that it lasted, capped', () => {
  it.each([
    // 1 minute of Friday, 30 of Monday.
    ['2026-11-20 17:00', 'lighting', '2026-11-20 17:29', '2026-11-23 09:00', '2026-11-26 08:31'],
    // 30 minutes of the Saturday that is worked; the festival does not count.
    ['2026-02-13 17:40', 'lighting', '2026-02-14 17:00', '2026-02-16 10:00', '2026-02-26 09:00'],
    [
      '2026-11-21 23:00',
      'lift_trapped',
      '2026-11-21 23:20',
      '2026-11-21 23:57',
      '2026-11-22 01:37',
    ],
  ])('reported %s as %s, asked %s, answered %s: due %s', (at, code, asked, answered, limit) => {
    const story = claimed(at, code).at(asked).does(wang, 'ask', { text: '哪一层？' });
    expect(due(story.at(answered).does(owner, 'supply', { text: '三层' }))).toBe(limit);
  });

  it('ends by itself after three days, to the minute, whoever looks later', () => {
    const story = claimed().at('2026-11-20 16:30').does(wang, 'ask', { text: '?' });
    expect(story.at('2026-11-23 16:29').ticket.state).toBe('awaiting');
    const late = new Story(story.ticket, story.now).at('2026-11-30 09:00');
    expect(story.at('2026-11-23 16:30').ticket.state).toBe('processing');
    // 60 minutes of Friday, 390 of Monday.
    expect([due(story), due(late)]).toEqual(['2026-11-26 16:00', '2026-11-26 16:00']);
  });
});

describe('shelving', () => {
  const until = (at: string) => toIso(wall(at));
  const shelve = (story: Story, day: string) =>
    story
      .does(manager, 'requestShelving', { until: until(day), reason: '等维修资金' })
      .does(bureau, 'decideShelving', YES);

  it('is asked for by the manager with a review date in ninety days, to the minute; the bureau decides', () => {
    const ask = (day: string) =>
      claimed().refusal(manager, 'requestShelving', { until: until(day), reason: '-' });
    expect([ask('2027-02-18 16:00'), ask('2027-02-18 16:01'), ask('2026-11-20 16:00')]).toEqual([
      null,
      'shelving.badDate',
      'shelving.badDate',
    ]);
    expect(
      claimed().refusal(wang, 'requestShelving', { until: until('2026-12-01 09:00'), reason: '-' }),
    ).toBe('ticket.notYours');
    const asked = claimed().does(manager, 'requestShelving', {
      until: until('2026-12-01 09:00'),
      reason: '-',
    });
    expect(asked.refusal(community, 'decideShelving', YES)).toBe('ticket.notYours');
    const { overallDueAt } = asked.ticket;
    expect(asked.does(bureau, 'decideShelving', NO).ticket).toMatchObject({
      state: 'processing',
      overallDueAt,
      request: null,
    });
  });

  it.each([
    // One minute of Friday, Monday, Tuesday until 09:00.
    ['2026-11-20 17:29', 'lighting', '2026-11-24 09:00', '2026-11-27 09:00'],
    // Seven hours of the Saturday that is worked; the festival does not count.
    ['2026-02-14 09:00', 'lighting', '2026-02-24 08:30', '2026-02-26 17:30'],
    ['2026-11-21 23:00', 'outage', '2026-11-23 08:30', '2026-11-24 08:30'],
  ])('shelved at %s as %s until %s: then due %s', (at, code, day, limit) => {
    const story = shelve(claimed(at, code), day).at(day);
    expect(story.ticket).toMatchObject({ state: 'processing', shelvedUntil: null, pausedAt: null });
    expect(due(story)).toBe(limit);
  });

  it('ends at its review date to the minute; company, owner, community and bureau are told', () => {
    const story = shelve(claimed(), '2026-12-01 09:00').at('2026-12-01 08:59');
    expect(story.ticket.state).toBe('shelved');
    story.at('2026-12-01 09:00');
    const back = story.events.find((event) => event.type === 'endShelving');
    expect(wallText(back?.dueAt ?? 0)).toBe('2026-12-01 09:00');
    const told = back ? hearingOf(back, story.ticket).audiences : [];
    expect(AUDIENCES.filter((audience) => !told.includes(audience))).toEqual(['staff']);
  });

  it('the bureau ends it early, and the time that it lasted is what moves', () => {
    const story = shelve(claimed('2026-11-20 17:29'), '2026-12-31 09:00').at('2026-11-23 09:00');
    // 1 minute of Friday and 30 of Monday.
    expect(due(story.does(bureau, 'decideShelving', NO))).toBe('2026-11-26 09:00');
  });
});

describe('an appeal strikes a lateness from statistics, never from history', () => {
  const late = () => claimed('2026-11-20 16:00').at('2026-11-26 10:00');
  const ask = { latenessId: '1-overall-1', reason: '全城停电' };

  it('within fifteen days of the lateness, to the minute, with evidence', () => {
    const refusalAt = (time: string) => late().at(time).refusal(manager, 'appeal', ask);
    expect([refusalAt('2026-12-10 16:00'), refusalAt('2026-12-10 16:01')]).toEqual([
      null,
      'appeal.tooLate',
    ]);
    expect(late().refusal(manager, 'appeal', ask, NOTHING_ATTACHED)).toBe('request.needsEvidence');
  });

  it.each([
    ['upheld', YES, false],
    ['rejected', NO, true],
  ] as const)('once, and %s by the bureau', (state, decision, staysLate) => {
    const story = late().does(manager, 'appeal', ask);
    expect(isLate(story.ticket)).toBe(true);
    expect(story.refusal(community, 'decideAppeal', { ...ask, ...decision })).toBe(
      'ticket.notYours',
    );
    story.does(bureau, 'decideAppeal', { ...ask, ...decision });
    expect(isLate(story.ticket)).toBe(staysLate);
    const kept = story.ticket.lateness.find(({ id }) => id === ask.latenessId);
    expect(kept).toMatchObject({ at: wall('2026-11-25 16:00'), appeal: { state } });
    expect(story.types).toContain('rung');
    expect(story.refusal(manager, 'appeal', ask)).toBe('ticket.wrongState');
  });

  it('moves no clock', () => {
    const story = late();
    const { overallDueAt, overallRung } = story.ticket;
    story.does(manager, 'appeal', ask).does(bureau, 'decideAppeal', { ...ask, ...YES });
    expect(story.ticket).toMatchObject({ overallDueAt, overallRung, moves: [] });
  });

  it('no office appeals against its own lateness', () => {
    const story = new Story().at('2026-11-24 16:00').does(wang, 'claim');
    const act = story.ticket.lateness.find(({ clock }) => clock === 'act');
    expect(act).toBeDefined();
    const intention = { latenessId: act?.id ?? '', reason: '-' };
    expect(story.refusal(manager, 'appeal', intention)).toBe('appeal.unknownLateness');
  });
});

it('the owner sees each request and each decision, by name', () => {
  const day = toIso(wall('2026-12-20 09:00'));
  const story = extend(claimed(), 1).does(community, 'decideExtension', NO);
  extend(story, 1).does(community, 'decideExtension', YES);
  story.does(wang, 'ask', { text: '?' }).does(owner, 'supply', { text: '!' });
  story.does(manager, 'requestShelving', { until: day, reason: '-' });
  story
    .does(bureau, 'decideShelving', YES)
    .does(bureau, 'decideShelving', NO)
    .at('2026-12-10 10:00');
  const latenessId = '1-overall-1';
  story.does(manager, 'appeal', { latenessId, reason: '-' });
  story.does(bureau, 'decideAppeal', { latenessId, ...YES });
  const seen = story.events.filter(({ actor, type }) => actor !== null && type !== 'claim');
  expect(seen.every(({ visibility }) => visibility === 'public')).toBe(true);
  expect(seen.map(({ type, data }) => eventTitle(type, data))).toEqual([
    '申请延期',
    '延期未批准',
    '申请延期',
    '延期已批准',
    '请业主补充',
    '补充',
    '申请挂账',
    '同意挂账',
    '提前结束挂账，继续办理',
    '逾期申诉',
    '逾期申诉成立',
  ]);
});
