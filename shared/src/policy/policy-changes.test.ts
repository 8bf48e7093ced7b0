import { DEFAULT_POLICY } from './default-policy.ts';
import { clockWords, hoursWords, policyChanges, rungWords } from './policy-changes.ts';

const { lighting, road } = DEFAULT_POLICY.categories;
const { repair } = DEFAULT_POLICY.classes;

it('says what differs, and nothing where nothing does', () => {
  const { road: _, ...others } = DEFAULT_POLICY.categories;
  const after = {
    ...DEFAULT_POLICY,
    hours: [[480, 720]] as const,
    classes: {
      ...DEFAULT_POLICY.classes,
      repair: { ...repair, finish: { unit: 'workingDays', amount: 2 } as const },
    },
    categories: {
      ...others,
      lighting: { ...lighting!, review: true },
      sauna: { ...road!, code: 'sauna', name: '桑拿' },
    },
    procedure: { ...DEFAULT_POLICY.procedure, askMax: 3 },
  };
  expect(policyChanges(DEFAULT_POLICY, after)).toEqual([
    '工作时段：08:30–12:00、13:30–17:30 → 08:00–12:00',
    '等级“一般维修” · 办结时限：3 个工作日 → 2 个工作日',
    '类别“照明” · 先由社区审核：否 → 是',
    '类别“道路”：删除',
    '类别“桑拿”：新增',
    '请业主补充次数：2 → 3',
  ]);
  expect(policyChanges(DEFAULT_POLICY, DEFAULT_POLICY)).toEqual([]);
});

it('says rungs and hours', () => {
  expect(repair.ladder.map(rungWords)).toEqual([
    '时限前 1 个工作日：黄牌',
    '到时限：红牌，升至第 2 级',
    '超时后 1 个工作日：升至第 3 级，拟督办单',
  ]);
  expect(hoursWords(DEFAULT_POLICY.hours)).toBe('08:30–12:00、13:30–17:30');
  expect(clockWords(545)).toBe('09:05');
});
