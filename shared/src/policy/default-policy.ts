import { DEFAULT_WORKING_HOURS } from '../deadline/working-calendar.ts';
import { DEFAULT_CATEGORIES, DEFAULT_GROUPS } from './default-categories.ts';
import type { ClassPolicy, Policy, Procedure, Rung } from './policy.ts';

const workingDays = (amount: number) => ({ unit: 'workingDays', amount }) as const;
const naturalDays = (amount: number) => ({ unit: 'naturalDays', amount }) as const;
const minutes = (amount: number) => ({ unit: 'minutes', amount }) as const;
const hours = (amount: number) => minutes(amount * 60);

/** Yellow one working day before, red at the limit, tier 3 one working day later (DESIGN §4.3). */
const WORKING_LADDER: readonly Rung[] = [
  {
    place: { kind: 'before', lead: workingDays(1) },
    card: 'yellow',
    tier: null,
    draftsOrder: false,
  },
  { place: { kind: 'limit' }, card: 'red', tier: 2, draftsOrder: false },
  { place: { kind: 'after', delay: workingDays(1) }, card: null, tier: 3, draftsOrder: true },
];

/** Half of the limit, the limit, two hours later; natural time, day and night (DESIGN §4.3). */
const NATURAL_LADDER: readonly Rung[] = [
  { place: { kind: 'halfway' }, card: 'yellow', tier: null, draftsOrder: false },
  { place: { kind: 'limit' }, card: 'red', tier: 2, draftsOrder: false },
  { place: { kind: 'after', delay: hours(2) }, card: null, tier: 3, draftsOrder: true },
];

const natural = (row: Omit<ClassPolicy, 'clock' | 'ladder'>): ClassPolicy => ({
  ...row,
  clock: 'natural',
  ladder: NATURAL_LADDER,
});
const working = (row: Omit<ClassPolicy, 'clock' | 'ladder'>): ClassPolicy => ({
  ...row,
  clock: 'working',
  ladder: WORKING_LADDER,
});

const CLASSES: Policy['classes'] = {
  critical: natural({
    code: 'critical',
    name: '特急',
    claim: minutes(30),
    finish: hours(2),
    explanation:
      '有人被困或随时会伤人。物业须 30 分钟内接单，2 小时内排除危险，夜间和节假日同样计时。有生命危险请先拨打 119 或 120。',
  }),
  urgent: natural({
    code: 'urgent',
    name: '紧急',
    claim: hours(2),
    finish: hours(24),
    explanation: '生活已受影响。物业须 2 小时内接单，24 小时内解决，夜间和节假日同样计时。',
  }),
  repair: working({
    code: 'repair',
    name: '一般维修',
    claim: workingDays(1),
    finish: workingDays(3),
    explanation: '物业须 1 个工作日内接单，3 个工作日内修好。',
  }),
  service: working({
    code: 'service',
    name: '服务',
    claim: workingDays(1),
    finish: workingDays(3),
    explanation: '物业须 1 个工作日内接单，3 个工作日内改进。',
  }),
  fees: working({
    code: 'fees',
    name: '收费公示',
    claim: workingDays(1),
    finish: workingDays(5),
    explanation: '物业须 1 个工作日内接单，5 个工作日内答复，社区会审核。',
  }),
  complex: working({
    code: 'complex',
    name: '复杂',
    claim: workingDays(2),
    finish: workingDays(15),
    explanation: '需要多方协商。物业须 2 个工作日内接单，15 个工作日内答复。',
  }),
};

const PROCEDURE: Procedure = {
  askMax: 2,
  awaitingMax: naturalDays(3),
  handBackWithin: workingDays(2),
  adjudicateWithin: workingDays(1),
  reviewWithin: workingDays(1),
  actOnRedWithin: workingDays(1),
  objectWithin: naturalDays(15),
  reopenWithin: naturalDays(15),
  confirmWithin: naturalDays(7),
  appealWithin: naturalDays(15),
  followUpWithin: workingDays(3),
  followUpMax: 3,
  followUpScore: 2,
  followUpEvery: 20,
  nudgeEvery: hours(24),
  extensionMax: 2,
  shelvingMax: naturalDays(90),
  reopenPercent: 50,
  remindAtMinute: 9 * 60,
};

/** The limits of DESIGN §4.2 as version 1 of a county's policy. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  hours: DEFAULT_WORKING_HOURS,
  classes: CLASSES,
  groups: DEFAULT_GROUPS,
  categories: DEFAULT_CATEGORIES,
  procedure: PROCEDURE,
};
