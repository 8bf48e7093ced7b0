import { policyProblem, type PolicyProblem } from './policy-problems.ts';
import { CATEGORY_ICONS, CLASS_CODES } from './policy.ts';

/*
 * What a draft must look like before anything can be said about its contents. It comes from outside: nothing is believed.
 */

type Check = (value: unknown, place: string) => PolicyProblem[];

const EXPECTED = { string: '文字', number: '数字', boolean: '是或否' } as const;

const wrongType = (place: string, expected: string): PolicyProblem[] => [
  policyProblem('shape.wrongType', place, { expected }),
];

const plain =
  (type: keyof typeof EXPECTED): Check =>
  (value, place) => {
    const isGood = typeof value === type && (type !== 'number' || Number.isFinite(value));
    return isGood ? [] : wrongType(place, EXPECTED[type]);
  };

const words =
  (max: number, mayBeEmpty = false): Check =>
  (value, place) => {
    if (typeof value !== 'string') return wrongType(place, EXPECTED.string);
    if (value.trim() === '' && !mayBeEmpty) return [policyProblem('text.empty', place)];
    return value.length > max ? [policyProblem('text.tooLong', place, { max })] : [];
  };

const whole =
  (min: number, max: number): Check =>
  (value, place) => {
    const isGood = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    return isGood ? [] : [policyProblem('number.outOfRange', place, { min, max })];
  };

const oneOf =
  (values: readonly unknown[], expected: string): Check =>
  (value, place) =>
    values.includes(value) ? [] : wrongType(place, expected);

const icon: Check = (value, place) =>
  (CATEGORY_ICONS as readonly unknown[]).includes(value)
    ? []
    : [policyProblem('icon.unknown', place, { value: String(value) })];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with exactly these fields. */
const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, place) => {
    if (!isRecord(value)) return wrongType(place, '一组设置');
    const at = (name: string) => (place === '' ? name : `${place}.${name}`);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(checks, name));
    return [
      ...unknown.map((name) => policyProblem('shape.unknown', at(name))),
      ...Object.entries(checks).flatMap(([name, check]) =>
        value[name] === undefined
          ? [policyProblem('shape.missing', at(name))]
          : check(value[name], at(name)),
      ),
    ];
  };

const CODES_MAX = 80;

/** An object whose keys are codes. */
const byCode =
  (check: Check): Check =>
  (value, place) => {
    if (!isRecord(value)) return wrongType(place, '一组设置');
    const entries = Object.entries(value);
    if (entries.length > CODES_MAX)
      return [policyProblem('category.tooMany', place, { max: CODES_MAX })];
    return entries.flatMap(([code, one]) => check(one, `${place}.${code}`));
  };

const listOf =
  (check: Check): Check =>
  (value, place) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => check(one, `${place}.${index}`))
      : wrongType(place, '一列内容');

const span = fields({
  unit: oneOf(['minutes', 'workingDays', 'naturalDays'], '分钟、工作日或天'),
  amount: plain('number'),
});

const rungPlace: Check = (value, place) => {
  const kind = isRecord(value) ? value.kind : undefined;
  const named = oneOf(['before', 'halfway', 'limit', 'after'], '时限前、一半、到点或时限后');
  if (kind === 'before') return fields({ kind: named, lead: span })(value, place);
  if (kind === 'after') return fields({ kind: named, delay: span })(value, place);
  return fields({ kind: named })(value, place);
};

const rung = fields({
  place: rungPlace,
  card: oneOf(['yellow', 'red', null], '黄牌、红牌或无'),
  tier: oneOf([1, 2, 3, null], '1 至 3 级或不变'),
  draftsOrder: plain('boolean'),
});

const classPolicy = fields({
  code: words(20),
  name: words(10),
  clock: words(20),
  claim: span,
  finish: span,
  ladder: listOf(rung),
  explanation: words(200, true),
});

const category = fields({
  code: words(40),
  name: words(12),
  icon,
  groupCode: words(40),
  classCode: words(20),
  kind: words(20),
  review: plain('boolean'),
  inHome: plain('boolean'),
  isPublic: plain('boolean'),
  needsPhoto: plain('boolean'),
  extensionCap: span,
  common: plain('boolean'),
  isOffered: plain('boolean'),
  advice: words(100, true),
  hotlines: listOf(fields({ number: words(20), text: words(30) })),
});

const procedure = fields({
  askMax: whole(0, 10),
  awaitingMax: span,
  handBackWithin: span,
  adjudicateWithin: span,
  reviewWithin: span,
  actOnRedWithin: span,
  objectWithin: span,
  reopenWithin: span,
  confirmWithin: span,
  appealWithin: span,
  followUpWithin: span,
  followUpMax: whole(1, 10),
  followUpScore: whole(0, 5),
  followUpEvery: whole(0, 1_000),
  nudgeEvery: span,
  extensionMax: whole(0, 5),
  shelvingMax: span,
  reopenPercent: whole(10, 100),
  remindAtMinute: (value, place) =>
    whole(0, 1_439)(value, place).length === 0 ? [] : wrongType(place, '00:00 到 23:59 之间的时刻'),
});

/** Unknown classes are told as such and not as unknown settings. */
const classes: Check = (value, place) => {
  if (!isRecord(value)) return wrongType(place, '一组设置');
  const isKnown = (code: string) => (CLASS_CODES as readonly string[]).includes(code);
  const strange = Object.keys(value).filter((code) => !isKnown(code));
  return [
    ...strange.map((code) => policyProblem('class.unknown', `${place}.${code}`, { value: code })),
    ...CLASS_CODES.flatMap((code) =>
      value[code] === undefined
        ? [policyProblem('shape.missing', `${place}.${code}`)]
        : classPolicy(value[code], `${place}.${code}`),
    ),
  ];
};

const hours: Check = (value, place) => {
  if (!Array.isArray(value)) return wrongType(place, '一列时段');
  return value.flatMap((period: unknown, index) =>
    Array.isArray(period) && period.length === 2
      ? period.flatMap((minute) =>
          Number.isFinite(minute) ? [] : wrongType(`${place}.${index}`, '时刻，如 08:30'),
        )
      : wrongType(`${place}.${index}`, '开始和结束'),
  );
};

const draft = fields({
  hours,
  classes,
  groups: byCode(fields({ code: words(40), name: words(12), icon })),
  categories: byCode(category),
  procedure,
});

/** All that is wrong with the form of a draft; where there is nothing, it is a draft of a policy. */
export function shapeProblems(value: unknown): PolicyProblem[] {
  return draft(value, '').slice(0, PROBLEMS_MAX);
}

/** Nobody reads more of them at once. */
const PROBLEMS_MAX = 100;
