import { DEFAULT_POLICY } from './default-policy.ts';
import { completePolicy, type StoredPolicy } from './complete-policy.ts';
import { problemsOf } from './problems-of.ts';

/** A deep copy whose parts may be set; what comes from outside has no types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a draft as it comes from outside
type Loose = any;

function draftWith(change: (draft: Loose) => void): unknown {
  const { version: _, ...draft } = JSON.parse(JSON.stringify(DEFAULT_POLICY));
  change(draft);
  return draft;
}

const workingDays = (amount: number) => ({ unit: 'workingDays', amount });
const minutes = (amount: number) => ({ unit: 'minutes', amount });

const found = (draft: unknown, categoriesInUse: string[] = []) =>
  problemsOf(draft, { categoriesInUse }).map(({ place, code }) => `${place} ${code}`);

it('finds nothing wrong with the policy of the design', () => {
  expect(problemsOf(draftWith(() => undefined))).toEqual([]);
});

const BAD: readonly [string, (draft: Loose) => void, string][] = [
  [
    'a ladder out of order',
    (d) => d.classes.repair.ladder.reverse(),
    'classes.repair.ladder.1 ladder.outOfOrder',
  ],
  [
    'two rungs at the same moment',
    (d) => d.classes.repair.ladder.push(d.classes.repair.ladder[2]),
    'classes.repair.ladder.3 ladder.outOfOrder',
  ],
  [
    'a tier that falls',
    (d) => (d.classes.repair.ladder[2].tier = 1),
    'classes.repair.ladder.2 ladder.tierFalls',
  ],
  [
    'a ladder without the limit',
    (d) => d.classes.repair.ladder.splice(1, 1),
    'classes.repair.ladder ladder.noLimit',
  ],
  [
    'a limit without a red card',
    (d) => (d.classes.repair.ladder[1].card = null),
    'classes.repair.ladder ladder.noLimit',
  ],
  ['an empty ladder', (d) => (d.classes.urgent.ladder = []), 'classes.urgent.ladder ladder.empty'],
  [
    'yellow as early as the whole limit',
    (d) => (d.classes.repair.ladder[0].place.lead = workingDays(3)),
    'classes.repair.ladder.0 ladder.leadOverLimit',
  ],
  [
    'yellow after the limit',
    (d) => (d.classes.repair.ladder[2].card = 'yellow'),
    'classes.repair.ladder.2 ladder.cardOutOfOrder',
  ],
  [
    'red before the limit',
    (d) => (d.classes.urgent.ladder[0].card = 'red'),
    'classes.urgent.ladder.0 ladder.cardOutOfOrder',
  ],
  [
    'a limit of 0',
    (d) => (d.classes.repair.finish = workingDays(0)),
    'classes.repair.finish span.notPositive',
  ],
  [
    'a negative limit',
    (d) => (d.classes.critical.claim = minutes(-30)),
    'classes.critical.claim span.notPositive',
  ],
  [
    'an absurd limit',
    (d) => (d.classes.complex.finish = workingDays(4_000)),
    'classes.complex.finish span.tooLong',
  ],
  [
    'a third of a day',
    (d) => (d.classes.repair.claim = workingDays(0.3)),
    'classes.repair.claim span.notWhole',
  ],
  [
    'a limit that is no number',
    (d) => (d.classes.repair.finish = workingDays(NaN)),
    'classes.repair.finish.amount shape.wrongType',
  ],
  [
    'natural days on the working clock',
    (d) => (d.classes.repair.finish = { unit: 'naturalDays', amount: 3 }),
    'classes.repair.finish span.wrongUnit',
  ],
  [
    'claiming allowed longer than finishing',
    (d) => (d.classes.fees.claim = workingDays(5)),
    'classes.fees.claim class.claimOverFinish',
  ],
  [
    'an unknown calendar',
    (d) => (d.classes.repair.clock = 'lunar'),
    'classes.repair.clock class.clockUnknown',
  ],
  [
    'an unknown class',
    (d) => (d.categories.lighting.classCode = 'soon'),
    'categories.lighting.classCode class.unknown',
  ],
  [
    'a class named like a property of every object',
    (d) => (d.categories.lighting.classCode = 'constructor'),
    'categories.lighting.classCode class.unknown',
  ],
  ['a class more', (d) => (d.classes.soon = d.classes.repair), 'classes.soon class.unknown'],
  ['a class less', (d) => delete d.classes.fees, 'classes.fees shape.missing'],
  [
    'a category without its parent',
    (d) => (d.categories.lighting.groupCode = 'nowhere'),
    'categories.lighting.groupCode category.groupUnknown',
  ],
  [
    'a group without categories',
    (d) => (d.groups.empty = { code: 'empty', name: '空', icon: 'other' }),
    'groups.empty group.empty',
  ],
  [
    'two categories of one name',
    (d) => (d.categories.road.name = ' 照明'),
    'categories.road.name category.nameTwice',
  ],
  [
    'two groups of one name',
    (d) => (d.groups.money.name = '其他'),
    'groups.others.name group.nameTwice',
  ],
  [
    'a category under a code of another',
    (d) => (d.categories.lamp = { ...d.categories.road, name: '灯' }),
    'categories.lamp.code category.codeDiffers',
  ],
  [
    'a code that is no code',
    (d) => (d.categories['灯'] = { ...d.categories.road, code: '灯', name: '灯' }),
    'categories.灯.code category.codeBad',
  ],
  [
    'an icon that nobody has drawn',
    (d) => (d.categories.road.icon = 'unicorn'),
    'categories.road.icon icon.unknown',
  ],
  [
    'a negative cap',
    (d) => (d.categories.road.extensionCap = workingDays(-1)),
    'categories.road.extensionCap span.notPositive',
  ],
  [
    'a ninth category on the first page',
    (d) => (d.categories.road.common = true),
    'categories category.tooManyCommon',
  ],
  [
    'nothing to report under',
    (d) => Object.values(d.categories).forEach((one: Loose) => (one.isOffered = false)),
    'categories category.noneOffered',
  ],
  ['hours that overlap', (d) => (d.hours[1] = [700, 1_050]), 'hours.1 hours.overlap'],
  ['hours that end before they begin', (d) => (d.hours[1] = [900, 850]), 'hours.1 hours.reversed'],
  ['hours past midnight', (d) => (d.hours[1] = [900, 1_500]), 'hours.1 hours.outOfDay'],
  ['no hours', (d) => (d.hours = []), 'hours hours.missing'],
  [
    'a procedure limit of 0',
    (d) => (d.procedure.confirmWithin.amount = 0),
    'procedure.confirmWithin span.notPositive',
  ],
  [
    'nothing left of a reopened limit',
    (d) => (d.procedure.reopenPercent = 0),
    'procedure.reopenPercent number.outOfRange',
  ],
  [
    'a setting that does not exist',
    (d) => (d.categories.road.hue = 1),
    'categories.road.hue shape.unknown',
  ],
  [
    'a setting left out',
    (d) => delete d.categories.road.review,
    'categories.road.review shape.missing',
  ],
  ['a text where a list belongs', (d) => (d.hours = '08:30'), 'hours shape.wrongType'],
  ['a name of nothing', (d) => (d.groups.money.name = ' '), 'groups.money.name text.empty'],
];

describe('a bad policy is refused, with its place', () => {
  it.each(BAD)('%s', (_, change, expected) => {
    expect(found(draftWith(change))).toContain(expected);
  });

  it.each([null, 7, 'policy', [], {}])('%p is none at all', (draft) => {
    expect(problemsOf(draft).length).toBeGreaterThan(0);
  });
});

it('removes no category that open tickets use, and lets them be taken off offer', () => {
  const removed = draftWith((d) => delete d.categories.road);
  expect(found(removed, ['road', 'lighting'])).toEqual(['categories.road category.removedInUse']);
  expect(found(removed, ['lighting'])).toEqual([]);
  expect(
    found(
      draftWith((d) => (d.categories.road.isOffered = false)),
      ['road'],
    ),
  ).toEqual([]);
});

it('tells the reason in a sentence that names the place', () => {
  const [problem] = problemsOf(draftWith((d) => (d.categories.lighting.classCode = 'soon')));
  expect(problem?.text).toBe('categories.lighting.classCode：没有“soon”这个时限等级');
});

it('reads versions of earlier releases, which know no groups', () => {
  const { groups: _, ...old } = JSON.parse(JSON.stringify(DEFAULT_POLICY));
  for (const one of Object.values<Loose>(old.categories))
    for (const added of ['groupCode', 'isOffered', 'advice', 'hotlines']) delete one[added];
  old.categories.sauna = { ...old.categories.road, code: 'sauna', name: '桑拿' };
  const { sauna, ...categories } = completePolicy(old as StoredPolicy).categories;
  expect(categories).toEqual(DEFAULT_POLICY.categories);
  expect(sauna).toMatchObject({ groupCode: 'others', isOffered: true });
});
