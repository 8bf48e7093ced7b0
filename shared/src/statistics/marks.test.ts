import { wall } from '../deadline/testing/wall.ts';
import { isoDateOf } from '../deadline/civil.ts';
import { aTicket, PEOPLE } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { marksOf } from './marks.ts';
import { NO_DAY, type Mark } from './measures.ts';

const { owner, neighbour, wang, zhao, rival, manager, community, bureau } = PEOPLE;
const PHOTO = { text: '换了灯', mediaIds: ['photo'] };
const GOOD = { solved: true, speed: 5, quality: 4, attitude: 3 };
const BAD = { solved: false, speed: 1, quality: 1, attitude: 2 };

/** `finishLate 2026-11-25 company (1)`: what, when, for whom, which. Standing marks without a day. */
function told({ measure, day, organizationId, part }: Mark): string {
  const when = day === NO_DAY ? 'now' : isoDateOf(day).slice(5);
  return [measure, when, organizationId === 'company' ? '' : organizationId, part && `(${part})`]
    .filter(Boolean)
    .join(' ');
}

const marksAfter = (story: Story) => marksOf(story.ticket, story.events).map(told);

// A street lamp, Friday 20 November 2026 16:00: claim by Monday 16:00, finish by Wednesday 25th 16:00.
const claimed = () => new Story().at('2026-11-23 09:00').does(wang, 'claim');
const finished = () => claimed().at('2026-11-24 10:00').does(wang, 'resolve', PHOTO);
const unclaimed = () => new Story().at('2026-11-23 17:00');
const lateClaimed = () => unclaimed().does(wang, 'claim');
const joinedAndDone = () => {
  const story = claimed().does(neighbour, 'join').at('2026-11-24 10:00');
  story.joined = true;
  return story.does(wang, 'resolve', PHOTO);
};
const late = () => claimed().at('2026-11-25 17:00');
const upheld = (story: Story, latenessId: string) =>
  story
    .does(manager, 'appeal', { latenessId, reason: '停电' })
    .does(bureau, 'decideAppeal', { latenessId, approve: true, reason: '属实' });
const rejected = (story: Story, latenessId: string) =>
  story
    .does(manager, 'appeal', { latenessId, reason: '停电' })
    .does(bureau, 'decideAppeal', { latenessId, approve: false, reason: '不属实' });
const toOther = { organizationId: 'otherCompany', reason: '不归他们' };

const FILED = 'filed 11-20';
const CLAIMED = 'responseOnTime 11-23 (company)';
const CLAIM_LATE = 'responseLate 11-23 (company)';
const FINISHED = 'finishOnTime 11-24 (1)';
const LATE = 'finishLate 11-25 (1)';
const OPEN = 'openNow now';
const LATE_NOW = 'lateNow now';

