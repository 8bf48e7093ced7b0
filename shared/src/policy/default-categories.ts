import type { Span } from '../deadline/clock.ts';
import type { Category, CategoryGroup, ClassCode, Hotline } from './policy.ts';

const EXTENSION_CAPS: Readonly<Record<ClassCode, Span>> = {
  critical: { unit: 'minutes', amount: 2 * 60 },
  urgent: { unit: 'minutes', amount: 24 * 60 },
  repair: { unit: 'workingDays', amount: 5 },
  service: { unit: 'workingDays', amount: 3 },
  fees: { unit: 'workingDays', amount: 5 },
  // 山东省政务服务热线管理办法 (2020): an extension is normally no longer than 10 working days.
  complex: { unit: 'workingDays', amount: 10 },
};

type Traits = Partial<
  Pick<Category, 'inHome' | 'isPublic' | 'needsPhoto' | 'common' | 'advice' | 'hotlines'>
>;

const FIRE: Hotline = { number: '119', text: '打 119（救援）' };
const POWER: Hotline = { number: '95598', text: '打 95598（供电抢修）' };

const GROUP_LIST: readonly CategoryGroup[] = [
  { code: 'danger', name: '安全险情', icon: 'electric_leak' },
  { code: 'utilities', name: '水电电梯', icon: 'outage' },
  { code: 'upkeep', name: '房屋设施维修', icon: 'home_repair' },
  { code: 'services', name: '环境与服务', icon: 'cleaning' },
  { code: 'money', name: '收费与公示', icon: 'overcharge' },
  { code: 'affairs', name: '小区事务', icon: 'committee' },
  { code: 'others', name: '其他', icon: 'other' },
];

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  danger: ['lift_trapped', 'electric_leak', 'gas_leak', 'fire_lane'],
  utilities: ['outage', 'lift_stopped', 'pipe_burst', 'access_control'],
  upkeep: ['lighting', 'entrance_door', 'road', 'drainage', 'home_repair', 'facade'],
  services: ['cleaning', 'greening', 'order', 'attitude'],
  money: ['overcharge', 'common_income', 'disclosure', 'maintenance_fund'],
  affairs: ['committee', 'parking'],
};

function groupOf(code: string): string {
  const found = Object.entries(MEMBERS).find(([, members]) => members.includes(code));
  return found?.[0] ?? 'others';
}

function category(
  code: string,
  name: string,
  classCode: ClassCode,
  kind: Category['kind'],
  traits: Traits = {},
): Category {
  return {
    code,
    name,
    icon: code,
    groupCode: groupOf(code),
    classCode,
    kind,
    review: kind === 'complaint',
    inHome: false,
    isPublic: kind === 'repair',
    needsPhoto: kind === 'repair',
    extensionCap: EXTENSION_CAPS[classCode],
    common: false,
    isOffered: true,
    advice: '',
    hotlines: [],
    ...traits,
  };
}

const COMMON = { common: true };

const LIST: readonly Category[] = [
  category('lift_trapped', '电梯困人', 'critical', 'repair', {
    advice: '先按轿厢里的报警按钮，不要扒门。',
    hotlines: [FIRE],
  }),
  category('electric_leak', '漏电', 'critical', 'repair', {
    advice: '不要碰，远离积水和电线。',
    hotlines: [POWER, FIRE],
  }),
  category('gas_leak', '燃气泄漏', 'critical', 'repair', {
    advice: '不要开关电器，不要用火。先开窗，离开屋子再打电话。',
    hotlines: [FIRE],
  }),
  category('fire_lane', '消防通道堵塞', 'critical', 'repair', { hotlines: [FIRE] }),
  category('outage', '停水停电', 'urgent', 'repair', { ...COMMON, hotlines: [POWER] }),
  category('lift_stopped', '电梯停运', 'urgent', 'repair', COMMON),
  category('pipe_burst', '水管爆裂', 'urgent', 'repair'),
  category('access_control', '门禁失效', 'urgent', 'repair'),
  category('lighting', '照明', 'repair', 'repair', COMMON),
  category('entrance_door', '单元门', 'repair', 'repair'),
  category('road', '道路', 'repair', 'repair'),
  category('drainage', '下水', 'repair', 'repair', COMMON),
  category('home_repair', '入户维修', 'repair', 'repair', {
    inHome: true,
    isPublic: false,
    common: true,
  }),
  category('cleaning', '保洁', 'service', 'repair', COMMON),
  category('greening', '绿化', 'service', 'repair'),
  category('order', '秩序', 'service', 'repair'),
  category('attitude', '服务态度', 'service', 'complaint', COMMON),
  category('overcharge', '违规收费', 'fees', 'complaint', COMMON),
  category('common_income', '公共收益', 'fees', 'complaint'),
  category('disclosure', '公示缺失', 'fees', 'complaint'),
  category('maintenance_fund', '维修资金', 'complex', 'complaint'),
  category('facade', '外墙', 'complex', 'repair'),
  category('committee', '业委会', 'complex', 'complaint'),
  category('parking', '停车规划', 'complex', 'complaint'),
  category('other', '其他', 'service', 'repair', { needsPhoto: false }),
];

/** The categories of DESIGN §4.2 with their classes; the bureau edits them later as data. */
export const DEFAULT_CATEGORIES: Readonly<Record<string, Category>> = Object.fromEntries(
  LIST.map((row) => [row.code, row]),
);

/** The upper level over {@link DEFAULT_CATEGORIES}. */
export const DEFAULT_GROUPS: Readonly<Record<string, CategoryGroup>> = Object.fromEntries(
  GROUP_LIST.map((row) => [row.code, row]),
);
