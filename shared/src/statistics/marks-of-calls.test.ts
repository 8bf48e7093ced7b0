import { isoDateOf } from '../deadline/civil.ts';
import { PEOPLE } from '../testing/fixtures.ts';
import { Story } from '../testing/story.ts';
import { marksOf } from './marks.ts';

const { owner, wang, community } = PEOPLE;
const PHOTO = { text: '换了灯', mediaIds: ['photo'] };
const GOOD = { solved: true, speed: 5, quality: 4, attitude: 3 };

const closed = () =>
  new Story()
    .at('2026-11-23 09:00')
    .does(wang, 'claim')
    .at('2026-11-24 10:00')
    .does(wang, 'resolve', PHOTO)
    .does(owner, 'confirm', GOOD);
const vain = { reached: false };
const solved = { reached: true, solved: true, text: '好了' };
const unsolved = { reached: true, solved: false, text: '仍不亮' };
const calls = (...bodies: object[]) =>
  bodies.reduce<Story>(
    (story, body, n) => story.at(`2026-11-${25 + n} 09:00`).does(community, 'followUp', body),
    closed(),
  );

/** `calledSolved 11-25 (1)`: what the owner said, when, after which round. */
const told = (story: Story) =>
  marksOf(story.ticket, story.events)
    .filter(({ measure }) => measure.startsWith('called'))
    .map(({ measure, day, part }) => `${measure} ${isoDateOf(day).slice(5)} (${part})`);

describe('what calls of the community add to the statistics', () => {
  it.each<[string, () => Story, string[]]>([
    ['nobody has called', closed, []],
    ['solved', () => calls(solved), ['calledSolved 11-25 (1)']],
    ['not solved', () => calls(unsolved), ['calledUnsolved 11-25 (1)']],
    [
      'twice in vain: once, on the day of the last call',
      () => calls(vain, vain),
      ['calledUnreached 11-26 (1)'],
    ],
    [
      'in vain, then answered, then in vain again: what was said stays',
      () => calls(vain, solved, vain),
      ['calledSolved 11-26 (1)'],
    ],
    [
      'after each close: one of each round',
      () =>
        calls(unsolved)
          .at('2026-11-26 15:00')
          .does(wang, 'resolve', PHOTO)
          .does(owner, 'confirm', GOOD)
          .at('2026-11-27 09:00')
          .does(community, 'followUp', solved),
      ['calledUnsolved 11-25 (1)', 'calledSolved 11-27 (2)'],
    ],
  ])('%s', (_, story, expected) => {
    expect(told(story())).toEqual(expected);
  });

  it('what they find is not mixed with what owners confirm', () => {
    const measures = marksOf(calls(solved).ticket, calls(solved).events).map((m) => m.measure);
    expect(measures.filter((measure) => measure.startsWith('solved'))).toEqual(['solvedTier1']);
  });
});
