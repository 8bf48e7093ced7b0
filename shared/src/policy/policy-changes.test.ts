import { DEFAULT_POLICY } from './default-policy.ts';
import { policyPlaceWords } from './place-words.ts';
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

it('says names for codes, and what stands in another order', () => {
  const { danger, utilities, ...others } = DEFAULT_POLICY.groups;
  const { repair: _, ...classes } = DEFAULT_POLICY.classes;
  const { lighting: lamp, road: way, ...categories } = DEFAULT_POLICY.categories;
  const after = {
    ...DEFAULT_POLICY,
    groups: { utilities: utilities!, danger: danger!, ...others },
    classes: { ...classes, repair: { ...repair, clock: 'natural' as const } },
    categories: {
      road: way!,
      lighting: {
        ...lamp!,
        classCode: 'urgent' as const,
        icon: 'order',
        kind: 'complaint' as const,
      },
      ...categories,
    },
    procedure: { ...DEFAULT_POLICY.procedure, remindAtMinute: 600 },
  };
  expect(policyChanges(DEFAULT_POLICY, after)).toEqual([
    '等级“一般维修” · 计时方式：工作时间 → 昼夜连续',
    '类别“照明” · 图标：照明 → 秩序',
    '类别“照明” · 时限等级：一般维修 → 紧急',
    '类别“照明” · 性质：维修 → 投诉',
    expect.stringMatching(/^大类的顺序：安全险情、水电电梯、.* → 水电电梯、安全险情、/),
    expect.stringMatching(/^大类“房屋设施维修”下的顺序：照明、单元门、道路.* → 道路、照明、单元门/),
    '每日提醒时刻：09:00 → 10:00',
  ]);
});

it('names a place as an officer reads it', () => {
  const words = (place: string) => policyPlaceWords(DEFAULT_POLICY, place);
  expect(words('classes.repair.ladder.1')).toBe('等级“一般维修” · 升级阶梯第 2 级');
  expect(words('categories.lighting.classCode')).toBe('类别“照明” · 时限等级');
  expect(words('categories.gone')).toBe('类别“gone”');
  expect(words('categories')).toBe('类别');
  expect(words('hours.1')).toBe('工作时段第 2 段');
  expect(words('procedure.reviewWithin')).toBe('社区审核时限');
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