describe('what one ticket adds to the statistics', () => {
  it.each<[string, () => Story, string[]]>([
    ['just reported', () => new Story(), [FILED, OPEN]],
    ['claimed in time', claimed, [FILED, CLAIMED, OPEN]],
    [
      'given to somebody by the manager: that is a response',
      () => new Story().at('2026-11-23 09:00').does(manager, 'dispatch', { handlerId: 'zhao' }),
      [FILED, CLAIMED, OPEN],
    ],
    ['not claimed in time', unclaimed, [FILED, CLAIM_LATE, OPEN, LATE_NOW]],
    ['claimed after the limit: late stays late', lateClaimed, [FILED, CLAIM_LATE, OPEN, LATE_NOW]],
    [
      'released and claimed again: one response',
      () =>
        claimed()
          .does(wang, 'release', { reason: '请假' })
          .at('2026-11-24 08:45')
          .does(zhao, 'claim'),
      [FILED, CLAIMED, OPEN],
    ],
    [
      'claimed in time, released, and then left lying: late',
      () => claimed().does(wang, 'release', { reason: '请假' }).at('2026-11-24 10:00'),
      [FILED, 'responseLate 11-24 (company)', OPEN, LATE_NOW],
    ],
    [
      'claim lateness struck: neither in time nor late',
      () => upheld(lateClaimed(), '1-claim-1'),
      [FILED, 'struck 11-23 (1-claim-1)', OPEN],
    ],
    [
      'an appeal that waits or fails strikes nothing',
      () => rejected(lateClaimed(), '1-claim-1'),
      [FILED, CLAIM_LATE, OPEN, LATE_NOW],
    ],
    [
      'withdrawn before anybody came',
      () => new Story().does(owner, 'withdraw'),
      [FILED, 'withdrawn 11-20'],
    ],
    [
      'withdrawn after the claim limit: the lateness stays',
      () => unclaimed().does(owner, 'withdraw'),
      [FILED, CLAIM_LATE, 'withdrawn 11-23'],
    ],
    [
      'merged after a claim',
      () => claimed().does(community, 'merge', { mainId: 'main' }),
      [FILED, CLAIMED, 'merged 11-23'],
    ],
    [
      'declined',
      () =>
        claimed()
          .does(manager, 'handBack', { reason: '不归我们' })
          .does(community, 'decline', { reason: '电力公司' }),
      [FILED, CLAIMED, 'declined 11-23'],
    ],
    [
      'declined, objected to, before the bureau: open again',
      () =>
        claimed()
          .does(manager, 'handBack', { reason: '不归我们' })
          .does(community, 'decline', { reason: '电力公司' })
          .does(owner, 'object', { reason: '是公共照明' }),
      [FILED, CLAIMED, OPEN],
    ],
    [
      'reported done, before the owner: finished in time, not solved',
      finished,
      [FILED, CLAIMED, FINISHED, OPEN],
    ],
    [
      'confirmed as solved, satisfied',
      () => finished().at('2026-11-26 09:00').does(owner, 'confirm', GOOD),
      [FILED, CLAIMED, FINISHED, 'solvedTier1 11-26', 'satisfied 11-26'],
    ],
    [
      'confirmed as not solved, not satisfied',
      () => finished().at('2026-11-26 09:00').does(owner, 'confirm', BAD),
      [FILED, CLAIMED, FINISHED, 'unsolved 11-26', 'dissatisfied 11-26'],
    ],
    [
      'what a joiner says closes nothing and counts for nothing',
      () => joinedAndDone().does(neighbour, 'confirm', BAD),
      [FILED, CLAIMED, FINISHED, OPEN],
    ],
    [
      'closed by the clock: apart from all that owners said',
      () => finished().at('2026-12-02 10:00'),
      [FILED, CLAIMED, FINISHED, 'closedByClock 12-01'],
    ],
    [
      'solved at tier 2',
      () => late().does(wang, 'resolve', PHOTO).does(owner, 'confirm', GOOD),
      [FILED, CLAIMED, LATE, 'solvedTier2 11-25', 'satisfied 11-25'],
    ],
    ['finish limit missed', late, [FILED, CLAIMED, LATE, OPEN, LATE_NOW]],
    [
      'finish lateness struck: out of both sides',
      () => upheld(late(), '1-overall-1').does(wang, 'resolve', PHOTO),
      [FILED, CLAIMED, 'struck 11-25 (1-overall-1)', OPEN],
    ],
    [
      'reopened: the round that was not accepted counts as if it had never been',
      () => finished().at('2026-11-26 09:00').does(owner, 'reopen', { reason: '又不亮了' }),
      [FILED, CLAIMED, 'reopened 11-26 (2)', OPEN],
    ],
    [
      'reopened after the close: closed no more, and what was said of it is gone',
      () =>
        finished()
          .does(owner, 'confirm', GOOD)
          .at('2026-11-26 09:00')
          .does(owner, 'reopen', { reason: '又不亮了' }),
      [FILED, CLAIMED, 'reopened 11-26 (2)', OPEN],
    ],
    [
      'reopened after a call of the community, finished in time',
      () =>
        finished()
          .does(owner, 'confirm', GOOD)
          .at('2026-11-26 09:00')
          .does(community, 'followUp', { reached: true, solved: false, text: '仍不亮' })
          .at('2026-11-26 15:00')
          .does(wang, 'resolve', PHOTO),
      [
        ...[FILED, CLAIMED, 'finishOnTime 11-26 (2)', 'reopened 11-26 (2)', OPEN],
        'calledUnsolved 11-26 (1)',
      ],
    ],
    [
      'late in the first round, in time in the second: both are told',
      () =>
        late()
          .does(wang, 'resolve', PHOTO)
          .at('2026-11-26 09:00')
          .does(owner, 'reopen', { reason: '又不亮了' })
          .at('2026-11-26 15:00')
          .does(wang, 'resolve', PHOTO),
      [FILED, CLAIMED, LATE, 'finishOnTime 11-26 (2)', 'reopened 11-26 (2)', OPEN, LATE_NOW],
    ],
    [
      'moved to another company: what was late stays with who was late, the rest goes with the ticket',
      () => unclaimed().does(community, 'dispatch', toOther),
      [
        'filed 11-20 otherCompany',
        CLAIM_LATE,
        'openNow now otherCompany',
        'lateNow now otherCompany',
      ],
    ],
    [
      'moved in time and claimed by the other company: a response of each',
      () =>
        claimed().does(community, 'dispatch', toOther).at('2026-11-24 08:45').does(rival, 'claim'),
      [
        'filed 11-20 otherCompany',
        CLAIMED,
        'responseOnTime 11-24 otherCompany (otherCompany)',
        'openNow now otherCompany',
      ],
    ],
    [
      'shelved: not late, not finished',
      () =>
        claimed()
          .does(manager, 'requestShelving', { reason: '等配件', until: '2026-12-20T00:00:00.000Z' })
          .does(bureau, 'decideShelving', { approve: true, reason: '同意' })
          .at('2026-12-10 09:00'),
      [FILED, CLAIMED, OPEN, 'shelvedNow now'],
    ],
    [
      'a community that does not act on a red card is late itself',
      () => unclaimed().at('2026-11-24 16:30'),
      [FILED, CLAIM_LATE, 'communityLate 11-24 community (1-act-1)', OPEN, LATE_NOW],
    ],
  ])('%s', (_, story, expected) => {
    expect(marksAfter(story()).sort()).toEqual([...expected].sort());
  });

  it('counts on the local day: 23:59 in Shanghai is another day than 00:01', () => {
    const at = (time: string) => new Story(aTicket({}, wall(time)));
    expect(marksAfter(at('2026-11-20 23:59'))[0]).toBe('filed 11-20');
    expect(marksAfter(at('2026-11-21 00:01'))[0]).toBe('filed 11-21');
  });
});
