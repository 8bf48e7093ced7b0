import { wall, wallText } from '../deadline/testing/wall.ts';
import { PEOPLE, reckoning } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { standingOf } from './standing.ts';

const { wang, manager, community, owner, bureau } = PEOPLE;

const [CLAIM, OVERALL] = ['1-claim-1', '1-overall-1'];
const UPHELD = { approve: true, reason: '属实' };
const REJECTED = { approve: false, reason: '证据不足' };

/** A lamp reported on Friday 16:00, claimed after the claim limit of Monday 16:00 and appealed against at once. */
const late = () => new Story().at('2026-11-23 16:30').does(wang, 'claim');
const appeal = (story: Story, latenessId = CLAIM) =>
  story.does(manager, 'appeal', { latenessId, reason: '停电' });
const decide = (story: Story, decision: object, latenessId = CLAIM) =>
  story.does(bureau, 'decideAppeal', { latenessId, ...decision });
const appealed = () => appeal(late());
/** Late with the whole work too, and appealed against that on Wednesday 16:20. */
const twice = () => appeal(appealed().at('2026-11-25 16:20'), OVERALL);

/** `2026-11-23 16:30 beside extension`; the moment since when the bureau is waited for. */
function told({ ticket }: Story): string {
  const { appealedAt, awaitedDecision } = standingOf(reckoning, ticket);
  const since = appealedAt === null ? 'none' : wallText(appealedAt);
  return awaitedDecision === null ? since : `${since} beside ${awaitedDecision}`;
}

const MONDAY = '2026-11-23 16:30';

describe('an appeal waits for the bureau', () => {
  it.each<[string, () => Story, string]>([
    ['late, and nobody has appealed', late, 'none'],
    ['filed', appealed, MONDAY],
    ['filed, and days have passed', () => appealed().at('2026-11-30 09:00'), MONDAY],
    ['upheld', () => decide(appealed(), UPHELD), 'none'],
    ['rejected', () => decide(appealed(), REJECTED), 'none'],
    [
      'beside a request for time',
      () => appealed().does(manager, 'requestExtension', { reason: '等配件', amount: 1 }),
      `${MONDAY} beside extension`,
    ],
    [
      'beside two requests',
      () =>
        appealed()
          .does(manager, 'requestExtension', { reason: '等配件', amount: 1 })
          .does(manager, 'requestRecategorise', { categoryCode: 'facade', reason: '外墙' }),
      `${MONDAY} beside +extension`,
    ],
    [
      'after the request beside it was decided',
      () =>
        appealed()
          .does(manager, 'requestExtension', { reason: '等配件', amount: 1 })
          .does(community, 'decideExtension', { approve: true, reason: '-' }),
      MONDAY,
    ],
    [
      'decided while the request beside it waits',
      () =>
        decide(
          appealed().does(manager, 'requestExtension', { reason: '等配件', amount: 1 }),
          UPHELD,
        ),
      'none beside extension',
    ],
    ['after the owner has taken the report back', () => appealed().does(owner, 'withdraw'), MONDAY],
    [
      'after the close, also beside a call to the owner',
      () =>
        appealed()
          .does(wang, 'resolve', { text: '换了灯' })
          .does(owner, 'confirm', { solved: true, speed: 1, quality: 5, attitude: 5 }),
      `${MONDAY} beside followUp`,
    ],
    [
      'filed after the close',
      () => appeal(late().does(wang, 'resolve', { text: '换了灯' }).at('2026-12-07 09:00')),
      '2026-12-07 09:00 beside followUp',
    ],
    ['two of them: since the first', twice, MONDAY],
    ['the first of two decided', () => decide(twice(), UPHELD), '2026-11-25 16:20'],
    ['the second of two decided', () => decide(twice(), REJECTED, OVERALL), MONDAY],
    ['both decided', () => decide(decide(twice(), REJECTED), UPHELD, OVERALL), 'none'],
  ])('%s', (_, story, expected) => {
    expect(told(story())).toBe(expected);
  });

  it('outlives the end of the work, where nothing else presses', () => {
    const story = appealed().does(owner, 'withdraw');
    const standing = { isOpen: false, pressing: null, urgentRank: null, appealedAt: wall(MONDAY) };
    expect(standingOf(reckoning, story.ticket)).toMatchObject(standing);
  });
});
