import type { Span } from '../deadline/clock.ts';
import { checkWorkingHours, type WorkingHours } from '../deadline/working-calendar.ts';
import { clockedSpanProblems, ladderProblems, minutesOf, spanProblems } from './check-ladder.ts';
import { policyProblem, type PolicyProblem, type PolicyProblemCode } from './policy-problems.ts';
import { shapeProblems } from './policy-shape.ts';
import {
  CLASS_CODES,
  type Category,
  type ClassPolicy,
  type PolicyDraft,
  type Procedure,
} from './policy.ts';

const COMMON_MAX = 8;
const CODE_PATTERN = /^[a-z][a-z0-9_]{0,39}$/;

/** What the present tickets ask of a draft. */
export interface PolicySurroundings {
  /** Categories of tickets that have not ended: they may be withdrawn from offer, not removed. */
  readonly categoriesInUse: readonly string[];
}

/**
 * Everything for which a draft is refused, each with its place and a sentence; empty for a good one. Takes anything, as
 * it comes from outside: contents are looked at only where the form is right.
 */
export function problemsOf(
  draft: unknown,
  { categoriesInUse }: PolicySurroundings = { categoriesInUse: [] },
): PolicyProblem[] {
  const ofShape = shapeProblems(draft);
  if (ofShape.length > 0) return ofShape;
  const policy = draft as PolicyDraft;
  const ofHours = hoursProblems(policy.hours);
  // Without hours nothing can be said about working days.
  if (ofHours.length > 0) return ofHours;
  const dayMinutes = policy.hours.reduce((sum, [start, end]) => sum + end - start, 0);
  return [
    ...CLASS_CODES.flatMap((code) => classProblems(policy.classes[code], code, dayMinutes)),
    ...twice(Object.values(policy.classes), 'classes', 'class.nameTwice'),
    ...groupProblems(policy),
    ...Object.entries(policy.categories).flatMap(([code, one]) =>
      categoryProblems(policy, code, one),
    ),
    ...twice(Object.values(policy.categories), 'categories', 'category.nameTwice'),
    ...offerProblems(Object.values(policy.categories)),
    ...categoriesInUse
      .filter((code) => !Object.hasOwn(policy.categories, code))
      .map((code) => policyProblem('category.removedInUse', `categories.${code}`)),
    ...procedureProblems(policy.procedure),
  ];
}

const HOURS: Readonly<Partial<Record<string, PolicyProblemCode>>> = {
  'calendar.hoursOutOfDay': 'hours.outOfDay',
  'calendar.hoursReversed': 'hours.reversed',
  'calendar.hoursOverlap': 'hours.overlap',
};

function hoursProblems(hours: WorkingHours): PolicyProblem[] {
  if (hours.length === 0) return [policyProblem('hours.missing', 'hours')];
  // The first period with which the day goes wrong.
  const index = hours.findIndex((_, at) => checkWorkingHours(hours.slice(0, at + 1)) !== null);
  if (index === -1) return [];
  const code = HOURS[checkWorkingHours(hours.slice(0, index + 1)) ?? ''] ?? 'hours.outOfDay';
  return [policyProblem(code, `hours.${index}`)];
}

function classProblems(cls: ClassPolicy, code: string, dayMinutes: number): PolicyProblem[] {
  const place = `classes.${code}`;
  if (cls.code !== code) return [policyProblem('class.codeDiffers', `${place}.code`)];
  if (cls.clock !== 'working' && cls.clock !== 'natural')
    return [policyProblem('class.clockUnknown', `${place}.clock`, { value: cls.clock })];
  const spans = [
    ...clockedSpanProblems(cls.claim, cls.clock, `${place}.claim`),
    ...clockedSpanProblems(cls.finish, cls.clock, `${place}.finish`),
  ];
  if (spans.length > 0) return spans;
  const isShort = minutesOf(cls.claim, dayMinutes) < minutesOf(cls.finish, dayMinutes);
  return [
    ...(isShort ? [] : [policyProblem('class.claimOverFinish', `${place}.claim`)]),
    ...ladderProblems(cls, dayMinutes, `${place}.ladder`),
  ];
}

function groupProblems({ groups, categories }: PolicyDraft): PolicyProblem[] {
  const used = new Set(Object.values(categories).map(({ groupCode }) => groupCode));
  const own = Object.entries(groups).flatMap(([code, group]) => {
    const place = `groups.${code}`;
    if (group.code !== code) return [policyProblem('group.codeDiffers', `${place}.code`)];
    if (!CODE_PATTERN.test(code)) return [policyProblem('category.codeBad', `${place}.code`)];
    return used.has(code) ? [] : [policyProblem('group.empty', place)];
  });
  return [...own, ...twice(Object.values(groups), 'groups', 'group.nameTwice')];
}

function categoryProblems(policy: PolicyDraft, code: string, one: Category): PolicyProblem[] {
  const place = `categories.${code}`;
  if (one.code !== code) return [policyProblem('category.codeDiffers', `${place}.code`)];
  const cls = Object.hasOwn(policy.classes, one.classCode) ? policy.classes[one.classCode] : null;
  return [
    ...(CODE_PATTERN.test(code) ? [] : [policyProblem('category.codeBad', `${place}.code`)]),
    ...(Object.hasOwn(policy.groups, one.groupCode)
      ? []
      : [policyProblem('category.groupUnknown', `${place}.groupCode`, { value: one.groupCode })]),
    ...(one.kind === 'repair' || one.kind === 'complaint'
      ? []
      : [policyProblem('category.kindUnknown', `${place}.kind`)]),
    ...(cls
      ? clockedSpanProblems(one.extensionCap, cls.clock, `${place}.extensionCap`)
      : [policyProblem('class.unknown', `${place}.classCode`, { value: one.classCode })]),
  ];
}

/** Names that people could not tell apart. */
function twice(
  rows: readonly { readonly code: string; readonly name: string }[],
  folder: string,
  code: PolicyProblemCode,
): PolicyProblem[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const name = row.name.trim();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [policyProblem(code, `${folder}.${row.code}.name`, { value: name })];
  });
}

function offerProblems(categories: readonly Category[]): PolicyProblem[] {
  const offered = categories.filter((one) => one.isOffered);
  if (offered.length === 0) return [policyProblem('category.noneOffered', 'categories')];
  const common = offered.filter((one) => one.common).length;
  return common > COMMON_MAX
    ? [policyProblem('category.tooManyCommon', 'categories', { max: COMMON_MAX })]
    : [];
}

function procedureProblems(procedure: Procedure): PolicyProblem[] {
  const spans = Object.entries(procedure).filter(
    (entry): entry is [string, Span] => typeof entry[1] === 'object',
  );
  return spans.flatMap(([name, span]) => spanProblems(span, `procedure.${name}`));
}
